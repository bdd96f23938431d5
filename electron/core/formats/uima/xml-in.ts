import { SaxesParser } from 'saxes';
import { findInvalidBytes } from '../../sources/invalid-bytes.ts';
import { nameOf, type FileSource } from '../lines.ts';
import { Problem, refusalAt } from '../problem.ts';
import { bytesOf } from '../tree-in.ts';

/** The start of an element, with namespaces looked up. */
export interface XmlTag {
  readonly uri: string;
  readonly local: string;
  /** By name, without the attributes that declare namespaces; those with a namespace as `{URI}NAME`. */
  readonly attributes: ReadonlyMap<string, string>;
  /** 1 for the element that holds all. */
  readonly depth: number;
  readonly line: number;
}

/** What is to be done with the parts of an XML file, in their order. A Problem that is thrown becomes the refusal of the file at its line. */
export interface XmlVisitor {
  readonly open: (tag: XmlTag) => void;
  readonly text: (text: string) => void;
  readonly close: (depth: number) => void;
}

const XML = 'http://www.w3.org/XML/1998/namespace';

/** Namespaces by their prefixes, as elements declare them: `''` is the one of elements without a prefix. */
class Namespaces {
  readonly #scopes: ReadonlyMap<string, string>[] = [new Map([['xml', XML]])];

  open(attributes: Readonly<Record<string, string>>): void {
    const outer = this.#scopes.at(-1) ?? new Map<string, string>();
    const declared = Object.keys(attributes).filter((name) => name === 'xmlns' || name.startsWith('xmlns:'));
    // Most elements declare none: they share the scope of the one around them.
    if (declared.length === 0) this.#scopes.push(outer);
    else
      this.#scopes.push(
        new Map([...outer, ...declared.map((name): [string, string] => [name.slice(6), attributes[name] ?? ''])]),
      );
  }

  close(): void {
    this.#scopes.pop();
  }

  /** @throws Problem where nothing declares the prefix */
  uriOf(name: string, colon: number): string {
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const uri = this.#scopes.at(-1)?.get(prefix);
    if (uri !== undefined || prefix === '') return uri ?? '';
    throw new Problem(
      `this is not the XML we read: the prefix ${prefix} is declared nowhere; was the file cut off or changed`,
    );
  }
}

/**
 * Walks through an XML file in UTF-8. Any DOCTYPE is refused, so there are no entities but the five of XML itself, and nothing is fetched.
 * Linear.
 *
 * @throws Refusal with file and line where it is not well-formed, not UTF-8, or deeper than `deepest`.
 */
export function walkXml(source: FileSource, deepest: number, visitor: XmlVisitor): void {
  const file = nameOf(source);
  const text = decoded(source);
  const parser = new SaxesParser({ xmlns: false, position: true });
  const namespaces = new Namespaces();
  let depth = 0;
  let line = 1;
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) {
      throw new Problem(`the file says that it is ${encoding}; save it as UTF-8`);
    }
  });
  parser.on('doctype', () => {
    throw new Problem('the file has a DOCTYPE, which may bring in other files; take it out');
  });
  parser.on('opentagstart', () => {
    line = parser.line;
    depth += 1;
    if (depth > deepest)
      throw new Problem(
        `elements stand more than ${deepest} deep inside each other here; this is another kind of file`,
      );
  });
  parser.on('opentag', ({ name, attributes }) => {
    namespaces.open(attributes);
    const named = new Map<string, string>();
    for (const [key, value] of Object.entries(attributes)) {
      const inside = key.indexOf(':');
      if (inside < 0) {
        if (key !== 'xmlns') named.set(key, value);
      } else if (!key.startsWith('xmlns:')) {
        named.set(`{${namespaces.uriOf(key, inside)}}${key.slice(inside + 1)}`, value);
      }
    }
    const colon = name.indexOf(':');
    const uri = namespaces.uriOf(name, colon);
    visitor.open({ uri, local: name.slice(colon + 1), attributes: named, depth, line });
  });
  parser.on('text', (part) => visitor.text(part));
  parser.on('cdata', (part) => visitor.text(part));
  parser.on('closetag', () => {
    visitor.close(depth);
    namespaces.close();
    depth -= 1;
  });
  parser.on('error', ({ message }) => {
    line = parser.line;
    throw new Problem(
      `this is not the XML we read: ${message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')}; was the file cut off or changed`,
    );
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof Problem) throw refusalAt({ file, line }, error.message);
    throw error;
  }
}

function decoded(source: FileSource): string {
  const bytes = bytesOf(source);
  try {
    // A byte order mark may stand before XML.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const { offset } = findInvalidBytes('utf-8', bytes);
    let line = 1;
    for (const byte of bytes.subarray(0, offset)) if (byte === 0x0a) line += 1;
    throw refusalAt(
      { file: nameOf(source), line },
      `byte ${offset + 1} of the file is not UTF-8; save the file as UTF-8`,
    );
  }
}
