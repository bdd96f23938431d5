import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { utf16 } from '../../../shared/text/units.ts';
import { annotation, blocksOf, LABELS } from '../../browser/pane/scenes.ts';
import type { Work } from './page/peers.ts';

const SEEDS = join(import.meta.dirname, '../../../seeds');

/** A generator of numbers in [0, 1) that gives the same ones every time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A document of `size` characters in paragraphs of the seeds with `count` annotations: 8 to 200 characters,
 * log-uniform, one in ten across a paragraph's end, eight labels, overlapping freely.
 */
export function createWork(size: number, count: number): Work {
  const random = numbers(20_241_028);
  const paragraphs = readdirSync(SEEDS)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) => readFileSync(join(SEEDS, name), 'utf8').split(/\n+/))
    .filter((line) => line.length > 120);
  const parts: string[] = [];
  for (let length = 0, i = 0; length < size; i++) {
    const part = paragraphs[i % paragraphs.length] ?? '';
    parts.push(part);
    length += part.length + 1;
  }
  const text = parts.join('\n').slice(0, size);
  const blocks = blocksOf(text);
  const annotations = Array.from({ length: count }, (_, i) => {
    const length = Math.round(8 * 25 ** random());
    const block = blocks[Math.floor(random() * blocks.length)] ?? { start: utf16(0), end: utf16(size) };
    const across = i % 10 === 0;
    const room = Math.max(0, block.end - block.start - length);
    const start = across ? Math.max(0, block.end - length / 2) : block.start + random() * room;
    const from = Math.floor(start);
    const to = Math.min(across ? text.length : block.end, from + length);
    const label = LABELS[i % LABELS.length]?.name ?? 'CLAIM';
    return annotation(text, `a${i}`, label, [from, Math.max(from + 1, to)]);
  });
  return { text, blocks, annotations, labels: LABELS };
}
