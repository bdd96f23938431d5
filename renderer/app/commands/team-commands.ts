import { t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** The team: whose work is shown, who sits at the machine, what is hidden and what is locked. */
export function teamCommands(workbench: Workbench): readonly Command[] {
  const { analysis, annotate, app, documents, layer } = workbench;
  const { team } = analysis;
  const overview = () => team.store.getState().overview;
  const isOpen = (): boolean => overview() !== null;
  const here = (): { layer: string; document: string }[] => {
    const [document, own] = [annotate.store.getState().id, layer()];
    return document === null || own === null ? [] : [{ layer: own, document }];
  };
  const isLocked = (): boolean =>
    here().some(({ layer: own, document }) => documents.get(document)?.status[own] === 'locked');
  const others = (): boolean => (overview()?.layers.filter(({ name }) => name !== null).length ?? 0) > 1;
  return [
    {
      id: 'layers.toggle',
      name: t('team.command.layers'),
      group: 'Text',
      where: 'everywhere',
      keys: ['Alt+L'],
      when: isOpen,
      run: () => annotate.layers.toggle(),
    },
    {
      id: 'annotator.switch',
      name: t('team.command.switch'),
      group: 'Project',
      where: 'window',
      keys: [],
      when: others,
      run: () => app.setState({ isSwitching: true }),
    },
    {
      id: 'team.show',
      name: t('team.command.show'),
      group: 'View',
      where: 'window',
      keys: [],
      when: isOpen,
      run: () => {
        app.setState({ reviewTab: 'team' });
        workbench.goTo('review');
      },
    },
    {
      id: 'team.blind',
      name: t('team.command.blind'),
      group: 'Project',
      where: 'window',
      keys: [],
      when: isOpen,
      run: () => team.setBlind(overview()?.team.blind !== true),
    },
    {
      id: 'document.lock',
      name: t('team.command.lock'),
      group: 'Document',
      where: 'window',
      keys: [],
      when: () => here().length > 0 && !isLocked(),
      run: () => team.lock(here(), true),
    },
    {
      id: 'document.unlock',
      name: t('team.command.unlock'),
      group: 'Document',
      where: 'window',
      keys: [],
      when: isLocked,
      run: () => team.lock(here(), false),
    },
    {
      id: 'document.assigned',
      name: t('team.command.assigned'),
      group: 'Document',
      where: 'window',
      keys: [],
      when: () => documents.store.getState().assigned.size > 0,
      run: () => documents.store.setState(({ isOnlyAssigned }) => ({ isOnlyAssigned: !isOnlyAssigned })),
    },
  ];
}
