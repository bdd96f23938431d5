import type { z } from 'zod';
import type { AttributeValue } from '../../../../shared/model/annotation.ts';
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

/** A value as metadata or an attribute can hold it: what is no scalar stays as its JSON; null is none. */
export function scalarOf(value: JsonValue): string | number | boolean | null {
  return typeof value === 'object' && value !== null ? canonical(value) : value;
}

/** An answer of a list of texts: a list where there are several. */
export const answerOf = (values: readonly (string | number | boolean)[]): AttributeValue => {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : [...values];
};

/** The name of an entry of metadata. @throws Problem where it is none */
export function metadataName(name: string): string {
  if (name.length >= 1 && name.length <= 100) return name;
  throw new Problem(`the name ${JSON.stringify(name.slice(0, 40))} has not 1 to 100 characters; shorten it`);
}
