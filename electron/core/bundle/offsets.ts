import { offsetMap, type OffsetMap } from '../../../shared/text/convert.ts';
import { codePoint, utf16 } from '../../../shared/text/units.ts';

/** A record as JSON. */
export type Plain = Readonly<Record<string, unknown>>;

/** Texts by their documents, and how their two units map; undefined for a text that is not there. */
export interface Texts {
  text(document: string): string | undefined;
  map(document: string): OffsetMap | undefined;
}

type Move = (offset: number) => number;
type Place = Plain & { readonly start: number; readonly end: number };

/** Units in which every offset of a text is the same: those of almost all texts are. */
const isSame = ({ length, codePoints }: OffsetMap): boolean => Number(length) === Number(codePoints);

/**
 * A state of the log with its offsets in code points, as files have them, or back in UTF-16. Annotations and documents have
 * offsets; every other record stays as it is, and so does one of a text that is not there.
 *
 * @throws RangeError where an offset is outside the text or inside a character.
 */
export function moved(entity: string, state: Plain, texts: Texts, to: 'file' | 'log'): Plain {
  if (entity !== 'annotation' && entity !== 'document') return state;
  const id = state[entity === 'document' ? 'id' : 'document'];
  const map = typeof id === 'string' ? texts.map(id) : undefined;
  if (map === undefined || isSame(map)) return state;
  const move: Move = to === 'file' ? (n) => map.toCodePoint(utf16(n)) : (n) => map.toUtf16(codePoint(n));
  if (entity === 'annotation') return { ...state, fragments: places(state['fragments'], move) };
  const { length, blocks, marks } = state;
  return {
    ...state,
    length: typeof length === 'number' ? move(length) : length,
    blocks: places(blocks, move),
    marks: places(marks, move),
  };
}

/** What is no place stays as it is: the schema of the record refuses it afterwards. */
function places(list: unknown, move: Move): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((one: unknown) => (isPlace(one) ? { ...one, start: move(one.start), end: move(one.end) } : one));
}

const isPlace = (one: unknown): one is Place =>
  typeof one === 'object' &&
  one !== null &&
  'start' in one &&
  'end' in one &&
  typeof one.start === 'number' &&
  typeof one.end === 'number';

/** Keeps the texts that were asked for last: one of many annotations is read and measured once. */
export function keepTexts(read: (document: string) => string | undefined, most = 64): Texts {
  const held = new Map<string, { text: string; map: OffsetMap }>();
  const at = (document: string): { text: string; map: OffsetMap } | undefined => {
    const there = held.get(document);
    if (there) return there;
    const text = read(document);
    if (text === undefined) return undefined;
    const oldest = held.keys().next();
    if (held.size >= most && !oldest.done) held.delete(oldest.value);
    const made = { text, map: offsetMap(text) };
    held.set(document, made);
    return made;
  };
  return { text: (document) => at(document)?.text, map: (document) => at(document)?.map };
}
