import { SaxesParser } from 'saxes';
import { findInvalidBytes } from '../sources/invalid-bytes.ts';
import { refusalAt } from './problem.ts';

/** An element of an XML file, by its local name. */
export interface XmlElement {
  readonly name: string;
  /** Of the namespace. */
  readonly uri: string;
  /** Without a prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** What stands in it outside of other elements. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

type Growing = { -readonly [K in keyof XmlElement]: K extends 'children' ? Growing[] : XmlElement[K] };

const DEEPEST = 64;
const MOST_ELEMENTS = 2_000_000;

/**
 * Reads an XML file from outside into memory. Refused: what is not well-formed UTF-8, a DOCTYPE (and with it every entity beyond the five of XML),
 * nesting deeper than 64, more than two million elements. Linear.
 *
 * @throws Refusal with file and line
 */
export function parseXml(bytes: Uint8Array, file: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const refuse = (what: string): never => {
    throw refusalAt({ file, line: parser.line }, what);
  };
  const open: Growing[] = [];
  let root: Growing | null = null;
  let elements = 0;
  parser.on('error', (error) =>
    refuse(`this is not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}; repair it`),
  );
  parser.on('doctype', () => refuse('it has a DOCTYPE, which is never read; take it out'));
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (open.length >= DEEPEST) refuse(`it is nested more than ${DEEPEST} deep`);
    elements += 1;
    if (elements > MOST_ELEMENTS) refuse(`it has more than ${MOST_ELEMENTS.toLocaleString('en')} elements; split it`);
    const stated = Object.values(attributes).flatMap((one): [string, string][] =>
      one.prefix === '' ? [[one.local, one.value]] : [],
    );
    const element = { name: local, uri, attributes: new Map(stated), children: [], text: '', line: parser.line };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const said = (piece: string): void => {
    const element = open.at(-1);
    if (element) element.text += piece;
  };
  parser.on('text', said);
  parser.on('cdata', said);
  parser.on('closetag', () => void open.pop());
  parser.write(decoded(bytes, file)).close();
  return root ?? refuse('it has no element');
}

function decoded(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const { line, offset } = findInvalidBytes('utf-8', bytes);
    throw refusalAt({ file, line }, `byte ${offset + 1} of the file is not UTF-8; save it as UTF-8`);
  }
}
