import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SEEDS = resolve(import.meta.dirname, '../../seeds');

/** Numbers in [0, 1) that look random and are the same in every run (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The paragraphs of the seed articles with at least `least` words. */
export const seedParagraphs = (least = 20): string[] =>
  readdirSync(SEEDS)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) => readFileSync(join(SEEDS, name), 'utf8').split(/\n+/))
    .filter((paragraph) => paragraph.split(/\s+/).length >= least);

const pick = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)] as T;

/**
 * A writer of texts that share their words and word pairs with the seeds, and no sentence: what looks like the same topic
 * and is no copy. Each word follows one that it follows in the seeds.
 */
export function createWriter(): (random: () => number, words: number) => string {
  const all = wordsOfSeeds();
  const after = new Map<string, string[]>();
  for (const [i, word] of all.entries()) after.set(word, [...(after.get(word) ?? []), all[i + 1] ?? 'The']);
  return (random, words) => {
    const text: string[] = [];
    while (text.length < words) {
      // Now and then it begins anew, or whole sentences of the seeds would come out.
      const next = text.length % 4 === 0 ? all : (after.get(text.at(-1) ?? '') ?? all);
      text.push(pick(next, random));
    }
    return `${text.join(' ')}.`;
  };
}

let vocabulary: readonly string[] | undefined;
const wordsOfSeeds = (): string[] => seedParagraphs(1).flatMap((paragraph) => paragraph.split(/\s+/));

/**
 * A copy with a share of its words changed, each by another word, by leaving it out or by one more; from 10 % on its
 * sentences are in another order, too.
 */
export function changedCopy(text: string, share: number, random: () => number): string {
  vocabulary ??= wordsOfSeeds();
  const words = vocabulary;
  const changed = sentencesOf(text).map((sentence) =>
    sentence
      .split(/\s+/)
      .flatMap((word) => {
        if (random() >= share) return [word];
        const way = random();
        if (way < 1 / 3) return [pick(words, random)];
        return way < 2 / 3 ? [] : [word, pick(words, random)];
      })
      .join(' '),
  );
  if (share < 0.1) return changed.join(' ');
  const order = changed.map((sentence) => ({ sentence, at: random() })).toSorted((x, y) => x.at - y.at);
  return order.map(({ sentence }) => sentence).join(' ');
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?][”"]?)\s+/);
