import { Problem } from '../problem.ts';
import { ANNOTATION_TYPE, TOKEN_TYPE } from '../uima/type-system.ts';
import { splitCell, suffixed, unescapeValue } from './escape.ts';
import type { Row } from './body.ts';
import type { Layer } from './header.ts';
import type { Mark, Marks, Said } from './marks.ts';

/** A relation between two annotations of a file. */
export interface Link {
  readonly type: string;
  readonly from: Mark;
  readonly to: Mark;
  readonly attributes: Said['attributes'];
  readonly line: number;
}

const POS_TYPE = 'de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS';

const TOKEN: Layer = { kind: 'span', type: TOKEN_TYPE, name: 'Token', columns: [], at: 0 };

interface Chain {
  readonly layer: Layer;
  readonly elements: Map<number, { readonly mark: Mark; readonly relation: string }>;
}

type RowPlace = Pick<Row, 'id' | 'start' | 'end' | 'line'>;

/**
 * What the rows say between annotations: relations, slots and chains. They name rows and numbers that may come later, so they are looked up at the
 * end.
 */
export class References {
  readonly #marks: Marks;
  readonly #spans: readonly Layer[];
  readonly #rows = new Map<string, RowPlace>();
  readonly #keepsRows: boolean;
  readonly #waiting: (() => Link[])[] = [];
  readonly #lines: number[] = [];
  readonly #chains = new Map<string, Chain>();

  constructor(marks: Marks, layers: readonly Layer[]) {
    this.#marks = marks;
    this.#spans = layers.filter(({ kind }) => kind === 'span');
    this.#keepsRows = layers.some(
      ({ kind, columns }) => kind === 'relation' || columns.some((one) => one.kind === 'slot'),
    );
  }

  /** Remembers a row that references may name. @throws Problem where it is there already */
  row({ id, start, end, line }: Row): void {
    if (!this.#keepsRows) return;
    const before = this.#rows.get(id);
    if (before) throw new Problem(`the row ${id} stands in line ${before.line} too; number the rows anew`);
    this.#rows.set(id, { id, start, end, line });
  }

  /** A relation: it stands on the row of its target and names that of its source. @throws Problem */
  relation(row: Row, layer: Layer, { attributes, cells }: Said): void {
    const i = layer.columns.findIndex(({ kind }) => kind === 'source');
    const column = layer.columns[i];
    const { value: unit, suffix } = suffixed(cells[i] ?? '_');
    const [from = null, to = null] = suffix?.split('_') ?? [];
    if (column?.kind !== 'source' || (suffix !== null && to === null)) {
      throw new Problem(
        `${cells[i] ?? ''} does not name the other end of a relation, such as 1-3 or 1-3[0_1]; correct it`,
      );
    }
    const { base } = column;
    this.#later(row, () => [
      {
        type: layer.name,
        from: this.#named(unit, from, base),
        to: this.#named(row.id, to, base),
        attributes,
        line: row.line,
      },
    ]);
  }

  /** The slots of an annotation. @throws Problem */
  slots(row: Row, { columns }: Layer, host: Mark, cells: readonly string[]): void {
    for (const [i, column] of columns.entries()) {
      if (column.kind !== 'slot') continue;
      const cell = cells[i] ?? '*';
      if (cell === '*' || cell === '_') continue;
      const targets = splitCell(cell, ';').map((target) => suffixed(target));
      const roles = splitCell(suffixed(cells[i - 1] ?? '_').value, ';');
      if (roles.length !== targets.length) {
        throw new Problem(
          `the slots of ${column.feature} have ${roles.length} roles and ${targets.length} targets; export it again`,
        );
      }
      this.#later(row, () =>
        targets.map(({ value, suffix }, n): Link => {
          const role = roles[n] ?? '*';
          const attributes = role === '*' || role === '_' ? {} : { role: unescapeValue(role) };
          return {
            type: column.feature,
            from: host,
            to: this.#named(value, suffix, column.target),
            attributes,
            line: row.line,
          };
        }),
      );
    }
  }

  /** A link of a chain: `coref->1-2` is the second one of chain 1. @throws Problem */
  chain(row: Row, layer: Layer, said: Said): void {
    const i = layer.columns.findIndex(({ kind }) => kind === 'link');
    const found = /^(.*)->(\d{1,9})-(\d{1,9})$/s.exec(said.cells[i] ?? '');
    if (!found) throw new Problem(`${said.cells[i] ?? ''} does not name a link of a chain, such as *->1-2; correct it`);
    const [, relation = '*', chain = '', place = ''] = found;
    const key = `${layer.type} ${chain}`;
    const { elements } = this.#chains.get(key) ?? { elements: new Map<number, { mark: Mark; relation: string }>() };
    this.#chains.set(key, { layer, elements });
    const there = elements.get(Number(place));
    if (there) there.mark.end = Math.max(there.mark.end, row.end);
    else elements.set(Number(place), { mark: this.#marks.make(row, layer, said), relation });
  }

  #later(row: Row, find: () => Link[]): void {
    this.#waiting.push(find);
    this.#lines.push(row.line);
  }

  /** Everything that was found, in the order of the file. @throws Problem with the line at which `at` runs it */
  resolve(at: <T>(line: number, work: () => T) => T): Link[] {
    const links = this.#waiting.flatMap((find, i) => at(this.#lines[i] ?? 1, find));
    for (const { layer, elements } of this.#chains.values()) {
      const inOrder = [...elements].toSorted(([a], [b]) => a - b).map(([, element]) => element);
      for (const [i, { mark, relation }] of inOrder.entries()) {
        const next = inOrder[i + 1];
        if (!next) continue;
        const attributes = relation === '*' ? {} : { referenceRelation: unescapeValue(relation) };
        links.push({ type: layer.name, from: mark, to: next.mark, attributes, line: mark.line });
      }
    }
    return links;
  }

  #named(unit: string, number: string | null, type: string): Mark {
    if (number !== null && Number(number) > 0) return this.#marks.numbered(number);
    const row = this.#rows.get(unit);
    if (!row) throw new Problem(`there is no row ${unit}, which a reference names; was the file cut off`);
    const types = type === ANNOTATION_TYPE ? this.#spans.map((layer) => layer.type) : [type];
    const there = types.flatMap((one) => this.#marks.on(unit, one));
    const [mark] = there;
    if (mark && there.length === 1) return mark;
    // Dependencies are said to be between parts of speech, but are between tokens.
    if (!mark && (type === TOKEN_TYPE || type === POS_TYPE)) {
      return this.#marks.on(unit, TOKEN_TYPE)[0] ?? this.#marks.make(row, TOKEN, { attributes: {}, said: '' });
    }
    const what = mark
      ? `${there.length} annotations of ${type} and does not say which one is meant`
      : `no annotation of ${type}`;
    throw new Problem(`the row ${unit}, which a reference names, has ${what}; export it again`);
  }
}
