import { answerIn, messageOf } from '../../app/errors.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import { Refusal, type Details } from '../../../shared/api/reply.ts';
import { assertNever } from '../../../shared/assert.ts';
import { isSameProject, isSameSession, type Home } from './home.ts';
import type { Edit } from './ledger.ts';

/** One gesture on its way to the disk. `batch` makes sending it twice harmless. */
export interface Write {
  readonly batch: string;
  /** For messages: "Tagging as CLAIM". */
  readonly name: string;
  readonly document: string;
  readonly edits: readonly Edit[];
  /**
   * Sends it to the project that is open under this token, and to no other. Called again, with the same batch, after an
   * answer that does not say whether it is on disk, or when the user tries again.
   */
  send(session: string): Promise<Written>;
  /** Where a refusal is told instead of being kept for another attempt. */
  readonly onRefused?: (message: string, details?: Details) => void;
}

/** A write with the project in which it was made: it never goes anywhere else. */
export interface BoundWrite extends Write {
  readonly project: Home;
}

/** A write that the core refused, with its reason in words. */
export interface FailedWrite {
  readonly write: BoundWrite;
  readonly message: string;
}

/** The queue's state, as a new object after each change. */
export interface WritesState {
  /** The project that is open; null: none, or one that is still to be read. */
  readonly home: Home | null;
  readonly pending: readonly BoundWrite[];
  readonly failed: readonly FailedWrite[];
  readonly connected: boolean;
  /** There was an answer, but it does not say whether the first write is on disk. It is sent again until one does. */
  readonly unsure: boolean;
}

/** The state of a queue that nothing was put into. */
export const NO_WRITES: WritesState = { home: null, pending: [], failed: [], connected: true, unsure: false };

/** What the queue does to the screen, and whom it tells. */
export interface WritesOptions {
  readonly begin: (write: Write) => void;
  /** The write is on disk: its changes are true now. */
  readonly confirm: (write: Write, written: Written) => void;
  /** The core refused it: it must vanish from the screen. */
  readonly revert: (failed: FailedWrite) => void;
  /** Its project is not on the screen any more; it is kept. */
  readonly hide: (write: Write) => void;
  /** Its outcome came after its project was opened anew: what was read since may be from before it. */
  readonly late: (write: Write) => void;
  /** Another project is open than this window knows: the session must be read afresh. */
  readonly elsewhere: () => void;
  readonly changed: (state: WritesState) => void;
  /** A fault in the window. It is no reason to send anything again, or to keep anything back. */
  readonly fault: (error: unknown) => void;
  /** Calls `attempt` after a pause: the call that found no answer may be the only one that noticed. */
  readonly retryLater: (attempt: () => void) => void;
}

/** Writes, one after the other, in the order of the gestures, each into its own project. */
export interface Writes {
  readonly state: WritesState;
  /**
   * Shows the write and queues it for the open project. Resolves to what was written, or null where it was refused or
   * no project is open; not before its project is open again, where that was left meanwhile.
   */
  submit(write: Write): Promise<Written | null>;
  /** Another project is open now, or none. What waits for this one goes on; what belongs to others is kept. */
  enter(home: Home | null): void;
  /** Puts every refused write of the open project back on the screen and at the end of the queue, with its old batch id. */
  retryFailed(): void;
  discardFailed(): void;
  /** Forgets one refused write: another has taken its place. */
  abandon(batch: string): void;
  /** Forgets what is kept for a project that is not open. */
  discardElsewhere(project: Home): void;
  /** The connection is back or gone. Back: what waits is sent. */
  connection(up: boolean): void;
  /** Resolves when nothing is under way any more: saved, refused, or waiting, as the state says. */
  settled(): Promise<void>;
}

/** Makes an empty queue. */
export function createWrites(options: WritesOptions): Writes {
  let state = NO_WRITES;
  let running: Promise<void> | null = null;
  let isResting = false;
  const answers = new Map<string, (written: Written | null) => void>();
  const isOurs = ({ project }: BoundWrite): boolean => isSameProject(project, state.home);

  function set(next: Partial<WritesState>): void {
    state = { ...state, ...next };
    options.changed(state);
  }

  function next(): BoundWrite | undefined {
    return state.connected && !isResting ? state.pending.find(isOurs) : undefined;
  }

  function answer(batch: string, written: Written | null): void {
    answers.get(batch)?.(written);
    answers.delete(batch);
  }

  function finish(write: BoundWrite, written: Written | null, failed: readonly FailedWrite[] = []): void {
    const pending = state.pending.filter((other) => other !== write);
    set({ pending, failed: [...state.failed, ...failed], unsure: false });
    answer(write.batch, written);
  }

  /** Tells the screen an outcome, where the project is still the one, opened the same time, that it was sent to. */
  function show(write: BoundWrite, sentTo: Home, tell: () => void): void {
    try {
      if (isSameSession(sentTo, state.home)) tell();
      else if (isOurs(write)) options.late(write);
    } catch (error) {
      options.fault(error);
    }
  }

  function rest(): void {
    isResting = true;
    options.retryLater(() => connection(true));
  }

  function fail(write: BoundWrite, sentTo: Home, error: unknown): void {
    const kind = answerIn(error);
    switch (kind) {
      case 'refused': {
        const failed = { write, message: messageOf(error) };
        show(write, sentTo, () => options.revert(failed));
        write.onRefused?.(failed.message, error instanceof Refusal ? error.details : undefined);
        finish(write, null, write.onRefused === undefined ? [failed] : []);
        return;
      }
      case 'elsewhere':
        // It was not written, and is kept until its project is open again.
        if (isSameSession(sentTo, state.home)) enter(null);
        options.elsewhere();
        return;
      case 'none':
        // Nobody knows whether it is on disk. It stays on the screen and is sent again, same batch.
        set({ connected: false });
        rest();
        return;
      case 'unclear':
        set({ unsure: true });
        rest();
        return;
      default:
        assertNever(kind);
    }
  }

  async function run(): Promise<void> {
    for (let write = next(); write !== undefined; write = next()) {
      const { home } = state;
      if (home === null) return;
      const { batch } = write;
      const outcome = await write.send(home.session).then(
        (written) => ({ written }),
        (error: unknown) => ({ error }),
      );
      const sent = state.pending.find((candidate) => candidate.batch === batch);
      if (sent === undefined) continue;
      if ('error' in outcome) fail(sent, home, outcome.error);
      else {
        show(sent, home, () => options.confirm(sent, outcome.written));
        finish(sent, outcome.written);
      }
    }
  }

  function start(): void {
    if (running !== null || next() === undefined) return;
    running = run().finally(() => {
      running = null;
      start();
    });
  }

  function connection(up: boolean): void {
    isResting = false;
    set({ connected: up });
    if (up) start();
  }

  function enter(home: Home | null): void {
    for (const write of state.pending) if (isOurs(write)) options.hide(write);
    set({ home });
    for (const write of state.pending) if (isOurs(write)) options.begin(write);
    start();
  }

  return {
    connection,
    enter,
    get state() {
      return state;
    },
    submit(write) {
      const { home } = state;
      if (home === null) return Promise.resolve(null);
      options.begin(write);
      const answered = new Promise<Written | null>((resolve) => answers.set(write.batch, resolve));
      set({ pending: [...state.pending, { ...write, project: home }] });
      start();
      return answered;
    },
    retryFailed() {
      const again = state.failed.map(({ write }) => write).filter(isOurs);
      for (const write of again) options.begin(write);
      set({ failed: state.failed.filter(({ write }) => !isOurs(write)), pending: [...state.pending, ...again] });
      start();
    },
    discardFailed: () => set({ failed: state.failed.filter(({ write }) => !isOurs(write)) }),
    abandon: (batch) => set({ failed: state.failed.filter(({ write }) => write.batch !== batch) }),
    discardElsewhere(project) {
      if (isSameProject(project, state.home)) return;
      const isKept = (write: BoundWrite): boolean => !isSameProject(write.project, project);
      const gone = state.pending.filter((write) => !isKept(write));
      set({ pending: state.pending.filter(isKept), failed: state.failed.filter(({ write }) => isKept(write)) });
      for (const { batch } of gone) answer(batch, null);
    },
    async settled() {
      while (running !== null) await running;
    },
  };
}
