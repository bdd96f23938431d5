import type { Block, Mark, MediaType } from '../../../shared/model/document.ts';
import { utf16 } from '../../../shared/text/units.ts';

/** The structure of a text: one paragraph a line. */
export function structureOf(text: string, _mediaType: MediaType): { title: string; blocks: Block[]; marks: Mark[] } {
  const blocks: Block[] = [];
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    if (line[0].trim() === '') continue;
    blocks.push({ kind: 'paragraph', start: utf16(line.index), end: utf16(line.index + line[0].length) });
  }
  return { title: text.trim().split('\n')[0]?.slice(0, 200) ?? '', blocks, marks: [] };
}
