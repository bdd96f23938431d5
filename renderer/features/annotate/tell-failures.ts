import type { Notices } from '../../app/notices.ts';
import type { FailedWrite } from './writes.ts';

const ID = 'failed-writes';

/** Says what was not saved and why, with another attempt at hand, until it is saved or discarded: one notice for all. */
export function tellFailures(notices: Notices, failed: readonly FailedWrite[], retry: () => void): void {
  const last = failed.at(-1);
  if (last === undefined) {
    notices.close(ID);
    return;
  }
  const what = failed.length === 1 ? `${last.write.name} was not saved.` : `${failed.length} changes were not saved.`;
  notices.say(`${what} ${last.message}`, {
    id: ID,
    kind: 'problem',
    stay: true,
    action: { label: 'Try again', run: retry },
  });
}
