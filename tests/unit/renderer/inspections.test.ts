import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createInspections } from '../../../renderer/features/import/inspections.ts';
import type { Staged } from '../../../shared/api/imports.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const staged = (id: string, name: string): Staged => ({ id, name, place: id, bytes: 0, content: null, problem: '' });

/** Readings whose answers the test gives. */
function inspecting() {
  const asked: { id: string; told: string; answer: () => void; fail: () => void }[] = [];
  const read: string[] = [];
  const failed: string[] = [];
  let waiting: readonly string[] = [];
  const inspections = createInspections<string>({
    read: (id, told) =>
      new Promise((resolve, reject) =>
        asked.push({ id, told, answer: () => resolve(staged(id, told)), fail: () => reject(new Error(told)) }),
      ),
    onRead: ({ name }) => read.push(name),
    onFailed: (id) => failed.push(id),
    onWaiting: (ids) => {
      waiting = [...ids];
    },
    standsAfter: 100,
  });
  const rest = (): Promise<unknown> => vi.advanceTimersByTimeAsync(150);
  return { inspections, asked, read, failed, waiting: () => waiting, rest };
}

it('of several words in a row only the last one is read', async () => {
  const { inspections, asked, read, waiting, rest } = inspecting();
  for (const told of ['C', 'CL', 'CLAIM']) inspections.tell('a', told);
  expect(waiting()).toEqual(['a']);
  await rest();
  expect(asked.map(({ told }) => told)).toEqual(['CLAIM']);
  asked[0]?.answer();
  await rest();
  expect([read, waiting()]).toEqual([['CLAIM'], []]);
});

it('what is told while a file is read is read after it, and the former answer is not shown', async () => {
  const { inspections, asked, read, rest } = inspecting();
  inspections.tell('a', 'one');
  await rest();
  inspections.tell('a', 'two');
  inspections.tell('a', 'three');
  asked[0]?.answer();
  await rest();
  expect(asked.map(({ told }) => told)).toEqual(['one', 'three']);
  asked[1]?.answer();
  await rest();
  expect(read).toEqual(['three']);
});

it('is waited for without its pause; files do not wait for each other', async () => {
  const { inspections, asked, rest } = inspecting();
  inspections.tell('a', 'one');
  inspections.tell('b', 'two');
  let isDone = false;
  const done = inspections.settled().then(() => (isDone = true));
  expect(asked.map(({ id }) => id)).toEqual(['a', 'b']);
  asked[0]?.answer();
  await rest();
  expect(isDone).toBe(false);
  asked[1]?.fail();
  await done;
});

it('a failure is told, and a forgotten file is not heard', async () => {
  const { inspections, asked, read, failed, waiting, rest } = inspecting();
  inspections.tell('a', 'one');
  inspections.tell('b', 'two');
  inspections.tell('c', 'three');
  inspections.forget('c');
  await rest();
  inspections.forget('b');
  asked[0]?.fail();
  asked[1]?.answer();
  await rest();
  expect([asked.length, read, failed, waiting()]).toEqual([2, [], ['a'], []]);
});
