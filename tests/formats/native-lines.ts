import { record } from './make.ts';

/** The text of a good line. */
export const TEXT = 'Police said 👍 12 people died.';
/** That of another one. */
export const OTHER = 'Another text.';

/** A good line of `text`, changed by `rest`; `undefined` takes a field out. */
export const line = (rest: object = {}, text = TEXT): string =>
  JSON.stringify({ text, text_sha256: record(text).textSha256, offset_unit: 'codepoint', annotations: [], ...rest });

/** An annotation of {@link TEXT}, and a relation of it to itself. */
export const CLAIM = { id: 'a1', annotator: 'ana', label: 'CLAIM', start: 14, end: 28, quote: '12 people died' };
export const LINK = { id: 'r1', type: 'contradicts', from: 'a1', to: 'a1' };

/** A line with that annotation changed. */
export const withClaim = (rest: object): string => line({ annotations: [{ ...CLAIM, ...rest }] });
/** A line with that relation changed. */
export const withLink = (rest: object): string => line({ annotations: [CLAIM], relations: [{ ...LINK, ...rest }] });
/** The same with offsets in UTF-16. */
export const utf16 = (rest: object): string => line({ offset_unit: 'utf16', annotations: [{ ...CLAIM, ...rest }] });

/** A file that is refused: its content and the message as it stands or as a pattern. */
export type RefusedFile = readonly [what: string, file: string | Uint8Array, message: string | RegExp];
