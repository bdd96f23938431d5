import { extent, type Annotation } from '../../../../shared/model/annotation.ts';
import { createScheme } from '../../../../shared/model/attributes.ts';
import { ON_DOCUMENT, type Codebook } from '../../../../shared/model/codebook.ts';
import { problemWithEnds } from '../../../../shared/model/relating.ts';
import type { Relation } from '../../../../shared/model/relation.ts';
import { seenWhole } from '../../db/blindfold.ts';
import type { ReadDb } from '../../db/types.ts';
import { oddValues } from '../../quality/values.ts';
import type { RawFinding } from '../../quality/raw.ts';
import { annotationById, annotationsOfClaim, workedPairs } from '../../repositories/annotations.ts';
import { listClaims, mentionCounts } from '../../repositories/claims.ts';
import { listDocumentLabels } from '../../repositories/document-labels.ts';
import { relationsAfter } from '../../repositories/relations.ts';
import { listStatuses } from '../../repositories/small.ts';
import { listAssignments } from '../../repositories/teams.ts';
import { excerpt, type Ground } from './annotation-findings.ts';

const NOTHING: Omit<RawFinding, 'kind' | 'facts' | 'key'> = {
  document: null,
  annotation: null,
  layer: null,
  label: null,
  span: null,
  relation: null,
  card: null,
  fix: null,
};

const PAGE = 1000;

/** Told of each thing that was looked at, so that the work can give way and tell how far it is. */
export type Looked = 'relations' | 'cards' | 'answers';

/** Relations whose ends are gone or not allowed, and those of no type that the codebook offers. Two look-ups a relation. */
export function* relationFindings(
  db: ReadDb,
  codebook: Pick<Codebook, 'relations'>,
  layers: ReadonlySet<string>,
  mayChange: Ground['mayChange'],
): Generator<RawFinding | Looked> {
  const types = new Map(codebook.relations.map((type) => [type.name, type]));
  let last = '';
  for (let page = relationsAfter(db, last, PAGE); page.length > 0; page = relationsAfter(db, last, PAGE)) {
    for (const relation of page) {
      last = relation.id;
      if (!layers.has(relation.layer)) continue;
      yield 'relations';
      const [from, to] = [annotationById(db, relation.from), annotationById(db, relation.to)];
      const finding = relationFinding(types, relation, from, to, mayChange);
      if (finding) yield finding;
    }
  }
}

function relationFinding(
  types: ReadonlyMap<string, Codebook['relations'][number]>,
  { id, layer, type: name, from: fromId, to: toId }: Relation,
  from: Annotation | undefined,
  to: Annotation | undefined,
  mayChange: Ground['mayChange'],
): RawFinding | null {
  const at = from ?? to;
  const base = {
    ...NOTHING,
    layer,
    relation: id,
    ...(at && { document: at.document, annotation: at.id, label: at.label, span: extent(at) }),
    fix: mayChange(layer, at?.document ?? '') ? ({ kind: 'unrelate', relation: id } as const) : null,
  };
  const make = (kind: RawFinding['kind'], facts: RawFinding['facts'], hasFix = true): RawFinding => ({
    ...base,
    ...(!hasFix && { fix: null }),
    kind,
    facts: { type: name, ...facts },
    key: [id, name, fromId, toId, from?.label ?? '', to?.label ?? ''],
  });
  if (!from || !to) return make('relation_end_gone', { ends: from || to ? 'one' : 'both' });
  const type = types.get(name);
  if (!type) return make('relation_unknown', {}, false);
  const problem = problemWithEnds(type, from, to);
  if (problem) {
    const scope = problem.kind === 'scope' ? 'document' : '';
    return make('relation_not_allowed', { from: from.label, to: to.label, scope }, false);
  }
  return type.retired === true ? make('relation_retired', {}, false) : null;
}

/** Claim cards that nothing or only one annotation mentions. Nothing is said of them where a document is hidden: their mentions may be there. */
export function* cardFindings(
  db: ReadDb,
  documents: readonly string[],
  layers: ReadonlySet<string>,
): Generator<RawFinding | Looked> {
  if (documents.some(hiding(db))) return;
  const totals = new Map<string, number>();
  for (const { claim, layer, n } of mentionCounts(db)) {
    if (layers.has(layer)) totals.set(claim, (totals.get(claim) ?? 0) + n);
  }
  for (const { id, text } of listClaims(db)) {
    yield 'cards';
    const n = totals.get(id) ?? 0;
    if (n > 1) continue;
    const one = n === 1 ? annotationsOfClaim(db, id).find(({ layer }) => layers.has(layer)) : undefined;
    yield {
      ...NOTHING,
      card: id,
      kind: one ? 'card_single' : 'card_empty',
      facts: { card: excerpt(text) },
      key: [id, text],
      ...(one && {
        document: one.document,
        annotation: one.id,
        layer: one.layer,
        label: one.label,
        span: extent(one),
      }),
    };
  }
}

/** Answers about documents that are missing or do not fit, documents that nobody has worked on, and those whose annotator has not begun: the last two not where others' work is hidden. */
export function* documentFindings(
  db: ReadDb,
  documents: readonly string[],
  codebook: Pick<Codebook, 'attributes'>,
  layers: ReadonlySet<string>,
): Generator<RawFinding | Looked> {
  const scheme = createScheme(codebook.attributes);
  const isHidden = hiding(db);
  const worked = new Set<string>();
  const touched = new Set<string>();
  const touch = (layer: string, document: string): void => {
    touched.add(`${layer}/${document}`);
    if (layers.has(layer)) worked.add(document);
  };
  for (const { layer, document } of workedPairs(db)) touch(layer, document);
  yield 'answers';
  for (const { layer, document, state } of listStatuses(db)) if (state !== 'open') touch(layer, document);
  const answers = new Map<string, RawFinding['facts']>();
  for (const { layer, document, attributes } of listDocumentLabels(db)) {
    touch(layer, document);
    answers.set(`${layer}/${document}`, attributes as RawFinding['facts']);
  }
  for (const pair of touched) {
    yield 'answers';
    const [layer, document] = split(pair);
    if (!layers.has(layer)) continue;
    const attributes = answers.get(pair) ?? {};
    for (const odd of oddValues(scheme, { label: ON_DOCUMENT, attributes })) {
      const key = [layer, document, ...Object.values(odd.facts)];
      yield { ...NOTHING, ...odd, document, layer, key };
    }
  }
  for (const { annotator, document } of listAssignments(db)) {
    if (isHidden(document) || touched.has(`${annotator}/${document}`)) continue;
    yield {
      ...NOTHING,
      document,
      layer: annotator,
      kind: 'untouched',
      facts: { annotator },
      key: [annotator, document],
    };
  }
  for (const document of documents) {
    if (!isHidden(document) && !worked.has(document))
      yield { ...NOTHING, document, kind: 'no_work', facts: {}, key: [document] };
  }
}

/** Whether others' work on a document is hidden: then that nothing is seen there does not say that there is nothing. */
function hiding(db: ReadDb): (document: string) => boolean {
  const seen = seenWhole(db);
  return (document) => seen?.has(document) === false;
}

/** Handles hold no slash. */
const split = (pair: string): [string, string] => {
  const at = pair.indexOf('/');
  return [pair.slice(0, at), pair.slice(at + 1)];
};
