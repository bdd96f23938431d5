import { messageOf } from '../errors.ts';
import { toggleSide } from '../sides.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';
import type { Preferences } from '../../../shared/api/session.ts';
import { t } from '../../strings/t.ts';

/** Projects and the window itself. */
export function windowCommands(workbench: Workbench): readonly Command[] {
  const { app, session, notices, openDialog, report } = workbench;
  const hasProject = (): boolean => (session.store.getState().session?.project ?? null) !== null;
  const prefer = (preferences: Partial<Preferences>): void => void session.save(preferences).catch(report);
  const project = { group: 'Project', where: 'window', keys: [] as readonly string[] } as const;
  const view = { group: 'View', where: 'window', keys: [] as readonly string[] } as const;

  async function openPath(path: string): Promise<void> {
    try {
      await session.open(path);
    } catch (error) {
      const isLocked = session.store.getState().locked === path;
      const readOnly = { label: t('commands.openReadOnly'), run: () => void session.open(path, true).catch(report) };
      notices.say(messageOf(error), { kind: 'problem', action: isLocked ? readOnly : undefined });
    }
  }

  async function openProject(): Promise<void> {
    const { host } = session.store.getState();
    if (host?.capabilities.includes('openProject') !== true) {
      openDialog('openProject');
      return;
    }
    const { path } = await workbench.client.host('host.openProject', {});
    if (path !== null) await openPath(path);
  }

  return [
    { ...project, id: 'project.new', name: t('commands.newProject'), run: () => openDialog('newProject') },
    {
      ...project,
      id: 'project.open',
      name: t('commands.openProject'),
      keys: ['$mod+O'],
      run: () => void openProject().catch(report),
    },
    {
      ...project,
      id: 'project.sample',
      name: t('commands.openSample'),
      run: () => void session.openSample().catch(report),
    },
    {
      ...project,
      id: 'project.close',
      name: t('commands.closeProject'),
      when: hasProject,
      run: () => void session.close().catch(report),
    },
    {
      ...project,
      id: 'import.open',
      name: t('commands.import'),
      keys: ['$mod+I'],
      where: 'everywhere',
      when: hasProject,
      run() {
        if (session.store.getState().session?.project?.readOnly === true)
          notices.say(t('commands.importReadOnly'), { id: 'read-only' });
        else openDialog('import');
      },
    },
    {
      ...project,
      id: 'export.open',
      name: t('commands.export'),
      keys: ['$mod+E'],
      where: 'everywhere',
      when: hasProject,
      run: () => openDialog('export'),
    },
    {
      ...project,
      id: 'project.stats',
      name: t('commands.statistics'),
      when: hasProject,
      run: () => workbench.goTo('statistics'),
    },
    { ...project, id: 'project.verify', name: t('commands.verify'), when: hasProject, run: () => openDialog('verify') },
    { ...project, id: 'annotator.change', name: t('commands.annotator'), run: () => openDialog('annotator') },
    {
      ...view,
      id: 'palette.open',
      name: t('commands.all'),
      keys: ['$mod+K'],
      where: 'everywhere',
      keyOnly: true,
      run: () => openDialog('palette'),
    },
    {
      ...view,
      id: 'help.shortcuts',
      name: t('commands.shortcuts'),
      keys: ['[Shift]+?'],
      run: () => openDialog('shortcuts'),
    },
    {
      ...view,
      id: 'view.documents',
      name: t('commands.documents'),
      keys: ['$mod+B'],
      where: 'everywhere',
      run: () => toggleSide(app, 'documents'),
    },
    {
      ...view,
      id: 'view.inspector',
      name: t('commands.inspector'),
      keys: ['$mod+J'],
      where: 'everywhere',
      run: () => toggleSide(app, 'inspector'),
    },
    {
      ...view,
      id: 'view.theme',
      name: t('commands.theme'),
      run: () => {
        const isDark = document.documentElement.dataset['theme'] === 'dark';
        prefer({ theme: isDark ? 'light' : 'dark' });
      },
    },
    { ...view, id: 'help.about', name: t('commands.about'), run: () => openDialog('about') },
    { ...view, id: 'theme.system', name: t('commands.themeSystem'), run: () => prefer({ theme: 'system' }) },
    { ...view, id: 'theme.light', name: t('commands.themeLight'), run: () => prefer({ theme: 'light' }) },
    { ...view, id: 'theme.dark', name: t('commands.themeDark'), run: () => prefer({ theme: 'dark' }) },
    {
      ...view,
      id: 'density.comfortable',
      name: t('commands.comfortable'),
      run: () => prefer({ density: 'comfortable' }),
    },
    { ...view, id: 'density.compact', name: t('commands.compact'), run: () => prefer({ density: 'compact' }) },
  ];
}
