import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/api/client.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { createVerification } from '../../../renderer/features/project/verification.ts';

const RESULT = { ok: true, documents: 1, annotations: 0, operations: 4, problems: [] };

/** A check whose end the test decides, and the calls it made. */
function check() {
  const calls: [name: string, task: string][] = [];
  const ends: { resolve: (value: unknown) => void; reject: (error: unknown) => void }[] = [];
  const client = {
    call(name: string, input: { task: string }) {
      calls.push([name, input.task]);
      if (name === 'task.cancel') ends.at(-1)?.reject(new Refusal('cancelled', 'Stopped.'));
      return name === 'task.cancel'
        ? Promise.resolve({})
        : new Promise<unknown>((resolve, reject) => ends.push({ resolve, reject }));
    },
  } as Client;
  const verification = createVerification(client);
  const task = (): string => calls.findLast(([name]) => name === 'project.verify')?.[1] ?? '';
  const progress = (of: string, done: number) =>
    verification.progress({ type: 'progress', task: of, phase: 'texts', done, total: 10 });
  return { verification, calls, ends, task, progress, state: () => verification.store.getState() };
}

describe('the check of a project', () => {
  it('says how far it is, by its own task only', async () => {
    const { verification, ends, task, progress, state } = check();
    const done = verification.start();
    progress('another', 9);
    expect(state()).toMatchObject({ kind: 'checking', fraction: null });
    progress(task(), 5);
    expect(state()).toMatchObject({ kind: 'checking', phase: 'texts', fraction: 0.5 });
    ends[0]?.resolve(RESULT);
    await done;
    expect(state()).toEqual({ kind: 'checked', result: RESULT });
  });

  it('is stopped by its task, and says that it says nothing', async () => {
    const { verification, calls, task, state } = check();
    const done = verification.start();
    verification.cancel();
    await done;
    expect(calls.at(-1)).toEqual(['task.cancel', task()]);
    expect(state()).toEqual({ kind: 'stopped' });
    verification.cancel();
    expect(calls).toHaveLength(2);
  });

  it('is made again once the index of the search is made anew', async () => {
    const { verification, calls, ends, state } = check();
    const done = verification.rebuildSearch();
    expect(state()).toMatchObject({ kind: 'checking', phase: 'rebuild' });
    ends[0]?.resolve({ texts: 1 });
    await Promise.resolve();
    await Promise.resolve();
    ends[1]?.resolve(RESULT);
    await done;
    expect(calls.map(([name]) => name)).toEqual(['search.rebuild', 'project.verify']);
    expect(state()).toEqual({ kind: 'checked', result: RESULT });
  });

  it('that was overtaken by another one is not heard any more', async () => {
    const { verification, ends, state } = check();
    const first = verification.start();
    void verification.start();
    ends[0]?.resolve({ ...RESULT, ok: false });
    await first;
    expect(state()).toMatchObject({ kind: 'checking' });
  });
});
