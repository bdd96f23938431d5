import { t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** What is looked at before a dataset is handed on. */
export function qualityCommands({ goTo, session, analysis }: Workbench): readonly Command[] {
  const common = {
    group: 'View',
    where: 'everywhere',
    keys: [],
    when: () => (session.store.getState().session?.project ?? null) !== null,
  } as const;
  const show = (tab: 'quality' | 'splits') => (): void => {
    analysis.dataset.show(tab);
    goTo('dataset');
  };
  return [
    { ...common, id: 'quality.show', name: t('quality.command'), run: show('quality') },
    { ...common, id: 'splits.show', name: t('splits.command'), run: show('splits') },
  ];
}
