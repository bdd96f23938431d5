import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { UnitItem } from '../../../shared/api/adjudication.ts';
import type { Client } from '../../../shared/api/client.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { createReader } from '../../../renderer/features/review/reader.ts';
import { NO_REVIEW, type ReviewState } from '../../../renderer/features/review/state.ts';

/** A reader over a queue of units by their keys; `there` are those that can be read, listed or not. */
function reviewOf(queue: string[], there: string[]) {
  const limits: number[] = [];
  const release: (() => void)[] = [];
  const held = { is: false };
  const answer = async (name: string, input: { key?: string; limit?: number; offset?: number }): Promise<unknown> => {
    if (name === 'adjudication.overview') return {};
    if (name === 'adjudication.queue') {
      if (held.is) await new Promise<void>((resolve) => release.push(resolve));
      const { limit = 0, offset = 0 } = input;
      limits.push(limit);
      return { items: queue.slice(offset, offset + limit).map((key) => ({ key }) as UnitItem), total: queue.length };
    }
    if (name === 'documents.read') return { document: { id: 'd', metadata: {} }, text: 'rain', annotations: [] };
    if (name !== 'adjudication.read') return {};
    const { key = '' } = input;
    if (!there.includes(key)) throw new Refusal('not_found', 'Nothing is to be decided there any more.');
    return { key, document: 'd', candidates: [], decision: null };
  };
  const store = createStore<ReviewState>(() => NO_REVIEW);
  const reader = createReader({ call: answer } as unknown as Client, store, new Map(), () => true);
  return { reader, store, limits, held, release, queue, there, shown: () => store.getState().view?.key };
}

it('whoever goes to another unit while the queue is read stays there', async () => {
  const { reader, held, release, shown } = reviewOf(['a', 'b', 'c'], ['a', 'b', 'c']);
  await reader.refresh();
  expect(shown()).toBe('a');
  held.is = true;
  const refreshed = reader.refresh();
  await reader.show('c');
  await expect.poll(() => release.length).toBe(1);
  release[0]?.();
  await refreshed;
  expect(shown()).toBe('c');
});

it('a unit that is not listed, gone to by a link, stays while it is there, and gives way to one that is when it is gone', async () => {
  const { reader, store, there, shown } = reviewOf(['a', 'b'], ['a', 'b', 'agreed']);
  await reader.refresh();
  await reader.show('agreed');
  await reader.refresh();
  expect(shown()).toBe('agreed');
  there.pop();
  await reader.refresh();
  expect(shown()).toBe('a');
  expect(store.getState().problem).toBeNull();
});

it('a unit that has left the list gives its place to the next', async () => {
  const { reader, queue, shown } = reviewOf(['a', 'b', 'c'], ['a', 'b', 'c']);
  await reader.refresh();
  await reader.show('b');
  queue.splice(1, 1);
  await reader.refresh();
  expect(shown()).toBe('c');
});

it('a long list that was loaded is read again as long, in pieces', async () => {
  const all = Array.from({ length: 1500 }, (_, i) => `u${i}`);
  const { reader, store, limits, shown } = reviewOf(all, all);
  await reader.refresh();
  while (store.getState().items.length < 1500) await reader.more();
  await reader.show('u1400');
  limits.length = 0;
  await reader.refresh();
  expect(shown()).toBe('u1400');
  expect(store.getState().items).toHaveLength(1500);
  expect(limits).toEqual([1000, 500]);
});
