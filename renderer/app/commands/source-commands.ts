import { NEW_SOURCE } from '../../features/sources/store.ts';
import { t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** The registry of sources, and what claims rest on. */
export function sourceCommands({ analysis, annotate, goTo }: Workbench): readonly Command[] {
  const { sources, scope } = analysis;
  const show = (part: 'origins' | 'registry'): void => {
    scope.setState({ tab: 'sources' });
    sources.show(part);
    goTo('claims');
  };
  const isOpen = (): boolean => annotate.store.getState().codebook !== null;
  const common = { group: 'View', where: 'window', keys: [], when: isOpen } as const;
  return [
    { ...common, id: 'sources.origins', name: t('sources.commandOrigins'), run: () => show('origins') },
    { ...common, id: 'sources.registry', name: t('sources.commandRegistry'), run: () => show('registry') },
    {
      ...common,
      id: 'sources.new',
      name: t('sources.commandNew'),
      run: () => {
        show('registry');
        sources.choose(NEW_SOURCE);
      },
    },
  ];
}
