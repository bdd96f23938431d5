import type { NoticeAction, Notices } from './notices.ts';

const ID = 'history';

/** The one notice that says what was done last, with its way back. Its button acts on its own batch or not at all. */
export interface UndoNotice {
  /** Takes the former one's place. `batch`: what the action takes back, or brings back. */
  say(text: string, batch: string, action?: NoticeAction): void;
  /** A batch was begun or came into the log: the notice of another one goes. */
  followed(batch: string): void;
  /** The batch came to nothing, or (without one) the project is left. */
  drop(batch?: string): void;
}

/** Makes the notice. */
export function createUndoNotice(notices: Pick<Notices, 'say' | 'close'>): UndoNotice {
  let current: string | null = null;

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
    followed(batch) {
      if (batch !== current) close();
    },
    drop(batch) {
      if (batch === undefined || batch === current) close();
    },
  };
}
