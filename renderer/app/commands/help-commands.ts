import { STOPS } from '../../features/help/topics.ts';
import { t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** Help, the tour, and the window without anything but the text. */
export function helpCommands({ app, session, annotate, notices, openDialog, goTo }: Workbench): readonly Command[] {
  const common = { group: 'View', where: 'everywhere' } as const;
  const hasProject = (): boolean => (session.store.getState().session?.project ?? null) !== null;
  const leaveQuiet = (): void => {
    app.setState({ isQuiet: false });
    annotate.pane?.focus();
  };
  return [
    { ...common, id: 'help.open', name: t('help.command'), keys: ['F1'], run: () => openDialog('help') },
    {
      ...common,
      id: 'help.tour',
      name: t('help.tour.command'),
      keys: [],
      when: hasProject,
      run: () => {
        session.remember('tour', 'taken');
        goTo('annotate');
        app.setState({ tour: 0, isQuiet: false });
      },
    },
    {
      ...common,
      id: 'view.quiet',
      name: t('help.quiet'),
      keys: ['F9'],
      when: () => annotate.pane !== null,
      run: () => {
        if (app.getState().isQuiet) {
          leaveQuiet();
          return;
        }
        app.setState({ isQuiet: true, sheet: null });
        annotate.pane?.focus();
        notices.say(t('help.quietOn'), { id: 'quiet' });
      },
    },
    {
      ...common,
      id: 'help.tour.next',
      name: t('help.tour.nextStep'),
      keys: ['Enter'],
      keyOnly: true,
      // Its buttons have Enter for themselves.
      when: () => document.activeElement?.matches('[data-tour-card] h2') === true,
      run: () => {
        const { tour } = app.getState();
        const next = tour === null || tour + 1 >= STOPS.length ? null : tour + 1;
        app.setState({ tour: next });
        if (next === null) annotate.pane?.focus();
      },
    },
    {
      ...common,
      id: 'help.tour.leave',
      name: t('help.tour.skip'),
      keys: ['Escape'],
      keyOnly: true,
      when: () => app.getState().tour !== null && document.activeElement?.closest('[data-tour-card]') != null,
      run: () => {
        app.setState({ tour: null });
        annotate.pane?.focus();
      },
    },
    // Behind everything else that Esc leaves in the text.
    {
      ...common,
      id: 'view.quiet.leave',
      name: t('help.quietOff'),
      keys: ['Escape'],
      keyOnly: true,
      when: () => {
        const { activeId, selection } = annotate.store.getState();
        return (
          app.getState().isQuiet &&
          activeId === null &&
          (selection === null || selection.raw.start === selection.raw.end)
        );
      },
      run: leaveQuiet,
    },
  ];
}
