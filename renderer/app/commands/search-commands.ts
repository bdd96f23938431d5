import { focusQuery } from '../../features/search/SearchView.tsx';
import { t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';
import { focusDrawn } from './regions.ts';

/** Searching the whole project. */
export function searchCommands({ analysis, annotate, app, goTo, session }: Workbench): readonly Command[] {
  const hasProject = (): boolean => (session.store.getState().session?.project ?? null) !== null;
  return [
    {
      id: 'search.open',
      name: t('search.command'),
      group: 'Project',
      where: 'everywhere',
      keys: ['$mod+Shift+F'],
      when: hasProject,
      run() {
        const { document, selection } = annotate.store.getState();
        const marked =
          app.getState().view === 'annotate' && document !== null && selection !== null
            ? document.text.slice(selection.raw.start, selection.raw.end).trim()
            : '';
        goTo('search');
        // What is marked is looked for, as one phrase.
        if (marked !== '' && marked.length <= LONGEST_SELECTION) {
          analysis.search.type(`"${marked.replaceAll(/["“”„«»\s]+/g, ' ').trim()}"`);
          analysis.search.search();
        }
        focusDrawn(focusQuery);
      },
    },
  ];
}

/** A marked passage longer than this is no search. */
const LONGEST_SELECTION = 200;
