import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Client } from '../../../shared/api/client.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { createLossPreview } from '../../../renderer/features/export/loss-preview.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const COUNTED = { documents: 5, annotations: 3, relations: 0, losses: [] };

/** A preview whose answers the test gives. */
function previewing() {
  const asked: { format: string; task: string; answer: (value: unknown) => void; fail: (error: unknown) => void }[] =
    [];
  const cancelled: string[] = [];
  const client = {
    call(name: string, input: { task: string; format: string }) {
      if (name === 'task.cancel') {
        cancelled.push(input.task);
        return Promise.resolve({});
      }
      return new Promise((answer, fail) => asked.push({ ...input, answer, fail }));
    },
  } as unknown as Client;
  const preview = createLossPreview(client);
  const rest = (): Promise<unknown> => vi.advanceTimersByTimeAsync(300);
  return { preview, asked, cancelled, rest };
}

it('asks once for a choice that stands, not for those on the way', async () => {
  const { preview, asked, rest } = previewing();
  for (const format of ['csv', 'parquet', 'brat']) preview.ask({ format, layer: 'all' });
  await rest();
  expect(asked.map(({ format }) => format)).toEqual(['brat']);
  asked[0]?.answer(COUNTED);
  await rest();
  expect(preview.store.getState()).toEqual({ kind: 'counted', counted: COUNTED });
});

it('the last choice wins: an earlier one is stopped, and its answer is not heard', async () => {
  const { preview, asked, cancelled, rest } = previewing();
  preview.ask({ format: 'csv', layer: 'all' });
  await rest();
  preview.ask({ format: 'brat', layer: 'all' });
  expect(cancelled).toEqual([asked[0]?.task]);
  await rest();
  asked[1]?.answer({ ...COUNTED, annotations: 9 });
  await rest();
  asked[0]?.answer(COUNTED);
  await rest();
  expect(preview.store.getState()).toMatchObject({ kind: 'counted', counted: { annotations: 9 } });
});

it('keeps what is known of the same format in sight, and of no other one', async () => {
  const { preview, asked, rest } = previewing();
  preview.ask({ format: 'csv', layer: 'all' });
  await rest();
  asked[0]?.answer(COUNTED);
  await rest();
  preview.ask({ format: 'csv', layer: 'ana' });
  expect(preview.store.getState()).toMatchObject({ kind: 'counting', former: COUNTED });
  await rest();
  expect(preview.store.getState()).toMatchObject({ kind: 'counting', former: COUNTED });
  preview.ask({ format: 'brat', layer: 'ana' });
  expect(preview.store.getState()).toMatchObject({ kind: 'counting', former: null });
});

it('is stopped by the user, says why it failed, and tries again', async () => {
  const { preview, asked, cancelled, rest } = previewing();
  preview.ask({ format: 'csv', layer: 'all' });
  await rest();
  preview.stop();
  expect(cancelled).toHaveLength(1);
  asked[0]?.fail(new Refusal('cancelled', 'Stopped.'));
  await rest();
  expect(preview.store.getState()).toEqual({ kind: 'stopped' });
  preview.again();
  asked[1]?.fail(new Refusal('io', 'The disk failed.'));
  await rest();
  expect(preview.store.getState()).toMatchObject({ kind: 'failed' });
  preview.leave();
  expect(preview.store.getState()).toEqual({ kind: 'none' });
});
