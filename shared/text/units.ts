import { z } from 'zod';

declare const unit: unique symbol;

/** An offset or a length in UTF-16 code units: the unit of everything inside the program. */
export type Utf16 = number & { readonly [unit]: 'utf16' };

/** An offset or a length in Unicode code points: the unit of every file that Python reads. */
export type CodePoint = number & { readonly [unit]: 'codepoint' };

/** States that `n` counts UTF-16 code units. It changes nothing; `convert.ts` is where units change. */
export const utf16 = (n: number): Utf16 => n as Utf16;

/** States that `n` counts Unicode code points. It changes nothing; `convert.ts` is where units change. */
export const codePoint = (n: number): CodePoint => n as CodePoint;

const offset = z.number().int().nonnegative();

/** Schema of a UTF-16 offset. */
export const utf16Schema = offset.transform(utf16);

/** A half-open range `[start, end)` of a document's text, in UTF-16 code units. */
export interface Span {
  readonly start: Utf16;
  readonly end: Utf16;
}
