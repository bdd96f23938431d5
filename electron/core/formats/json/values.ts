import type { z } from 'zod';
import type { AttributeValue } from '../../../../shared/model/annotation.ts';
import type { SourceDocument } from '../../../../shared/model/document.ts';
import { canonical } from '../../repositories/state.ts';
import { describeIssue } from '../issues.ts';
import type { TreeFile } from '../foreign.ts';
import { linesOf } from '../lines.ts';
import { at, Problem, type Place } from '../problem.ts';
import { parseStrictJson, type JsonValue } from '../strict-json.ts';

/** A value of a file, and where it stands. */
export interface PlacedValue {
  readonly place: Place;
  readonly value: JsonValue;
}

/** The JSON values of a file that has one a line, one at a time. @throws Refusal with file and line; those of `linesOf` */
export async function* valuesOf({ source }: TreeFile, signal?: AbortSignal): AsyncGenerator<PlacedValue> {
  for await (const { file, line, text } of linesOf(source, signal)) {
    const place = { file, line };
    yield { place, value: at(place, () => parseStrictJson(text)) };
  }
}

/**
 * A value in the shape that a format gives it.
 *
 * @param whole what to say where it is not even an object.
 * @throws Problem that names the field and what to do.
 */
export function shaped<T>(schema: z.ZodType<T>, value: unknown, whole: string): T {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Problem(issue ? describeIssue(issue, whole) : whole);
}

/** A value as one entry can hold it: what is no scalar stays as its JSON; null is none. */
const scalarOf = (value: unknown): string | number | boolean | null => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'object' && value !== null ? canonical(value) : null;
};

/** Entries of an object as metadata: lists and objects stay as their JSON. @throws Problem for a name that is none */
export const metadataFrom = (entries: Readonly<Record<string, unknown>>): SourceDocument['metadata'] =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([name, value]): [string, string | number | boolean][] => {
      const scalar = scalarOf(value);
      return scalar === null ? [] : [[metadataName(name), scalar]];
    }),
  );

/** An answer of a list of texts: a list where there are several. */
export const answerOf = (values: readonly (string | number | boolean)[]): AttributeValue => {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : [...values];
};

function metadataName(name: string): string {
  if (name.length >= 1 && name.length <= 100) return name;
  throw new Problem(`the name ${JSON.stringify(name.slice(0, 40))} has not 1 to 100 characters; shorten it`);
}
