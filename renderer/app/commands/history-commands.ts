import { t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** The history of what is active, and backups. */
export function historyCommands({ annotate, session, openDialog }: Workbench): readonly Command[] {
  return [
    {
      id: 'annotation.history',
      name: t('history.ofAnnotation'),
      group: 'Annotate',
      where: 'work',
      keys: ['h'],
      when: () => annotate.store.getState().activeId !== null,
      run() {
        annotate.flush();
        openDialog('annotationHistory');
      },
    },
    {
      id: 'project.backups',
      name: t('backups.command'),
      group: 'Project',
      where: 'window',
      keys: [],
      when: () => (session.store.getState().session?.project ?? null) !== null,
      run: () => openDialog('backups'),
    },
  ];
}
