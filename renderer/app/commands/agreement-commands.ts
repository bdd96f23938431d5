import { t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** How far annotators agree, and how far a learner has come. */
export function agreementCommands({ goTo, session, analysis }: Workbench): readonly Command[] {
  const { agreement } = analysis;
  const common = {
    group: 'View',
    where: 'everywhere',
    keys: [] as readonly string[],
    when: () => (session.store.getState().session?.project ?? null) !== null,
  } as const;
  return [
    {
      ...common,
      id: 'agreement.compute',
      name: t('agreement.commands.compute'),
      run() {
        agreement.store.setState({ tab: 'results', behind: null });
        goTo('agreement');
        void agreement.compute();
      },
    },
    {
      ...common,
      id: 'agreement.gamma',
      name: t('agreement.commands.gamma'),
      run() {
        agreement.store.setState({ tab: 'results', behind: null });
        goTo('agreement');
        void agreement.measureGamma();
      },
    },
    {
      ...common,
      id: 'agreement.training',
      name: t('agreement.commands.training'),
      run() {
        agreement.store.setState({ tab: 'training' });
        goTo('agreement');
      },
    },
  ];
}
