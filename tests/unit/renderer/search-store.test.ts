import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Hit } from '../../../shared/api/search.ts';
import { utf16 } from '../../../shared/text/units.ts';
import type { AnnotateFeature } from '../../../renderer/features/annotate/annotate-feature.ts';
import { keyOfHit } from '../../../shared/search/order.ts';
import { createSearchStore } from '../../../renderer/features/search/store.ts';
import { createTagging } from '../../../renderer/features/search/tagging.ts';

const HIT: Hit = {
  area: 'text',
  document: `d_${'0'.repeat(16)}`,
  start: utf16(0),
  end: utf16(6),
  left: '',
  hit: 'troops',
  right: '',
  annotation: null,
  over: [],
};
const CHANGED = [{ entity: 'annotation', id: 'a', after: null }] as unknown as Written['changes'];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A search whose pages the test answers, and the calls it made. */
function searching() {
  const calls: { name: string; task: string }[] = [];
  const pages: { answer: (hits: readonly Hit[]) => void; fail: (error: unknown) => void }[] = [];
  const client = {
    call(name: string, { task }: { task: string }) {
      calls.push({ name, task });
      if (name === 'search.standing') return Promise.resolve({ standings: ['free'] });
      if (name !== 'search.run') return Promise.resolve({});
      return new Promise<unknown>((resolve, reject) =>
        pages.push({ answer: (hits) => resolve({ seq: 1, hits, next: null }), fail: reject }),
      );
    },
  } as unknown as Client;
  const search = createSearchStore({ client, announce: () => {}, layer: () => 'ana' });
  const rest = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1000);
  const runs = (): number => calls.filter(({ name }) => name === 'search.run').length;
  const found = async (): Promise<void> => {
    search.enter();
    search.type('troops');
    search.search();
    pages.at(-1)?.answer([HIT]);
    await rest();
  };
  return { client, search, calls, pages, rest, runs, found, state: () => search.store.getState() };
}

describe('hits after changes', () => {
  it('are looked for again once the view is on the screen, and only then', async () => {
    const { search, rest, runs, found } = searching();
    await found();
    search.leave();
    search.changed(CHANGED);
    await rest();
    expect(runs()).toBe(1);
    search.enter();
    expect(runs()).toBe(2);
    search.changed(CHANGED);
    search.changed(CHANGED);
    await rest();
    expect(runs()).toBe(3);
  });

  it('are not looked for while the view is away, and one search ends before the next', async () => {
    const { search, rest, calls, pages, found, state } = searching();
    await found();
    search.changed(CHANGED);
    await rest();
    const { task } = state();
    search.changed(CHANGED);
    await rest();
    expect(calls).toContainEqual({ name: 'task.cancel', task });
    const second = state().task;
    search.leave();
    expect(calls).toContainEqual({ name: 'task.cancel', task: second });
    pages.at(-1)?.fail(new Refusal('cancelled', 'Cancelled.'));
    await rest();
    expect(state()).toMatchObject({ phase: 'found', hits: [HIT] });
  });

  it('stay as they are after Stop', async () => {
    const { search, rest, runs, pages, state } = searching();
    search.enter();
    search.type('troops');
    search.search();
    search.stop();
    pages.at(-1)?.fail(new Refusal('cancelled', 'Cancelled.'));
    await rest();
    search.changed(CHANGED);
    await rest();
    expect([state().phase, runs()]).toEqual(['stopped', 1]);
  });

  it('stay, with a word, where looking for them again fails', async () => {
    const { search, rest, pages, found, state } = searching();
    await found();
    search.changed(CHANGED);
    await rest();
    pages.at(-1)?.fail(new Refusal('io', 'The disk is gone.'));
    await rest();
    expect(state()).toMatchObject({
      phase: 'found',
      hits: [HIT],
      behind: expect.stringMatching(/older than the project.*The disk is gone\./) as string,
    });
    search.leave();
    search.enter();
    pages.at(-1)?.answer([HIT]);
    await rest();
    expect(state().behind).toBeNull();
  });
});

describe('tagging', () => {
  /** Tags one hit; the write is answered by `end`. */
  async function tagging() {
    const made = searching();
    await made.found();
    const said: string[] = [];
    let end: (written: Written | null) => void = () => {};
    const annotate = {
      mayWrite: () => true,
      flush: () => {},
      settled: () => Promise.resolve(),
      submit: () => new Promise<Written | null>((resolve) => (end = resolve)),
      sayUndoable: (text: string) => said.push(text),
      store: { getState: () => ({ id: null, codebook: { version: '1' }, scheme: { defaults: () => ({}) } }) },
    } as unknown as AnnotateFeature;
    const notices = { say: () => {} } as unknown as Parameters<typeof createTagging>[1]['notices'];
    const options = { client: made.client, annotate, notices, layer: () => 'ana', openDialog: () => {} };
    const { start, run } = createTagging(made.search, options);
    made.search.tick([keyOfHit(HIT)], true);
    await start('CLAIM');
    run();
    const answered = async (written: Written | null): Promise<void> => {
      end(written);
      await made.rest();
    };
    return { said, answered, ticked: () => made.state().ticked.size };
  }

  it('is said to be done once it is on disk', async () => {
    const { said, answered, ticked } = await tagging();
    expect([said, ticked()]).toEqual([[], 1]);
    await answered({ seq: 2, batch: 'b', changes: [] });
    expect([said, ticked()]).toEqual([['Tagged 1 hit as CLAIM.'], 0]);
  });

  it('keeps the ticks where it was refused', async () => {
    const { said, answered, ticked } = await tagging();
    await answered(null);
    expect([said, ticked()]).toEqual([[], 1]);
  });
});
