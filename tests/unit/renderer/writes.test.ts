import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Written } from '../../../shared/api/procedures.ts';
import { createWrites, saveStateOf, type Write, type WritesState } from '../../../renderer/features/annotate/writes.ts';

const written = (batch: string): Written => ({ seq: 1, batch, changes: [] });

/** A queue that notes what it did, and whose pauses end when the test says so. */
function queue() {
  const said: string[] = [];
  const states: WritesState[] = [];
  let later: (() => void) | null = null;
  const writes = createWrites({
    begin: ({ batch }) => said.push(`begin ${batch}`),
    confirm: ({ batch }) => said.push(`confirm ${batch}`),
    revert: ({ write, message }) => said.push(`revert ${write.batch}: ${message}`),
    changed: (state) => states.push(state),
    retryLater: (attempt) => {
      later = attempt;
    },
  });
  return { writes, said, states, endPause: () => later?.() };
}

function write(batch: string, answers: (() => Promise<Written>)[], sent: string[] = []): Write {
  return {
    batch,
    name: batch,
    document: 'd',
    edits: [],
    send() {
      sent.push(batch);
      return (answers.shift() ?? (() => Promise.resolve(written(batch))))();
    },
  };
}
const refused = () => Promise.reject(new Refusal('disk_full', 'The disk is full.'));
const lost = () => Promise.reject(new TypeError('Failed to fetch'));

describe('the queue of writes', () => {
  it('sends one after the other, in order', async () => {
    const { writes, said } = queue();
    const slow = new Promise<Written>((resolve) => setTimeout(() => resolve(written('a')), 5));
    const results = [writes.submit(write('a', [() => slow])), writes.submit(write('b', []))];
    expect(said).toEqual(['begin a', 'begin b']);
    await Promise.all(results);
    expect(said).toEqual(['begin a', 'begin b', 'confirm a', 'confirm b']);
    expect(saveStateOf(writes.state)).toBe('saved');
  });

  it('takes a refused write back and sends it again with the same batch', async () => {
    const { writes, said } = queue();
    const sent: string[] = [];
    expect(await writes.submit(write('a', [refused], sent))).toBeNull();
    expect(said).toEqual(['begin a', 'revert a: The disk is full.']);
    expect(saveStateOf(writes.state)).toBe('failed');
    writes.retryFailed();
    await writes.settled();
    expect(sent).toEqual(['a', 'a']);
    expect(said.slice(2)).toEqual(['begin a', 'confirm a']);
    expect(saveStateOf(writes.state)).toBe('saved');
  });

  it('goes on with the others after a refusal', async () => {
    const { writes } = queue();
    const results = await Promise.all([writes.submit(write('a', [refused])), writes.submit(write('b', []))]);
    expect(results.map((result) => result?.batch ?? null)).toEqual([null, 'b']);
    writes.discardFailed();
    expect(saveStateOf(writes.state)).toBe('saved');
  });

  it('keeps what found no answer, never takes it off the screen, and sends it again', async () => {
    const { writes, said, endPause } = queue();
    const sent: string[] = [];
    const result = writes.submit(write('a', [lost], sent));
    await writes.settled();
    expect(saveStateOf(writes.state)).toBe('waiting');
    expect(said).toEqual(['begin a']);
    endPause();
    expect((await result)?.batch).toBe('a');
    expect(sent).toEqual(['a', 'a']);
    expect(said).toEqual(['begin a', 'confirm a']);
  });

  it('sends nothing while the connection is gone', async () => {
    const { writes } = queue();
    const sent: string[] = [];
    writes.connection(false);
    const result = writes.submit(write('a', [], sent));
    await writes.settled();
    expect(sent).toEqual([]);
    writes.connection(true);
    await result;
    expect(sent).toEqual(['a']);
  });

  it('tells a refusal only where the write wants it told', async () => {
    const { writes } = queue();
    const told: string[] = [];
    await writes.submit({ ...write('undo', [refused]), onRefused: (message) => told.push(message) });
    expect(told).toEqual(['The disk is full.']);
    expect(saveStateOf(writes.state)).toBe('saved');
  });
});
