import { describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { ErrorCode } from '../../../shared/api/reply.ts';
import type { Home } from '../../../renderer/features/annotate/home.ts';
import { saveStateOf, unsavedElsewhere } from '../../../renderer/features/annotate/save-state.ts';
import { createWrites, type Write } from '../../../renderer/features/annotate/writes.ts';

const written = (batch: string): Written => ({ seq: 1, batch, changes: [] });

const A: Home = { id: 'a', path: '/a.claimwright', name: 'A', session: 'a1' };
const B: Home = { id: 'b', path: '/b.claimwright', name: 'B', session: 'b1' };
/** The tokens that writes were sent with, of all tests. */
const sessions: string[] = [];

/** A queue that notes what it did, and whose pauses end when the test says so. */
function queue() {
  const said: string[] = [];
  let later: (() => void) | null = null;
  const writes = createWrites({
    begin: ({ batch }) => said.push(`begin ${batch}`),
    confirm({ batch, name }) {
      if (name === 'faulty') throw new Error('in the window');
      said.push(`confirm ${batch}`);
    },
    revert: ({ write, message }) => said.push(`revert ${write.batch}: ${message}`),
    hide: ({ batch }) => said.push(`hide ${batch}`),
    late: ({ batch }) => said.push(`late ${batch}`),
    elsewhere: () => said.push('elsewhere'),
    fault: (error) => said.push(`fault ${String(error)}`),
    changed: () => undefined,
    retryLater: (attempt) => {
      later = attempt;
    },
  });
  writes.enter(A);
  return { writes, said, endPause: () => later?.() };
}

function write(batch: string, answers: (() => Promise<Written>)[], sent: string[] = []): Write {
  return {
    batch,
    name: batch,
    document: 'd',
    edits: [],
    send(session) {
      sent.push(batch);
      sessions.push(session);
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

  it.each<[ErrorCode, 'failed' | 'waiting']>([
    ['invalid', 'failed'],
    ['not_found', 'failed'],
    ['conflict', 'failed'],
    ['read_only', 'failed'],
    ['disk_full', 'failed'],
    ['io', 'failed'],
    ['internal', 'waiting'],
  ])('takes %s for %s', async (code, expected) => {
    const { writes, said, endPause } = queue();
    const sent: string[] = [];
    void writes.submit(write('a', [() => Promise.reject(new Refusal(code, 'No.'))], sent));
    await writes.settled();
    expect(saveStateOf(writes.state)).toBe(expected);
    if (expected === 'failed') return;
    expect(said).toEqual(['begin a']);
    endPause();
    await writes.settled();
    expect(sent).toEqual(['a', 'a']);
    expect(saveStateOf(writes.state)).toBe('saved');
  });

  it.each([
    ['of another shape', new ZodError([])],
    ['that is no JSON', new SyntaxError('Unexpected token')],
  ])('keeps a write with an answer %s', async (_name, error) => {
    const { writes, said, endPause } = queue();
    void writes.submit(write('a', [() => Promise.reject(error)]));
    await writes.settled();
    expect(said).toEqual(['begin a']);
    expect(saveStateOf(writes.state)).toBe('waiting');
    expect(writes.state.connected).toBe(true);
    endPause();
    await writes.settled();
    expect(said).toEqual(['begin a', 'confirm a']);
  });

  it('goes on behind a fault in the window', async () => {
    const { writes, said } = queue();
    const faulty = { ...write('a', []), name: 'faulty' };
    const results = await Promise.all([writes.submit(faulty), writes.submit(write('b', []))]);
    expect(results.map((result) => result?.batch)).toEqual(['a', 'b']);
    expect(said).toContain('fault Error: in the window');
    expect(saveStateOf(writes.state)).toBe('saved');
  });
});

describe('writes of a project that is left', () => {
  it('are kept, and go on under the new token when it is open again', async () => {
    const { writes, said } = queue();
    sessions.length = 0;
    writes.connection(false);
    const result = writes.submit(write('a', []));
    writes.enter(null);
    expect(said).toEqual(['begin a', 'hide a']);
    writes.enter(B);
    writes.connection(true);
    await writes.submit(write('b', []));
    expect(sessions).toEqual(['b1']);
    expect(unsavedElsewhere(writes.state)).toEqual([{ project: A, changes: 1 }]);
    expect(saveStateOf(writes.state)).toBe('saved');
    writes.enter({ ...A, session: 'a2' });
    expect((await result)?.batch).toBe('a');
    expect(sessions).toEqual(['b1', 'a2']);
  });

  it('do not go into a copy of it', async () => {
    const { writes } = queue();
    sessions.length = 0;
    writes.connection(false);
    void writes.submit(write('a', []));
    writes.enter({ ...A, path: '/copy.claimwright' });
    writes.connection(true);
    await writes.settled();
    expect(sessions).toEqual([]);
  });

  it('wait while the core has another one open, and ask for the session', async () => {
    const { writes, said } = queue();
    const other = () => Promise.reject(new Refusal('other_project', 'Another project is open.'));
    void writes.submit(write('a', [other]));
    await writes.settled();
    expect(said).toEqual(['begin a', 'hide a', 'elsewhere']);
    writes.enter(B);
    expect(unsavedElsewhere(writes.state)).toHaveLength(1);
    writes.enter({ ...A, session: 'a2' });
    await writes.settled();
    expect(said.slice(3)).toEqual(['begin a', 'confirm a']);
  });

  it('are not shown in the project that took its place, when their answer comes late', async () => {
    const { writes, said } = queue();
    let release = (_written: Written): void => undefined;
    const held = new Promise<Written>((resolve) => {
      release = resolve;
    });
    const result = writes.submit(write('a', [() => held]));
    writes.enter(B);
    release(written('a'));
    expect((await result)?.batch).toBe('a');
    expect(said).toEqual(['begin a', 'hide a']);
    expect(unsavedElsewhere(writes.state)).toEqual([]);
  });

  it('can be refused, tried again and given up only there', async () => {
    const { writes } = queue();
    await writes.submit(write('a', [refused]));
    writes.enter(B);
    writes.retryFailed();
    writes.discardFailed();
    expect(unsavedElsewhere(writes.state)).toEqual([{ project: A, changes: 1 }]);
    writes.discardElsewhere(A);
    expect(unsavedElsewhere(writes.state)).toEqual([]);
  });
});
