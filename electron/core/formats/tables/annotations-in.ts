import { annotationSchema, attributesSchema, type AttributeValue } from '../../../../shared/model/annotation.ts';
import { idSchema } from '../../../../shared/model/ids.ts';
import { z } from 'zod';
import type { ForeignAnnotation, ForeignRelation } from '../foreign.ts';
import { Problem, refusalAt, within, type Place } from '../problem.ts';
import { ATTRIBUTE, OTHER_ATTRIBUTES, SEVERAL } from './columns.ts';
import type { TableIn } from './table-in.ts';
import { attributeValue, type AttributesIn, type Cells } from './values-in.ts';

/** An annotation of a table before its text is known: its places in the unit of the file. */
export interface StatedAnnotation {
  readonly foreign: Omit<ForeignAnnotation, 'fragments'>;
  readonly fragments: readonly (readonly [start: number, end: number])[];
}

const offset = z.int().nonnegative();
const fragmentsSchema = z
  .array(z.strictObject({ start: offset, end: offset }))
  .min(1)
  .max(1000);
const { flags, origin, confidence, note } = annotationSchema.shape;

/** Reads the attributes of a table's rows. */
export function attributesIn(columns: readonly string[]): AttributesIn {
  const own = columns
    .filter((name) => name.startsWith(ATTRIBUTE))
    .map((column) => {
      const isSeveral = column.endsWith(SEVERAL);
      return { column, isSeveral, name: column.slice(ATTRIBUTE.length, isSeveral ? -SEVERAL.length : undefined) };
    });
  return (cells) => {
    const attributes: Record<string, AttributeValue> = { ...cells.shaped(OTHER_ATTRIBUTES, attributesSchema) };
    for (const { column, name, isSeveral } of own) {
      const value = cells.raw(column);
      if (value === null) continue;
      if (Object.hasOwn(attributes, name)) throw new Problem(`the attribute ${name} stands in two columns; keep one`);
      attributes[name] = within(column, () => attributeValue(value, isSeveral));
    }
    return attributes;
  };
}

/** Reads a row of `annotations`. @throws Problem */
export function annotationIn(cells: Cells, attributes: AttributesIn, place: Place): StatedAnnotation {
  const start = cells.whole('start');
  const end = cells.whole('end');
  if (start === undefined || end === undefined) throw new Problem('start and end say where it is; fill them in');
  const stated = cells.shaped('fragments', fragmentsSchema)?.map(({ start: from, end: to }) => [from, to] as const);
  const fragments = stated ?? [[start, end] as const];
  if (fragments[0]?.[0] !== start || fragments.at(-1)?.[1] !== end) {
    throw new Problem(`start and end say ${start} to ${end}, the fragments say something else; make them agree`);
  }
  const kind = cells.text('origin');
  const from = cells.shaped('origin_from', z.array(z.string()));
  const optional = {
    annotator: cells.text('annotator'),
    quote: cells.text('quote'),
    note: checked(note, 'note', cells.text('note')),
    confidence: checked(confidence, 'confidence', cells.number('confidence')),
    claim: cells.text('claim'),
    flags: cells.shaped('flags', flags.unwrap()),
    codebookVersion: cells.text('codebook_version'),
    origin: kind === undefined ? undefined : checked(origin, 'origin', { kind, ...(from && { from }) }),
  };
  return {
    foreign: {
      id: idOf(cells, 'id'),
      keepsId: true,
      label: cells.must('label'),
      attributes: attributes(cells),
      place,
      ...withoutUndefined(optional),
    },
    fragments,
  };
}

/** Reads a row of `relations`. @throws Problem */
export function relationIn(cells: Cells, place: Place): ForeignRelation {
  const document = cells.must('document');
  const toDocument = cells.text('to_document');
  return {
    id: idOf(cells, 'id'),
    keepsId: true,
    type: cells.must('type'),
    from: idOf(cells, 'from'),
    to: idOf(cells, 'to'),
    attributes: cells.shaped('attributes', attributesSchema) ?? {},
    place,
    ...withoutUndefined({
      annotator: cells.text('annotator'),
      note: checked(note, 'note', cells.text('note')),
      toDocument: toDocument === document ? undefined : toDocument,
    }),
  };
}

function idOf(cells: Cells, name: string): string {
  const id = cells.must(name);
  if (!idSchema.safeParse(id).success)
    throw new Problem(
      `${name}: ${JSON.stringify(id.slice(0, 40))} is no id; an id is 1 to 128 letters, digits, ".", "_", ":" or "-"`,
    );
  return id;
}

/** The value, where it is what a project may hold. @throws Problem that names the column */
export function checked<T>(schema: z.ZodType<T>, name: string, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Problem(`${name} is not valid: ${parsed.error.issues[0]?.message ?? 'correct it'}`);
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that are there. */
export const withoutUndefined = <T extends object>(fields: T): Defined<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;

/** @throws Refusal where a column is missing, or is none of the layout's */
export function requireColumns(table: TableIn, needed: readonly string[], known: readonly string[]): void {
  const missing = needed.filter((name) => !table.columns.includes(name));
  const place = { file: table.file, line: 1 };
  if (missing.length > 0) throw refusalAt(place, `the column ${missing.join(', ')} is missing; add it`);
  const strange = table.columns.find((name) => !known.includes(name) && !name.startsWith(ATTRIBUTE));
  if (strange !== undefined) {
    throw refusalAt(
      place,
      `the column ${JSON.stringify(strange)} is none of this table; name it attribute.${strange} where it is an attribute, or take it out`,
    );
  }
}
