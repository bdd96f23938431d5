import type { AttributeValue } from '../../../../shared/model/annotation.ts';
import { Problem } from '../problem.ts';
import { splitCell, suffixed, unescapeValue } from './escape.ts';
import type { Row } from './body.ts';
import type { Layer } from './header.ts';
import { fromText } from '../uima/values.ts';

/** An annotation of a span layer or a chain as the rows show it so far. */
export interface Mark {
  /** Where it stands and what it is: unique in its file. */
  readonly id: string;
  readonly layer: Layer;
  readonly start: number;
  end: number;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** The cells that say its attributes, to find two rows that do not agree. */
  readonly said: string;
  readonly line: number;
}

/** One of the annotations that a row says, before it is known whether it was there before. */
export interface Said {
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly said: string;
  /** What tells it from others on its row, or null. */
  readonly number: string | null;
  /** Of each column. */
  readonly cells: readonly string[];
}

/**
 * What the cells of a layer say on a row: one entry for each of the annotations that are stacked there.
 *
 * @throws Problem where the columns of the layer do not agree on how many there are, or which.
 */
export function stacked(row: Row, layer: Layer): readonly Said[] {
  const { columns, at, type } = layer;
  const cells = columns.map((_, i) => row.cells[at + i] ?? '_');
  if (cells.every((cell) => cell === '_')) return [];
  const split = cells.map((cell) => (cell === '_' ? [] : splitCell(cell, '|')));
  // The roles of slots may be `_` for an annotation that is there: it has none.
  const isRole = (i: number): boolean => columns[i]?.kind === 'role';
  const [count = 0, ...others] = new Set(split.flatMap((parts, i) => (isRole(i) ? [] : parts.length)));
  if (others.length > 0 || split.some((parts, i) => isRole(i) && parts.length > 0 && parts.length !== count)) {
    throw new Problem(`the columns of ${type} do not say the same number of annotations on this row; export it again`);
  }
  return Array.from({ length: count }, (_, i) =>
    saidBy(
      layer,
      split.map((parts) => parts[i] ?? '_'),
    ),
  );
}

function saidBy(layer: Layer, cells: readonly string[]): Said {
  const attributes: [string, AttributeValue][] = [];
  const plain: string[] = [];
  let number: string | null = null;
  for (const [i, column] of layer.columns.entries()) {
    const cell = cells[i] ?? '_';
    if (column.kind === 'slot' || column.kind === 'link' || column.kind === 'source') {
      plain.push(column.kind === 'slot' ? cell : '');
      continue;
    }
    const { value, suffix } = suffixed(cell);
    plain.push(value);
    if (suffix !== null && layer.kind === 'span') {
      if (number !== null && number !== suffix) {
        throw new Problem(
          `the columns of ${layer.type} number one annotation as ${number} and as ${suffix}; correct it`,
        );
      }
      number = suffix;
    }
    if (value === '*' || column.kind === 'mark' || column.kind === 'role') continue;
    const name = column.kind === 'element' ? 'referenceType' : column.feature;
    attributes.push([name, fromText(unescapeValue(value))]);
  }
  return { attributes: Object.fromEntries(attributes), said: plain.join('\t'), number, cells };
}

/** The annotations of span layers, by the numbers that rows give them and by their rows. */
export class Marks {
  readonly all: Mark[] = [];
  readonly #numbered = new Map<string, Mark>();
  /** By row and layer. */
  readonly #onRow = new Map<string, Mark[]>();
  readonly #ids = new Map<string, number>();

  /** The annotation that a row says: a new one, or one from a row before, which then ends here. @throws Problem */
  add(row: Row, layer: Layer, said: Said): { readonly mark: Mark; readonly isNew: boolean } {
    const before = said.number === null ? undefined : this.#numbered.get(said.number);
    if (before) {
      if (before.layer !== layer) {
        throw new Problem(
          `the number ${said.number} is that of a ${before.layer.name} in line ${before.line}; numbers are for one annotation each`,
        );
      }
      if (before.said !== said.said) {
        throw new Problem(
          `the ${layer.name} number ${said.number} says something else here than in line ${before.line}; make them agree`,
        );
      }
      before.end = Math.max(before.end, row.end);
      this.#place(row, layer, before);
      return { mark: before, isNew: false };
    }
    const mark = this.make(row, layer, said);
    if (said.number !== null) this.#numbered.set(said.number, mark);
    return { mark, isNew: true };
  }

  /** A new annotation on a row. */
  make(row: Pick<Row, 'id' | 'start' | 'end' | 'line'>, layer: Layer, said: Pick<Said, 'attributes' | 'said'>): Mark {
    const name = `${row.id} ${layer.name}`;
    const n = (this.#ids.get(name) ?? 0) + 1;
    this.#ids.set(name, n);
    const { start, end, line } = row;
    const { attributes } = said;
    const mark: Mark = { id: n === 1 ? name : `${name} ${n}`, layer, start, end, attributes, said: said.said, line };
    this.all.push(mark);
    this.#place(row, layer, mark);
    return mark;
  }

  #place(row: Pick<Row, 'id'>, { type }: Layer, mark: Mark): void {
    const key = `${row.id} ${type}`;
    const there = this.#onRow.get(key);
    if (!there) this.#onRow.set(key, [mark]);
    else if (!there.includes(mark)) there.push(mark);
  }

  /** @throws Problem where nothing has the number */
  numbered(number: string): Mark {
    const mark = this.#numbered.get(number);
    if (!mark)
      throw new Problem(`nothing in the file has the number ${number}, which a reference names; was the file cut off`);
    return mark;
  }

  /** The annotations of a type on a row. */
  on(row: string, type: string): readonly Mark[] {
    return this.#onRow.get(`${row} ${type}`) ?? [];
  }
}
