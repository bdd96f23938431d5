import { t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** Reports of the project, and of the claim at hand. */
export function reportCommands({ analysis, annotate, session }: Workbench): readonly Command[] {
  const claim = (): string | null => {
    const { activeId } = annotate.store.getState();
    return (activeId === null ? undefined : annotate.index.get(activeId)?.claim) ?? null;
  };
  const isOpen = (): boolean => (session.store.getState().session?.project ?? null) !== null;
  const common = { group: 'Project', where: 'everywhere', keys: [] } as const;
  return [
    {
      ...common,
      id: 'report.write',
      name: t('reports.command'),
      when: isOpen,
      run: () => analysis.reports.start(null),
    },
    {
      ...common,
      id: 'report.card',
      name: t('reports.commandCard'),
      when: () => isOpen() && claim() !== null,
      run: () => analysis.reports.start(claim()),
    },
  ];
}
