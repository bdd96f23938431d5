import { t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** Work that comes from other tools, and datasets that are handed on. */
export function exchangeCommands(workbench: Workbench): readonly Command[] {
  const { analysis, app, exporting, goTo, importing, notices, openDialog, session } = workbench;
  const project = (): { readonly readOnly: boolean } | null => session.store.getState().session?.project ?? null;
  const common = { group: 'Project', where: 'everywhere', keys: [], when: () => project() !== null } as const;
  return [
    {
      ...common,
      id: 'import.folder',
      name: t('commands.importFolder'),
      run() {
        if (project()?.readOnly === true) {
          notices.say(t('commands.importReadOnly'), { id: 'read-only' });
          return;
        }
        importing.wantFolder(true);
        openDialog('import');
      },
    },
    {
      ...common,
      id: 'merge.open',
      name: t('exchange.commands.merge'),
      run() {
        if (project()?.readOnly === true) {
          notices.say(t('exchange.readOnly'), { id: 'read-only' });
          return;
        }
        analysis.merging.start();
      },
    },
    { ...common, id: 'bundle.export', name: t('exchange.commands.bundle'), run: () => analysis.bundling.start() },
    {
      ...common,
      id: 'conflicts.open',
      name: t('exchange.commands.conflicts'),
      run() {
        app.setState({ reviewTab: 'conflicts' });
        goTo('review');
      },
    },
    { ...common, id: 'dataset.prepare', name: t('commands.prepare'), run: () => goTo('dataset') },
    {
      ...common,
      id: 'dataset.publish',
      name: t('commands.publish'),
      run() {
        exporting.want('hugging-face');
        openDialog('export');
      },
    },
  ];
}
