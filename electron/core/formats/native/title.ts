import { Refusal } from '../../../../shared/api/reply.ts';
import { isExtracted, type MediaType } from '../../../../shared/model/document.ts';
import { refuseMarkdownBombs } from '../../sources/markdown-limits.ts';
import type { Structure } from '../../sources/shape.ts';
import { structureOf } from '../../sources/structure-of.ts';
import { titleOf } from '../../sources/title.ts';
import { Problem } from '../problem.ts';

/**
 * The title of a line: the stated one, else one from the text's structure.
 *
 * @throws Problem for Markdown that would take too long to parse, whether or not there is a title: the import parses it.
 */
export function titleFor(
  text: string,
  mediaType: MediaType,
  stated: string | undefined,
  structure?: Structure,
): string {
  try {
    if (mediaType === 'text/markdown') refuseMarkdownBombs(text);
    if (stated !== undefined) return stated;
    return titleOf(text, structure ?? structureOf(text, isExtracted(mediaType) ? 'text/plain' : mediaType), '');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Problem(`line ${error.details?.['line'] ?? 1} of text: ${error.message}`);
  }
}
