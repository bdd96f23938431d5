import type { NoticeAction, Notices } from './notices.ts';

const ID = 'history';

/** The one notice that says what was done last, with its way back. Its button acts on its own batch or not at all. */
export interface UndoNotice {
  /** Takes the former one's place. `batch`: what the action takes back, or brings back. */
  say(text: string, batch: string, action?: NoticeAction): void;
  /** This window begins a batch: the notice of another one goes. */
  begun(batch: string): void;
  /** A batch is in the log. One of another hand makes the notice stale; this window's own were counted when they began. */
  heard(batch: string): void;
  /** The batch came to nothing, or (without one) the project is left. */
  drop(batch?: string): void;
}

/** Makes the notice. */
export function createUndoNotice(notices: Pick<Notices, 'say' | 'close'>): UndoNotice {
  let current: string | null = null;
  const own = new Set<string>();

  function close(): void {
    if (current === null) return;
    current = null;
    notices.close(ID);
  }

  return {
    say(text, batch, action) {
      current = batch;
      notices.say(text, {
        id: ID,
        action: action && {
          label: action.label,
          run() {
            // A notice on its way out can still be clicked.
            if (current !== batch) return;
            current = null;
            action.run();
          },
        },
      });
    },
    begun(batch) {
      own.add(batch);
      if (batch !== current) close();
    },
    heard(batch) {
      // The log may tell a batch twice: with its event, and again where a gap was caught up with.
      if (!own.has(batch) && batch !== current) close();
    },
    drop(batch) {
      if (batch === undefined || batch === current) close();
    },
  };
}
