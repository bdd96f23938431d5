import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Imported, Staged } from '../../../shared/api/imports.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { documentIdSchema } from '../../../shared/model/ids.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { sameTexts, type Row } from '../../../renderer/features/import/staging.ts';
import { EMPTY, type ImportState } from '../../../renderer/features/import/state.ts';
import { followTogether } from '../../../renderer/features/import/together.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const staged = (id: string, text = id): Staged => ({
  id,
  name: id,
  place: `in/${id}`,
  bytes: 1,
  problem: null,
  content: {
    kind: 'document',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    encodingFrom: 'utf-8',
    title: text,
    document: documentIdSchema.parse(`d_${text.repeat(26)}`),
    preview: text,
    characters: utf16(1),
    duplicateOf: null,
    like: null,
    leftOut: [],
    metadata: {},
    publication: {},
  },
});
const refused = (id: string): Staged => ({ ...staged(id), content: null, problem: 'no' });
const rows = (...all: Staged[]): { rows: Row[] } => ({
  rows: all.map((one) => ({ key: one.id, staged: one, isRead: true })),
});
const brings: Imported = { seq: 1, documents: [], known: 0, repeated: 1, kept: 0, annotations: 0, relations: 0 };

/** A follower whose dry runs the test answers. */
function following() {
  const store = createStore<ImportState>(() => EMPTY);
  const runs: { ids: readonly string[]; answer: () => void; fail: () => void }[] = [];
  const cancelled: unknown[] = [];
  const call = (name: string, input: { ids?: readonly string[]; dryRun?: boolean }): Promise<unknown> => {
    if (name === 'task.cancel') return Promise.resolve(cancelled.push(input));
    expect(input.dryRun).toBe(true);
    return new Promise((resolve, reject) =>
      runs.push({
        ids: input.ids ?? [],
        answer: () => resolve(brings),
        fail: () => reject(new Refusal('refused', 'An id stands twice.')),
      }),
    );
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a client of which two calls are used
  followTogether({ client: { call } as unknown as Client, store, standsAfter: 100 });
  const rest = (): Promise<unknown> => vi.advanceTimersByTimeAsync(150);
  return { store, runs, cancelled, rest, together: () => store.getState().together };
}

it('several files are compared once they stand as they would be imported, a single one never', async () => {
  const { store, runs, rest, together } = following();
  store.setState(rows(staged('a')));
  await rest();
  store.setState(rows(staged('a'), refused('b')));
  await rest();
  expect(runs).toEqual([]);
  store.setState(rows(staged('a'), staged('b')));
  await rest();
  expect(runs.map(({ ids }) => ids)).toEqual([['a', 'b']]);
  runs[0]?.answer();
  await rest();
  expect(together()).toEqual({ kind: 'brings', brings, annotations: 0 });
});

it('what changes meanwhile is compared anew, and the former answer is not heard', async () => {
  const { store, runs, cancelled, rest, together } = following();
  store.setState(rows(staged('a'), staged('b'), staged('c')));
  await rest();
  store.setState(rows(staged('a'), staged('b')));
  expect(cancelled).toHaveLength(1);
  runs[0]?.answer();
  await rest();
  expect([together(), runs.length]).toEqual([null, 2]);
  runs[1]?.fail();
  await rest();
  expect(together()).toEqual({ kind: 'refused', problem: expect.stringContaining('stands twice') });
  store.setState({ busy: { what: 'importing', tasks: [], fraction: null } });
  expect(together()).toBeNull();
});

it('of the files of one text all but the first are told, by the place of that', () => {
  expect([
    ...sameTexts([staged('a', 'x'), staged('b', 'y'), refused('c'), staged('d', 'x'), staged('e', 'x')]),
  ]).toEqual([
    ['d', 'in/a'],
    ['e', 'in/a'],
  ]);
});
