import { t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** What stands in several documents. */
export const copiesCommands = ({ goTo, session, analysis }: Workbench): readonly Command[] => [
  {
    id: 'copies.show',
    name: t('copies.command'),
    group: 'View',
    where: 'everywhere',
    keys: [],
    when: () => (session.store.getState().session?.project ?? null) !== null,
    run() {
      analysis.scope.setState({ tab: 'copies' });
      goTo('claims');
    },
  },
];
