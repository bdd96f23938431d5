import { assertNever } from '../../../shared/assert.ts';
import type { ExtractedType, MediaType } from '../../../shared/model/document.ts';
import { markdownStructure } from './markdown.ts';
import type { Structure } from './shape.ts';
import { plainStructure } from './structure.ts';

/**
 * The structure of a text that is its file's, by its media type. Offsets are UTF-16 code units. O(n).
 *
 * @throws Refusal `refused` for Markdown that would take too long to parse, with the line.
 */
export function structureOf(text: string, mediaType: Exclude<MediaType, ExtractedType>): Structure {
  switch (mediaType) {
    case 'text/plain':
      return plainStructure(text);
    case 'text/markdown':
      return markdownStructure(text);
    default:
      return assertNever(mediaType);
  }
}
