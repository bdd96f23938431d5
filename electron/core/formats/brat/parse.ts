import { Problem } from '../problem.ts';
import { unescapeText } from '../line-text.ts';
import { decodeName } from './names.ts';

/** A line of an `.ann` file. */
export type Entry =
  /** `text` is null where the file leaves it out. */
  | { kind: 'T'; id: string; type: string; spans: readonly (readonly [number, number])[]; text: string | null }
  /** `isNamed`: its ends are called otherwise than Arg1 and Arg2. */
  | { kind: 'R'; id: string; type: string; from: string; to: string; isNamed: boolean }
  | { kind: 'E'; id: string; type: string; trigger: string; roles: readonly (readonly [role: string, id: string])[] }
  | { kind: 'A'; id: string; name: string; target: string; value: string | true }
  | { kind: 'N'; id: string; name: string; target: string; reference: string; text: string }
  | { kind: '#'; id: string; type: string; target: string; text: string | null }
  | { kind: '*'; id: string; type: string; members: readonly string[] };

/** How names and texts are read: as they stand, or as we escape them. */
export interface Words {
  readonly name: (written: string) => string;
  readonly text: (written: string) => string;
}

export const AS_WRITTEN: Words = { name: (written) => written, text: (written) => written };
export const OWN_WORDS: Words = { name: decodeName, text: unescapeText };

const LINE = /^(?:([TREAMN#])(\d+\S*)|(\*))\t([^\t]*)(?:\t(.*))?$/s;
const SPAN = /^(\d{1,10}) (\d{1,10})$/;

/**
 * One line of an `.ann` file without its end, as brat's own server reads it.
 *
 * @throws Problem
 */
export function parseLine(line: string, words: Words): Entry {
  const found = LINE.exec(line);
  if (!found) {
    throw new Problem(
      'this is no line of brat: it begins with T, R, E, A, M, N or # and a number, or with *, and a tab; correct it',
    );
  }
  const [, letter = '*', number = '', , data = '', tail] = found;
  const id = `${letter}${number}`;
  const rest = data.trimEnd();
  switch (letter) {
    case 'T':
      return textBound(id, rest, tail, words);
    case 'R':
      return relation(id, rest, words);
    case 'E':
      return event(id, rest, words);
    case 'A':
    case 'M':
      return attribute(id, data, words);
    case 'N':
      return normalisation(id, rest, tail ?? '', words);
    case '#':
      return note(id, rest, tail ?? '', words);
    default:
      return group(rest, words);
  }
}

function nameOf(written: string, words: Words): string {
  const name = words.name(written);
  if (name === '' || name === '__proto__') throw new Problem(`${JSON.stringify(name)} is no name; correct it`);
  return name;
}

const shape = (id: string, like: string): Problem => new Problem(`${id} is not written as "${like}"; correct it`);

function textBound(id: string, data: string, tail: string | undefined, words: Words): Entry {
  const blank = data.indexOf(' ');
  if (blank < 0) throw shape(id, 'TYPE START END');
  const spans = data
    .slice(blank + 1)
    .split(';')
    .map((written): readonly [number, number] => {
      const [, start, end] = SPAN.exec(written) ?? [];
      if (start === undefined || end === undefined) throw shape(id, 'TYPE START END;START END');
      return [Number(start), Number(end)];
    });
  const text = tail === undefined || tail.trim() === '' ? null : tail;
  return { kind: 'T', id, type: nameOf(data.slice(0, blank), words), spans, text };
}

/** `Role:T1` */
function role(id: string, written: string): readonly [string, string] {
  const colon = written.lastIndexOf(':');
  if (colon < 1 || colon === written.length - 1) throw shape(id, 'TYPE ROLE:ID ROLE:ID');
  return [written.slice(0, colon), written.slice(colon + 1)];
}

function relation(id: string, data: string, words: Words): Entry {
  const [type = '', ...roles] = data.split(/ +/);
  const [from, to] = roles.map((written) => role(id, written));
  if (!from || !to || roles.length !== 2) {
    throw new Problem(`${id} is not written as "TYPE Arg1:ID Arg2:ID", with two ends; correct it`);
  }
  const isNamed = from[0] !== 'Arg1' || to[0] !== 'Arg2';
  return { kind: 'R', id, type: nameOf(type, words), from: from[1], to: to[1], isNamed };
}

function event(id: string, data: string, words: Words): Entry {
  const [head = '', ...roles] = data.split(/ +/);
  const colon = head.lastIndexOf(':');
  if (colon < 1) throw shape(id, 'TYPE:TRIGGER ROLE:ID');
  const all = roles.filter((written) => written !== '').map((written) => role(id, written));
  const plain = new Set(all.map(([name]) => name));
  return {
    kind: 'E',
    id,
    type: nameOf(head.slice(0, colon), words),
    trigger: head.slice(colon + 1),
    // The second Theme of an event is called Theme2 in brat.
    roles: all.map(([name, target]) => {
      const base = name.replace(/\d+$/, '');
      return [nameOf(plain.has(base) ? base : name, words), target];
    }),
  };
}

/** The value is what follows the target, blanks included; none means that the attribute holds. */
function attribute(id: string, data: string, words: Words): Entry {
  const [, name, target, value] = /^(\S+) (\S+)(?: (.*))?$/s.exec(data) ?? [];
  if (name === undefined || target === undefined) throw shape(id, 'NAME ID VALUE');
  const said = value === undefined || value === '' ? true : words.text(value);
  return { kind: 'A', id, name: nameOf(name, words), target, value: said };
}

function normalisation(id: string, data: string, tail: string, words: Words): Entry {
  const [name, target, reference, more] = data.split(/ +/);
  if (name === undefined || target === undefined || reference === undefined || more !== undefined) {
    throw shape(id, 'TYPE ID DATABASE:REFERENCE');
  }
  return { kind: 'N', id, name: nameOf(name, words), target, reference, text: words.text(tail) };
}

function note(id: string, data: string, tail: string, words: Words): Entry {
  const [type, target, more] = data.split(/ +/);
  if (type === undefined || target === undefined || more !== undefined) throw shape(id, 'TYPE ID');
  return { kind: '#', id, type, target, text: tail === '' ? null : words.text(tail) };
}

function group(data: string, words: Words): Entry {
  const [type = '', ...members] = data.split(/ +/);
  if (members.length < 2) throw new Problem('a line with * names a type and at least two annotations; correct it');
  return { kind: '*', id: '*', type: nameOf(type, words), members };
}
