import { SaxesParser } from 'saxes';
import { Problem } from '../problem.ts';

/** A code as the file has it, without the codes below it. */
export interface QdcCode {
  readonly name: string;
  readonly description: string;
  /** `#rrggbb` in lower case. */
  readonly color: string | null;
  readonly isCodable: boolean;
  /** Whether codes stand below it. */
  readonly isParent: boolean;
  /** Line of the file, from 1. */
  readonly line: number;
}

/** What a REFI-QDA codebook says. */
export interface Qdc {
  readonly origin: string;
  /** In the order of the file, those below others included. */
  readonly codes: readonly QdcCode[];
  readonly sets: number;
}

const NAMESPACE = /^urn:QDA-XML:codebook:/;
const MOST_CODES = 10_000;
const DEEPEST = 64;

/** A problem at a line of the file. */
export class QdcProblem extends Problem {
  readonly line: number;

  constructor(line: number, what: string) {
    super(what);
    this.line = line;
  }
}

/**
 * Reads a REFI-QDA codebook. Entities beyond the five of XML, a DOCTYPE, nesting deeper than 64 and more than 10,000 codes are
 * refused, so its cost is that of its size, which the caller limits.
 *
 * @throws QdcProblem
 */
export function readQdc(text: string): Qdc {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const refuse = (what: string): never => {
    throw new QdcProblem(parser.line, what);
  };
  const codes: { -readonly [K in keyof QdcCode]: QdcCode[K] }[] = [];
  /** Codes that are open; null stands for any other element. */
  const open: ((typeof codes)[number] | null)[] = [];
  let origin = '';
  let sets = 0;
  let describing: (typeof codes)[number] | null = null;

  parser.on('error', (error) => {
    throw new QdcProblem(parser.line, `this is not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`);
  });
  parser.on('doctype', () => refuse('it has a DOCTYPE, which no codebook needs and which is never read; take it out'));
  parser.on('opentag', ({ local, uri, attributes }) => {
    const value = (name: string): string | undefined => attributes[name]?.value;
    if (open.length >= DEEPEST) refuse(`it is nested more than ${DEEPEST} deep`);
    if (open.length === 0) {
      if (local !== 'CodeBook' || !NAMESPACE.test(uri)) {
        refuse('this is no REFI-QDA codebook: its first element is no CodeBook of "urn:QDA-XML:codebook:1.0"');
      }
      origin = value('origin') ?? '';
    }
    if (local === 'Set') sets += 1;
    if (local === 'Description') describing = open.at(-1) ?? null;
    if (local !== 'Code') return void open.push(null);
    if (codes.length >= MOST_CODES) refuse(`it has more than ${MOST_CODES.toLocaleString('en')} codes`);
    const parent = open.at(-1);
    if (parent) parent.isParent = true;
    const name = value('name') ?? refuse('a Code has no name');
    const color = value('color');
    if (color !== undefined && !/^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(color)) {
      refuse(`the color "${color}" of "${name}" is not written as #rrggbb`);
    }
    const code = {
      name,
      description: '',
      color: color === undefined ? null : long(color.toLowerCase()),
      isCodable: !['false', '0'].includes(value('isCodable') ?? 'true'),
      isParent: false,
      line: parser.line,
    };
    codes.push(code);
    open.push(code);
  });
  const said = (piece: string): void => {
    if (describing) describing.description += piece;
  };
  parser.on('text', said);
  parser.on('cdata', said);
  parser.on('closetag', () => {
    open.pop();
    describing = null;
  });
  parser.write(text).close();
  return { origin, codes, sets };
}

/** `#abc` is short for `#aabbcc`. */
const long = (color: string): string => (color.length === 4 ? color.replaceAll(/[\da-f]/g, '$&$&') : color);
