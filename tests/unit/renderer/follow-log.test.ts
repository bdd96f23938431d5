import { describe, expect, it } from 'vitest';
import type { BatchEvent } from '../../../shared/api/events.ts';
import { createLogFollower } from '../../../renderer/app/follow-log.ts';

interface Batch {
  readonly first: number;
  readonly seq: number;
}

/** A log of batches with one or more operations each. */
const LOG: readonly Batch[] = [
  { first: 1, seq: 1 },
  { first: 2, seq: 4 },
  { first: 5, seq: 5 },
  { first: 6, seq: 9 },
  { first: 10, seq: 10 },
];

const full = ({ first, seq }: Batch) => ({ first, seq, batch: `b${seq}`, name: 'n', changes: [] });
const event = (batch: Batch): BatchEvent => ({
  ...full(batch),
  type: 'batch',
  session: 's',
  actor: 'ana',
  undoes: null,
});

/** A follower of {@link LOG}, answered two batches at a time. */
function follower() {
  const delivered: number[] = [];
  let asked = 0;
  const follower = createLogFollower({
    since(seq) {
      asked += 1;
      const after = LOG.filter((batch) => batch.seq > seq);
      return Promise.resolve({ more: after.length > 2, batches: after.slice(0, 2).map(full) });
    },
    deliver: ({ seq }) => delivered.push(seq),
  });
  const hear = (place: number): void => {
    const batch = LOG[place];
    if (batch) follower.hear(event(batch));
  };
  return {
    follower,
    delivered,
    hear,
    asked: () => asked,
    settle: () => new Promise((resolve) => setTimeout(resolve, 5)),
  };
}

const CASES = [
  { name: 'in order, nothing is asked', start: 0, heard: [0, 1, 2], delivered: [1, 4, 5], asked: 0 },
  { name: 'known batches are ignored', start: 4, heard: [0, 1, 2], delivered: [5], asked: 0 },
  { name: 'the same event twice is one', start: 0, heard: [0, 0, 1, 1], delivered: [1, 4], asked: 0 },
  { name: 'a gap is filled from the log, in portions', start: 1, heard: [4], delivered: [4, 5, 9, 10], asked: 2 },
  { name: 'a gap in the middle', start: 0, heard: [0, 2], delivered: [1, 4, 5, 9, 10], asked: 2 },
] as const;

describe('following the log', () => {
  it.each(CASES)('$name', async ({ start, heard, delivered: expected, asked: questions }) => {
    const { follower: log, delivered, hear, asked, settle } = follower();
    log.startAt(start);
    heard.forEach(hear);
    await settle();
    expect(delivered).toEqual(expected);
    expect(asked()).toBe(questions);
  });

  it('remembers what it heard before it was started', async () => {
    const { follower: log, delivered, hear, settle } = follower();
    hear(2);
    log.startAt(4);
    await settle();
    expect(delivered[0]).toBe(5);
  });

  it('hears nothing after it was stopped', async () => {
    const { follower: log, delivered, hear, settle } = follower();
    log.startAt(0);
    log.stop();
    hear(0);
    await settle();
    expect(delivered).toEqual([]);
  });
});
