import { SAMPLE_LAYER } from '../../../shared/model/layer.ts';
import { countIn } from '../../features/documents/order.ts';
import { showSide } from '../sides.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';
import { focusNextRegion, focusRegion, placeOf } from './regions.ts';
import { t } from '../../strings/t.ts';

/** Moving in the text and between documents. */
export function documentCommands(workbench: Workbench): readonly Command[] {
  const { annotate, documents, session } = workbench;
  const isOpen = (): boolean => annotate.store.getState().phase === 'ready';

  function go(direction: 1 | -1): void {
    const arranged = documents.arranged(workbench.layer());
    const here = arranged.findIndex(({ id }) => id === annotate.store.getState().id);
    const next = arranged[here + direction];
    if (next !== undefined) void annotate.open(next.id);
  }

  return [
    {
      id: 'text.sentence',
      name: t('commands.sentence'),
      group: 'Text',
      where: 'text',
      keys: ['S'],
      run: () => annotate.pane?.selectSentenceThenParagraph(),
    },
    {
      id: 'text.snap',
      name: t('commands.snap'),
      group: 'Text',
      where: 'window',
      keys: [],
      run: () => {
        const snap = session.store.getState().session?.preferences.snap === 'word' ? 'character' : 'word';
        session.save({ snap }).catch(workbench.report);
        workbench.notices.say(t(snap === 'word' ? 'commands.snapWord' : 'commands.snapCharacter'), {
          id: 'snap',
        });
      },
    },
    {
      id: 'text.sample',
      name: t('sample.command'),
      group: 'Text',
      where: 'window',
      keys: [],
      when: () => documents.store.getState().documents.some((one) => countIn(one, SAMPLE_LAYER) > 0),
      run: () => annotate.sample.show(!annotate.sample.store.getState().isShown),
    },
    {
      id: 'document.done',
      name: t('commands.done'),
      group: 'Document',
      where: 'everywhere',
      keys: ['$mod+Enter'],
      when: isOpen,
      run: () => annotate.setDone(true),
    },
    {
      id: 'document.reopen',
      name: t('commands.reopen'),
      group: 'Document',
      where: 'window',
      keys: [],
      when: isOpen,
      run: () => annotate.setDone(false),
    },
    {
      id: 'document.next',
      name: t('commands.nextDocument'),
      group: 'Document',
      where: 'everywhere',
      keys: ['Alt+PageDown'],
      run: () => go(1),
    },
    {
      id: 'document.previous',
      name: t('commands.previousDocument'),
      group: 'Document',
      where: 'everywhere',
      keys: ['Alt+PageUp'],
      run: () => go(-1),
    },
    {
      id: 'document.filter',
      name: t('commands.filterDocuments'),
      group: 'Document',
      where: 'window',
      keys: ['/'],
      run: () => {
        showSide(workbench.app, 'documents');
        requestAnimationFrame(() => focusRegion('documents'));
      },
    },
    {
      id: 'view.nextPart',
      name: t('commands.nextPart'),
      group: 'View',
      where: 'everywhere',
      keys: ['F6'],
      keyOnly: true,
      run: () => focusNextRegion(1),
    },
    {
      id: 'view.previousPart',
      name: t('commands.previousPart'),
      group: 'View',
      where: 'everywhere',
      keys: ['Shift+F6'],
      keyOnly: true,
      run: () => focusNextRegion(-1),
    },
    {
      id: 'view.back',
      name: t('commands.back'),
      group: 'View',
      where: 'everywhere',
      keys: ['Escape'],
      keyOnly: true,
      run: (event) => goBack(workbench, event?.target ?? null),
    },
  ];
}

/** From a field or a column to the text, from an annotation to the plain text, from a selection to the caret. */
function goBack({ about, annotate, app, goTo }: Workbench, target: EventTarget | null): boolean {
  const { region, isField } = placeOf(target);
  // A filter that holds something is emptied first, by the field itself.
  if (target instanceof HTMLInputElement && target.type === 'search' && target.value !== '') return false;
  // A list of names that is open is closed first, by itself.
  if (target instanceof HTMLInputElement && target.ariaExpanded === 'true') return false;
  // From a page to the text; its fields keep the key.
  if (app.getState().view !== 'annotate' && !isField) {
    goTo('annotate');
    return true;
  }
  if (annotate.pane === null) return false;
  if (region !== 'text') annotate.pane.focus();
  else if (annotate.store.getState().activeId !== null) annotate.activate(null);
  else if (about.store.getState().isOpen) about.show(false);
  else {
    annotate.activate(null);
    const { start } = annotate.pane.selection().raw;
    // To where reading goes on: S, then Esc, leaves the caret at the sentence's start.
    annotate.pane.select({ start, end: start });
  }
  return true;
}
