import type { JSONContent } from '@tiptap/core';
import type { Block, Mark } from '../../../shared/model/document.ts';
import { blockOf, blocksOfSection, type Layout } from './layout.ts';
import { MARK_KINDS } from './schema.ts';

/** Code units that fill a line of the reading measure; wide scripts count double. */
const UNITS_PER_LINE = 68;
const WIDE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]/g;

/** Lines that a block will about take, with the space around it: only for scroll bars before it is drawn. */
function estimateLines(text: string, { start, end, kind }: Block): number {
  const sample = text.slice(start, Math.min(end, start + 200));
  const wide = sample.length === 0 ? 0 : (sample.match(WIDE)?.length ?? 0) / sample.length;
  const lines = Math.max(1, Math.ceil(((end - start) * (1 + wide)) / UNITS_PER_LINE));
  return kind === 'heading' ? lines * 1.5 + 1 : lines + 0.5;
}

/** The text of one block, cut where marks start or end. O(marks of the block · their cuts). */
function inline(text: string, { start, end }: Block, marks: readonly Mark[]): JSONContent[] {
  if (start === end) return [];
  if (marks.length === 0) return [{ type: 'text', text: text.slice(start, end) }];
  const cuts = new Set<number>([start, end]);
  for (const mark of marks) {
    cuts.add(Math.max(mark.start, start));
    cuts.add(Math.min(mark.end, end));
  }
  const edges = [...cuts].toSorted((a, b) => a - b);
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1] ?? end;
    const kinds = new Set(marks.filter((mark) => mark.start <= from && to <= mark.end).map((mark) => mark.kind));
    const inOrder = MARK_KINDS.filter((kind) => kinds.has(kind));
    return { type: 'text', text: text.slice(from, to), marks: inOrder.map((type) => ({ type })) };
  });
}

/**
 * The ProseMirror document of a text as JSON, built from offsets alone: no parser ever sees the text, so its
 * characters stay what they are.
 *
 * @param marks in any order; one that crosses block ends is drawn in each block.
 */
export function createContent(layout: Layout, marks: readonly Mark[]): JSONContent {
  const ordered = marks.filter((mark) => mark.start < mark.end).toSorted((a, b) => a.start - b.start);
  let next = 0;
  let open: Mark[] = [];
  const marksOf = (block: Block): Mark[] => {
    open = open.filter((mark) => mark.end > block.start);
    for (let mark = ordered[next]; mark && mark.start < block.end; mark = ordered[++next]) {
      if (mark.end > block.start) open.push(mark);
    }
    return open.filter((mark) => mark.start < block.end);
  };

  const section = (number: number): JSONContent => {
    const { first, end } = blocksOfSection(layout, number);
    let lines = 0;
    const content: JSONContent[] = [];
    for (let index = first; index < end; index++) {
      const block = blockOf(layout, index);
      lines += estimateLines(layout.text, block);
      content.push({
        type: 'block',
        attrs: { kind: block.kind, level: block.level ?? null },
        content: inline(layout.text, block, marksOf(block)),
      });
    }
    return { type: 'section', attrs: { lines: Math.ceil(lines) }, content };
  };

  return { type: 'doc', content: Array.from({ length: layout.sections }, (_, number) => section(number)) };
}
