import type { Structure } from '../../../electron/core/sources/shape.ts';
import type { Mark } from '../../../shared/model/document.ts';
import { blockSchema, markSchema } from '../../../shared/model/document.ts';
import { isBlank } from '../../../shared/text/trim.ts';

/** One line a block: its kind, level and text. */
export function outline(text: string, { blocks }: Structure): string[] {
  return blocks.map(({ kind, level, start, end }) => {
    const name = kind === 'list-item' ? 'item' : kind;
    return `${name}${level ?? ''} ${text.slice(start, end)}`;
  });
}

/** One line a mark: its kind and text. */
export const quoted = (text: string, marks: readonly Mark[]): string[] =>
  marks.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

/** What breaks the rules of a structure: nothing may. */
export function faultsOf(text: string, { blocks, marks }: Structure): string[] {
  const faults: string[] = [];
  let at = 0;
  const between = (end: number): void => {
    for (let i = at; i < end; i++) if (!isBlank(text.charCodeAt(i))) faults.push(`character ${i} is in no block`);
  };
  for (const block of blocks) {
    if (!blockSchema.safeParse(block).success) faults.push(`no block: ${JSON.stringify(block)}`);
    if (block.start >= block.end || block.start < at || block.end > text.length)
      faults.push(`out of order: ${block.start}`);
    between(block.start);
    at = block.end;
  }
  between(text.length);
  let last = 0;
  for (const mark of marks) {
    if (!markSchema.safeParse(mark).success) faults.push(`no mark: ${JSON.stringify(mark)}`);
    if (mark.start < last || mark.start >= mark.end) faults.push(`mark out of order: ${mark.start}`);
    if (!blocks.some(({ start, end }) => start <= mark.start && mark.end <= end))
      faults.push(`mark in no block: ${mark.start}`);
    last = mark.start;
  }
  return faults;
}
