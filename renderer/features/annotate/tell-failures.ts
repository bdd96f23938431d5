import type { Notices } from '../../app/notices.ts';
import type { FailedWrite } from './writes.ts';
import { t } from '../../strings/t.ts';

const ID = 'failed-writes';

/** Says what was not saved and why, with another attempt at hand, until it is saved or discarded: one notice for all. */
export function tellFailures(notices: Notices, failed: readonly FailedWrite[], retry: () => void): void {
  const last = failed.at(-1);
  if (last === undefined) {
    notices.close(ID);
    return;
  }
  const said =
    failed.length === 1
      ? t('annotate.notSaved', { what: last.write.name, why: last.message })
      : t('annotate.manyNotSaved', { count: failed.length, why: last.message });
  notices.say(said, {
    id: ID,
    kind: 'problem',
    stay: true,
    action: { label: t('annotate.tryAgain'), run: retry },
  });
}
