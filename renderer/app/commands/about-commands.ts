import { t } from '../../strings/t.ts';
import { showSide } from '../sides.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';
import { focusDrawn, focusRegion } from './regions.ts';

/** What is said of the open document as a whole. */
export const aboutCommands = ({ about, annotate, app }: Workbench): readonly Command[] => [
  {
    id: 'document.about',
    name: t('about.command'),
    group: 'Document',
    where: 'work',
    keys: ['D'],
    when: () => annotate.store.getState().phase === 'ready',
    run() {
      annotate.activate(null);
      about.show(true);
      showSide(app, 'inspector');
      focusDrawn(() => focusRegion('inspector'));
    },
  },
];
