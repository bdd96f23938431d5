import { decodeName, nameOfType } from '../uima/names.ts';
import { Problem } from '../problem.ts';

/** What the cells of a column say. */
export type Column =
  | { readonly kind: 'value'; readonly feature: string }
  /** Only that there is an annotation. */
  | { readonly kind: 'mark' }
  /** The roles of a slot feature; the column after it has its targets. */
  | { readonly kind: 'role'; readonly feature: string }
  | { readonly kind: 'slot'; readonly feature: string; readonly target: string }
  /** The other end of a relation; `base` is the type of both. */
  | { readonly kind: 'source'; readonly base: string }
  | { readonly kind: 'element' }
  | { readonly kind: 'link' };

/** A line of the header: what a layer has in the table. */
export interface Layer {
  readonly kind: 'span' | 'relation' | 'chain';
  readonly type: string;
  /** The layer's name as people read it. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** Place of its first column in a row. */
  readonly at: number;
}

const KINDS = { '#T_SP=': 'span', '#T_RL=': 'relation', '#T_CH=': 'chain' } as const;

/** The versions that are read; 3.1 escapes its text as Java does. */
export type Version = '3.1' | '3.2' | '3.3';

/** @throws Problem where the file is of another kind or version. */
export function versionOf(line: string): Version {
  const stated = /^#FORMAT=WebAnno TSV (\S+)$/.exec(line)?.[1];
  if (stated === undefined) {
    throw new Problem('this is no WebAnno TSV: its first line is not "#FORMAT=WebAnno TSV 3.3"; choose another format');
  }
  if (stated === '3.1' || stated === '3.2' || stated === '3.3') return stated;
  throw new Problem(
    `this is WebAnno TSV ${stated}; versions 3.1 to 3.3 are read. Export it again with a newer INCEpTION`,
  );
}

/** The layer that a line of the header declares; null where it declares none. @throws Problem */
export function layerOf(line: string, at: number): Layer | null {
  const kind = KINDS[line.slice(0, 6) as keyof typeof KINDS];
  if (kind === undefined) return null;
  const [type = '', ...fields] = line.slice(6).split('|');
  if (type === '') throw new Problem('this line of the header names no layer; correct it');
  const columns: Column[] = [];
  for (const field of fields.filter((one) => one !== '')) columns.push(columnOf(kind, field, columns.at(-1)));
  if (columns.length === 0) columns.push({ kind: 'mark' });
  const features = columns.flatMap((column) => (column.kind === 'value' ? column.feature : []));
  const twice = features.find((feature, i) => features.indexOf(feature) !== i);
  if (twice !== undefined) throw new Problem(`the layer ${type} has the feature ${twice} twice; keep one`);
  const missing = missingColumn(kind, columns);
  if (missing !== null) throw new Problem(`the layer ${type} has no ${missing}; export it again`);
  return { kind, type, name: nameOfType(type), columns, at };
}

function columnOf(kind: Layer['kind'], field: string, before: Column | undefined): Column {
  if (kind === 'relation' && field.startsWith('BT_')) return { kind: 'source', base: field.slice(3) };
  if (kind === 'chain' && field === 'referenceType') return { kind: 'element' };
  if (kind === 'chain' && field === 'referenceRelation') return { kind: 'link' };
  if (kind === 'span' && field.startsWith('ROLE_')) {
    const feature = /:([^_:]+)_/.exec(field)?.[1];
    if (feature === undefined)
      throw new Problem(`${field} does not name a slot feature as ROLE_TYPE:FEATURE_LINK; correct it`);
    return { kind: 'role', feature: decodeName(feature) };
  }
  if (before?.kind === 'role') return { kind: 'slot', feature: before.feature, target: field };
  if (kind === 'span' && field.includes('.')) {
    throw new Problem(`${field} stands without the role of a slot feature before it; correct the header`);
  }
  return { kind: 'value', feature: decodeName(field) };
}

function missingColumn(kind: Layer['kind'], columns: readonly Column[]): string | null {
  const has = (what: Column['kind']): boolean => columns.filter((column) => column.kind === what).length === 1;
  if (kind === 'relation' && !has('source')) return 'column BT_ for the other end of its relations';
  if (kind === 'chain' && !has('link')) return 'feature referenceRelation';
  if (columns.at(-1)?.kind === 'role') return 'targets for its last slot feature';
  return null;
}
