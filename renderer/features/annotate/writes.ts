import { isConnectionLost, messageOf } from '../../app/errors.ts';
import type { Written } from '../../../shared/api/procedures.ts';
import type { Edit } from './ledger.ts';

/** One gesture on its way to the disk. `batch` makes sending it twice harmless. */
export interface Write {
  readonly batch: string;
  /** For messages: "Tagging as CLAIM". */
  readonly name: string;
  readonly document: string;
  readonly edits: readonly Edit[];
  /** Sends it. Called again, with the same batch, after a lost answer or when the user tries again. */
  send(): Promise<Written>;
  /** Where a refusal is told instead of being kept for another attempt. */
  readonly onRefused?: (message: string) => void;
}

/** A write that the core refused, with its reason in words. */
export interface FailedWrite {
  readonly write: Write;
  readonly message: string;
}

/** What the status line says of the work: `waiting` is kept here until the connection is back. */
export type SaveState = 'saved' | 'saving' | 'waiting' | 'failed';

/** The queue's state, as a new object after each change. */
export interface WritesState {
  readonly pending: readonly Write[];
  readonly failed: readonly FailedWrite[];
  readonly connected: boolean;
}

/** The save state that the queue's state amounts to. */
export function saveStateOf({ pending, failed, connected }: WritesState): SaveState {
  if (failed.length > 0) return 'failed';
  if (pending.length === 0) return 'saved';
  return connected ? 'saving' : 'waiting';
}

/** What the queue does to the screen, and whom it tells. */
export interface WritesOptions {
  readonly begin: (write: Write) => void;
  /** The write is on disk: its changes are true now. */
  readonly confirm: (write: Write, written: Written) => void;
  /** The core refused it: it must vanish from the screen. */
  readonly revert: (failed: FailedWrite) => void;
  readonly changed: (state: WritesState) => void;
  /** Calls `attempt` after a pause: the call that found no answer may be the only one that noticed. */
  readonly retryLater: (attempt: () => void) => void;
}

/** Writes, one after the other, in the order of the gestures. */
export interface Writes {
  readonly state: WritesState;
  /** Shows the write and queues it. Resolves to what was written, or null where it was refused or given up. */
  submit(write: Write): Promise<Written | null>;
  /** Puts every refused write back on the screen and at the end of the queue, with its old batch id. */
  retryFailed(): void;
  discardFailed(): void;
  /** The connection is back or gone. Back: what waits is sent. */
  connection(up: boolean): void;
  /** Resolves when nothing is under way any more: saved, refused, or waiting for the connection. */
  settled(): Promise<void>;
}

/** Makes an empty queue. */
export function createWrites(options: WritesOptions): Writes {
  let state: WritesState = { pending: [], failed: [], connected: true };
  let running: Promise<void> | null = null;
  const answers = new Map<string, (written: Written | null) => void>();

  function set(next: Partial<WritesState>): void {
    state = { ...state, ...next };
    options.changed(state);
  }

  function finish(write: Write, written: Written | null, failed: readonly FailedWrite[] = []): void {
    set({ pending: state.pending.filter((other) => other !== write), failed: [...state.failed, ...failed] });
    answers.get(write.batch)?.(written);
    answers.delete(write.batch);
  }

  async function run(): Promise<void> {
    for (let write = state.pending[0]; write !== undefined && state.connected; write = state.pending[0]) {
      try {
        const written = await write.send();
        options.confirm(write, written);
        finish(write, written);
      } catch (error) {
        if (isConnectionLost(error)) {
          // No reply at all: nobody knows whether it is on disk. It stays on the screen and is sent again, same batch.
          set({ connected: false });
          options.retryLater(() => connection(true));
        } else {
          const failed = { write, message: messageOf(error) };
          options.revert(failed);
          write.onRefused?.(failed.message);
          finish(write, null, write.onRefused === undefined ? [failed] : []);
        }
      }
    }
  }

  function start(): void {
    running ??= run().finally(() => {
      running = null;
      if (state.connected && state.pending.length > 0) start();
    });
  }

  function connection(up: boolean): void {
    set({ connected: up });
    if (up) start();
  }

  return {
    connection,
    get state() {
      return state;
    },
    submit(write) {
      options.begin(write);
      const answer = new Promise<Written | null>((resolve) => answers.set(write.batch, resolve));
      set({ pending: [...state.pending, write] });
      start();
      return answer;
    },
    retryFailed() {
      const again = state.failed.map(({ write }) => write);
      for (const write of again) options.begin(write);
      set({ failed: [], pending: [...state.pending, ...again] });
      start();
    },
    discardFailed() {
      set({ failed: [] });
    },
    async settled() {
      while (running !== null) await running;
    },
  };
}
