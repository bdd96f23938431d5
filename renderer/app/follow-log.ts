import type { BatchEvent } from '../../shared/api/events.ts';
import type { Output } from '../../shared/api/procedures.ts';

type LogBatch = Output<'log.since'>['batches'][number];

/** What the follower needs: the log behind a place, and where batches go. */
export interface LogReader {
  since(seq: number): Promise<Output<'log.since'>>;
  /** Called once for each batch, in the log's order. `changes: null`: too many to send, read afresh. */
  deliver(batch: LogBatch): void;
}

/** Hears the batches of the open project in order and without holes, whatever was missed. */
export interface LogFollower {
  /** Starts at a place: everything up to `seq` is known. */
  startAt(seq: number): void;
  /** An event came. Known ones are ignored; behind a gap the log is asked first. */
  hear(event: BatchEvent): void;
  /** Asks the log for whatever came after the last known place: after a lost connection. */
  catchUp(): Promise<void>;
  stop(): void;
}

/** Makes a follower. It is stopped until `startAt`; what it hears before is remembered by its place only. */
export function createLogFollower({ since, deliver }: LogReader): LogFollower {
  let known: number | null = null;
  let highest = 0;
  let asking: Promise<void> | null = null;

  function take(batch: LogBatch): void {
    if (known === null || batch.seq <= known) return;
    known = batch.seq;
    deliver(batch);
  }

  async function ask(): Promise<void> {
    let more = true;
    while (more && known !== null) {
      const from: number = known;
      const answer = await since(from);
      if (known !== from) continue;
      for (const batch of answer.batches) take(batch);
      more = answer.more && known > from;
    }
  }

  function catchUp(): Promise<void> {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  }

  return {
    startAt(seq) {
      known = seq;
      // A lost connection is told elsewhere; the next event finds the same gap again.
      if (highest > seq) catchUp().catch(() => undefined);
    },
    hear(event) {
      highest = Math.max(highest, event.seq);
      if (known === null || event.seq <= known) return;
      if (event.first === known + 1) take(event);
      else catchUp().catch(() => undefined);
    },
    catchUp,
    stop() {
      known = null;
      highest = 0;
    },
  };
}
