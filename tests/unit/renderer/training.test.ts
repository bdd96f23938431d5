import { expect, it } from 'vitest';
import type { Client } from '../../../shared/api/client.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { createTraining } from '../../../renderer/features/training/store.ts';

const PAIR = { learner: 'ana', reference: 'gold', whenDone: true };

/** A training whose answers the test gives; a task that is cancelled is refused, as the core does. */
function comparing() {
  const asked: { task: string; learner: string; answer: (value: unknown) => void; fail: (error: unknown) => void }[] =
    [];
  const client = {
    call(name: string, input: { task: string; learner: string }) {
      if (name === 'task.cancel') {
        asked.find(({ task }) => task === input.task)?.fail(new Refusal('cancelled', 'Stopped.'));
        return Promise.resolve({});
      }
      return new Promise((answer, fail) => asked.push({ ...input, answer, fail }));
    },
  } as unknown as Client;
  return { training: createTraining(client), asked };
}

it('tells how far a comparison is, and can be stopped; then nothing is compared until somebody asks', async () => {
  const { training, asked } = comparing();
  const first = training.compare(PAIR);
  const task = asked[0]?.task ?? '';
  training.progress({ type: 'progress', task, phase: 'reading', done: 1, total: 4 });
  training.progress({ type: 'progress', task: 'another', phase: 'reading', done: 4, total: 4 });
  expect(training.store.getState()).toMatchObject({ task, fraction: 0.25, isStopped: false });
  training.stop();
  expect(await first).toBeNull();
  expect(training.store.getState()).toMatchObject({ task: null, fraction: null, isStopped: true });
  expect(await training.compare(PAIR)).toBeNull();
  expect(asked).toHaveLength(1);
  training.resume();
  const second = training.compare(PAIR);
  asked[1]?.answer({ order: [] });
  expect(await second).toEqual({ order: [] });
  expect(training.store.getState().task).toBeNull();
});

it('ends a comparison that nobody waits for any more: of other people, or of a view that was left', async () => {
  const { training, asked } = comparing();
  const first = training.compare(PAIR);
  const second = training.compare({ ...PAIR, learner: 'ben' });
  expect(await first).toBeNull();
  expect(training.store.getState().task).toBe(asked[1]?.task);
  training.leave();
  expect(await second).toBeNull();
  expect(training.store.getState()).toMatchObject({ task: null, isStopped: false });
});

it('fails with what went wrong', async () => {
  const { training, asked } = comparing();
  const first = training.compare(PAIR);
  asked[0]?.fail(new Refusal('invalid', 'No such layer.'));
  await expect(first).rejects.toThrow('No such layer.');
  expect(training.store.getState().task).toBeNull();
});
