import { messageOf } from '../errors.ts';
import { toggleSide } from '../sides.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';
import type { Preferences } from '../../../shared/api/session.ts';

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
      const readOnly = { label: 'Open read-only', run: () => void session.open(path, true).catch(report) };
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
    { ...project, id: 'project.new', name: 'New project', run: () => openDialog('newProject') },
    {
      ...project,
      id: 'project.open',
      name: 'Open project',
      keys: ['$mod+O'],
      run: () => void openProject().catch(report),
    },
    {
      ...project,
      id: 'project.sample',
      name: 'Open the sample project',
      run: () => void session.openSample().catch(report),
    },
    {
      ...project,
      id: 'project.close',
      name: 'Close project',
      when: hasProject,
      run: () => void session.close().catch(report),
    },
    {
      ...project,
      id: 'import.open',
      name: 'Import documents',
      keys: ['$mod+I'],
      where: 'everywhere',
      when: hasProject,
      run() {
        if (session.store.getState().session?.project?.readOnly === true)
          notices.say('This project is open read-only, so nothing can be imported.', { id: 'read-only' });
        else openDialog('import');
      },
    },
    {
      ...project,
      id: 'export.open',
      name: 'Export dataset',
      keys: ['$mod+E'],
      where: 'everywhere',
      when: hasProject,
      run: () => openDialog('export'),
    },
    {
      ...project,
      id: 'project.stats',
      name: 'Project statistics',
      when: hasProject,
      run: () => openDialog('statistics'),
    },
    { ...project, id: 'project.verify', name: 'Verify the project', when: hasProject, run: () => openDialog('verify') },
    { ...project, id: 'annotator.change', name: 'Change the annotator’s name', run: () => openDialog('annotator') },
    {
      ...view,
      id: 'palette.open',
      name: 'All commands',
      keys: ['$mod+K'],
      where: 'everywhere',
      keyOnly: true,
      run: () => openDialog('palette'),
    },
    {
      ...view,
      id: 'help.shortcuts',
      name: 'Keyboard shortcuts',
      keys: ['[Shift]+?'],
      run: () => openDialog('shortcuts'),
    },
    {
      ...view,
      id: 'view.documents',
      name: 'Show or hide the documents',
      keys: ['$mod+B'],
      where: 'everywhere',
      run: () => toggleSide(app, 'documents'),
    },
    {
      ...view,
      id: 'view.inspector',
      name: 'Show or hide the inspector',
      keys: ['$mod+J'],
      where: 'everywhere',
      run: () => toggleSide(app, 'inspector'),
    },
    {
      ...view,
      id: 'view.theme',
      name: 'Change the theme',
      run: () => {
        const isDark = document.documentElement.dataset['theme'] === 'dark';
        prefer({ theme: isDark ? 'light' : 'dark' });
      },
    },
    { ...view, id: 'help.about', name: 'About Claimwright', run: () => openDialog('about') },
    { ...view, id: 'theme.system', name: 'Theme: as the system', run: () => prefer({ theme: 'system' }) },
    { ...view, id: 'theme.light', name: 'Theme: light', run: () => prefer({ theme: 'light' }) },
    { ...view, id: 'theme.dark', name: 'Theme: dark', run: () => prefer({ theme: 'dark' }) },
    { ...view, id: 'density.comfortable', name: 'Density: comfortable', run: () => prefer({ density: 'comfortable' }) },
    { ...view, id: 'density.compact', name: 'Density: compact', run: () => prefer({ density: 'compact' }) },
  ];
}
