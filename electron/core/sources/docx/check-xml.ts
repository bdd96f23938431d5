import { SaxesParser } from 'saxes';
import { Refusal } from '../../../../shared/api/reply.ts';
import { tryDecode } from '../encodings.ts';

const DEEPEST = 500;
const MOST_ELEMENTS = 1_500_000;
/** Characters that are checked in one go. */
const STEP = 65_536;

/** What is found while the XML of a document is checked. */
export interface XmlFindings {
  /** How often each element occurs, by its name without prefix. */
  readonly elements: ReadonlyMap<string, number>;
}

const isXml = (path: string, bytes: Uint8Array): boolean =>
  /\.(?:xml|rels)$/i.test(path) ||
  /^\s*</.test(new TextDecoder('latin1').decode(bytes.subarray(0, 64)).replace(/^\u00ef\u00bb\u00bf/, ''));

/**
 * Checks a part of a document before anything else reads it: UTF-8, well formed, without a DOCTYPE (which could define entities or name
 * other files), neither deep nor endless. Null for a part that is no XML. Linear.
 *
 * @throws Refusal `refused`, naming the part and the line in it.
 */
export function checkXml(path: string, bytes: Uint8Array): XmlFindings | null {
  if (!isXml(path, bytes)) return null;
  const text = tryDecode('utf-8', bytes);
  const refuse = (what: string, line: number): never => {
    throw new Refusal('refused', `Its part ${path} ${what} (line ${line}). Save the document again and import that.`);
  };
  if (text === null) return refuse('is not UTF-8', 1);
  const parser = new SaxesParser({ xmlns: false, position: true });
  const elements = new Map<string, number>();
  let depth = 0;
  let count = 0;
  parser.on('error', (error) =>
    refuse(`is damaged: ${error.message.replace(/^[^:]*:\d+:\d+: /, '').replace(/\.$/, '')}`, parser.line),
  );
  parser.on('doctype', () => refuse('declares a document type, which no Word document needs', parser.line));
  parser.on('opentag', ({ name }) => {
    if (++depth > DEEPEST) refuse(`is nested more than ${DEEPEST} levels deep`, parser.line);
    if (++count > MOST_ELEMENTS) refuse(`has more than ${MOST_ELEMENTS.toLocaleString('en')} elements`, parser.line);
    const local = name.slice(name.indexOf(':') + 1);
    elements.set(local, (elements.get(local) ?? 0) + 1);
  });
  parser.on('closetag', () => {
    depth--;
  });
  for (let at = 0; at < text.length; at += STEP) parser.write(text.slice(at, at + STEP));
  parser.close();
  return { elements };
}
