import type { Output } from '../../../shared/api/procedures.ts';
import type { Notices } from '../../app/notices.ts';
import type { DialogName } from '../../app/store.ts';
import { t } from '../../strings/t.ts';

interface Window {
  readonly notices: Notices;
  readonly openDialog: (dialog: DialogName | null) => void;
}

/** Says what a merge brought, where the project is as it was before, and what is left to decide. */
export function tellMerged(
  { plans, backup }: Output<'merge.commit'>,
  { notices, openDialog }: Window,
  seeConflicts: () => void,
): void {
  const changes = plans.reduce((sum, { operations }) => sum + operations.new, 0);
  const files = plans.reduce((sum, plan) => sum + plan.files, 0);
  const conflicts = plans.reduce((sum, { conflicting }) => sum + conflicting, 0);
  const said = [
    ...(changes > 0 || files === 0 ? [t('exchange.merge.done', { count: changes })] : []),
    ...(files > 0 ? [t('exchange.merge.doneFiles', { count: files })] : []),
    ...(conflicts > 0 ? [t('exchange.merge.doneConflicts', { count: conflicts })] : []),
    ...(backup === null ? [] : [t('exchange.merge.doneBackup')]),
  ].join(' ');
  openDialog(null);
  notices.say(said, {
    id: 'merged',
    stay: true,
    action:
      conflicts > 0
        ? { label: t('exchange.merge.see'), run: seeConflicts }
        : { label: t('exchange.merge.backups'), run: () => openDialog('backups') },
  });
}
