import { Toast } from '@base-ui/react/toast';

/** A button in a notice. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** How a notice behaves. `id`: a later notice of the same id takes its place. `stay`: until it is closed. */
export interface NoticeOptions {
  readonly id?: string;
  readonly kind?: 'plain' | 'problem';
  readonly stay?: boolean;
  readonly action?: NoticeAction | undefined;
  readonly onClose?: () => void;
}

/** Short messages at the edge of the window. */
export interface Notices {
  readonly manager: ReturnType<typeof Toast.createToastManager>;
  say(text: string, options?: NoticeOptions): void;
  close(id: string): void;
}

/** Plain notices leave after five seconds; problems stay twice as long, or until closed. */
const PLAIN_MS = 5000;
const PROBLEM_MS = 10_000;

/** Makes the window's notices. */
export function createNotices(): Notices {
  const manager = Toast.createToastManager<object>();
  let count = 0;
  return {
    manager,
    say(text, { id, kind = 'plain', stay = false, action, onClose } = {}) {
      count += 1;
      const key = id ?? `notice-${String(count)}`;
      manager.add({
        id: key,
        title: text,
        type: kind,
        timeout: stay ? 0 : kind === 'plain' ? PLAIN_MS : PROBLEM_MS,
        priority: kind === 'plain' ? 'low' : 'high',
        ...(onClose === undefined ? {} : { onClose }),
        ...(action === undefined
          ? {}
          : {
              actionProps: {
                children: action.label,
                onClick: () => {
                  manager.close(key);
                  action.run();
                },
              },
            }),
      });
    },
    close: (id) => manager.close(id),
  };
}
