import type { z } from 'zod';
import { assertNever } from '../../../shared/assert.ts';

type Issue = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list of two offsets',
  object: 'an object',
  record: 'an object',
};

/**
 * What the shape of a file's JSON has wrong, in one sentence that names the field and what to do. Needs
 * `reportInput: true`.
 *
 * @param whole what to say where it is not even an object.
 */
export function describeIssue(issue: Issue, whole: string): string {
  const field = pathOf(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown field ${named(issue.keys)}${field === '' ? '' : ` in ${field}`}; correct its name or take it out`;
    case 'invalid_type':
      if (field === '') return whole;
      if (issue.input === undefined) return `${field} is missing; add it`;
      return `${field} is not ${KINDS[issue.expected] ?? issue.expected}; ${ownWords(issue) ?? 'correct it'}`;
    case 'invalid_value':
      if (issue.input === undefined) return `${field} is missing; it is one of ${named(issue.values)}`;
      return `${field} is not one of ${named(issue.values)}; correct it`;
    case 'invalid_union':
      return `${field} is not a text, a number, or true or false; correct it`;
    case 'too_small':
      return `${field} is too short or too small; ${ownWords(issue) ?? `the least is ${issue.minimum}`}`;
    case 'too_big':
      return `${field} is too long or too large; ${ownWords(issue) ?? `the most is ${issue.maximum}`}`;
    case 'invalid_key':
      return `${field} is a name that is empty or too long; correct it`;
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'not_multiple_of':
      return `${field} is not valid; ${issue.message}`;
    default:
      return assertNever(issue);
  }
}

/** `annotations[2].start`: places in lists count from 0, as in every program that made the file. */
function pathOf(path: readonly PropertyKey[]): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`)).join('');
}

/** The schema's own message, where it is not one of the library's. */
const ownWords = ({ message }: Issue): string | null => (/^(Invalid|Too) /.test(message) ? null : message);

const named = (names: readonly unknown[]): string => names.map((name) => JSON.stringify(name)).join(', ');
