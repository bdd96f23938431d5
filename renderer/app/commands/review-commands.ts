import { isOffered } from '../../../shared/codebook/offered.ts';
import type { Label } from '../../../shared/model/codebook.ts';
import type { EdgeStep } from '../../../shared/text/edges.ts';
import { countsIn } from '../../features/review/state.ts';
import { t, type TextKey } from '../../strings/t.ts';
import { showAnnotation, showPlace } from '../show-annotation.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';
import { focusDrawn, focusRegion } from './regions.ts';

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

const EDGES: readonly { readonly keys: readonly string[]; readonly name: TextKey; readonly step: EdgeStep }[] = (
  ['start', 'end'] as const
).flatMap((edge) =>
  [false, true].flatMap((forward) => {
    const way = forward ? ('forward' as const) : ('back' as const);
    const key = { start: ['[', ']'], end: ['{', '}'] }[edge][Number(forward)] ?? '';
    const code = `${edge === 'end' ? 'Shift+' : ''}${forward ? 'BracketRight' : 'BracketLeft'}`;
    return [
      {
        keys: [edge === 'end' ? `[Shift]+${key}` : key, `AltGraph+${key}`],
        name: `commands.edge.${edge}.${way}.word` as const,
        step: { edge, forward, unit: 'word' },
      },
      {
        keys: [`Alt+${code}`],
        name: `commands.edge.${edge}.${way}.character` as const,
        step: { edge, forward, unit: 'character' },
      },
    ] as const;
  }),
);

/** Radio buttons and the like have digits and arrows for themselves. */
const unlessChoosing =
  (run: () => void) =>
  (event?: KeyboardEvent): boolean => {
    if (event?.target instanceof Element && event.target.closest('[data-question], input, select') !== null)
      return false;
    run();
    return true;
  };

/** Adjudication by keys. They work in its tab, apart from fields; while something is edited, the keys are those of editing. */
export function reviewCommands(workbench: Workbench, labels: readonly Label[]): readonly Command[] {
  const { analysis, annotate } = workbench;
  const { review } = analysis;
  const { store } = review;
  const isEditing = (): boolean => store.getState().draft !== null;
  const isShown = (): boolean => review.isShown();
  const isDeciding = (): boolean => isShown() && !isEditing() && review.current() !== null;
  const common = { group: 'Adjudication', where: 'window' } as const;
  const deciding = { ...common, when: isDeciding };
  const editing = { ...common, when: () => isShown() && isEditing() };

  function open(): void {
    const view = review.current();
    if (view === null) return;
    const [first] = view.candidates;
    const record = view.result ?? first?.record;
    if (record !== undefined && 'fragments' in record && 'document' in record) void showAnnotation(workbench, record);
    else void showPlace(workbench, view);
  }

  return [
    ...DIGITS.map((number) => ({
      ...deciding,
      id: `review.accept.${number}`,
      name: t('review.command.accept', { number }),
      keys: [String(number)],
      keyOnly: true,
      run: unlessChoosing(() => review.accept(number)),
    })),
    {
      ...deciding,
      id: 'review.none',
      name: t('review.command.none'),
      keys: ['X', '0'],
      run: unlessChoosing(() => review.none()),
    },
    {
      ...deciding,
      id: 'review.keep',
      name: t('review.command.keep'),
      keys: ['Y'],
      when: () => isDeciding() && review.current()?.decision != null,
      run: unlessChoosing(() => review.keep()),
    },
    {
      ...deciding,
      id: 'review.edit',
      name: t('review.command.edit'),
      keys: ['E'],
      run: unlessChoosing(() => review.edit()),
    },
    {
      ...common,
      id: 'review.reason',
      name: t('review.command.reason'),
      keys: ['R'],
      when: isDeciding,
      run: unlessChoosing(() => {
        review.openReason();
        focusOn('[data-review-reason]');
      }),
    },
    {
      ...common,
      id: 'review.agreed',
      name: t('review.command.agreed'),
      keys: ['A'],
      when: () => isShown() && !isEditing() && countsIn(store.getState()).agreed > 0,
      run: unlessChoosing(() => review.pass.acceptAgreed()),
    },
    {
      ...common,
      id: 'review.pass',
      name: t('review.command.pass'),
      keys: [],
      when: () => isShown() && !isEditing(),
      run: () => review.pass.open(),
    },
    {
      ...common,
      id: 'review.next',
      name: t('review.command.next'),
      keys: ['J', 'ArrowDown'],
      when: () => isShown() && !isEditing(),
      run: moving(() => review.step(1)),
    },
    {
      ...common,
      id: 'review.previous',
      name: t('review.command.previous'),
      keys: ['K', 'ArrowUp'],
      when: () => isShown() && !isEditing(),
      run: moving(() => review.step(-1)),
    },
    {
      ...deciding,
      id: 'review.whole',
      name: t('review.command.whole'),
      keys: ['D'],
      when: isShown,
      run: unlessChoosing(() => review.toggleWhole()),
    },
    { ...deciding, id: 'review.open', name: t('review.command.open'), keys: ['Enter'], run: onList(open) },
    {
      ...common,
      id: 'review.undo',
      name: t('review.command.undo'),
      keys: ['U'],
      when: () => isShown() && !isEditing(),
      run: unlessChoosing(() => void annotate.history.undo()),
    },
    ...labels.filter(isOffered).map((label) => ({
      ...editing,
      id: `review.label.${label.name}`,
      name: t('review.command.label', { label: label.name }),
      keys: label.key === undefined ? [] : [label.key],
      keyOnly: true,
      run: unlessChoosing(() => review.relabel(label.name)),
    })),
    ...EDGES.map(({ keys, name, step }) => ({
      ...editing,
      id: `review.edge.${step.edge}.${step.forward ? 'forward' : 'back'}.${step.unit}`,
      name: t(name),
      keys,
      keyOnly: true,
      run: () => review.moveEdge(step),
    })),
    {
      ...editing,
      id: 'review.decide',
      name: t('review.command.decide'),
      keys: ['$mod+Enter'],
      where: 'everywhere',
      run: () => {
        annotate.flush();
        review.decideDraft();
        focusRegion('page');
      },
    },
    {
      ...editing,
      id: 'review.cancel',
      name: t('review.command.cancel'),
      keys: ['Escape'],
      run: () => {
        review.cancelEdit();
        focusRegion('page');
      },
    },
  ];
}

function focusOn(selector: string): void {
  focusDrawn(() => {
    const target = document.querySelector<HTMLElement>(selector);
    target?.focus();
    return target !== null;
  });
}

/** Arrows are for scrolling in the text, and between tabs and buttons; from the list they go through the queue. */
const moving =
  (run: () => void) =>
  (event?: KeyboardEvent): boolean => {
    const isArrow = event?.key.startsWith('Arrow') === true;
    if (isArrow && event?.target instanceof Element && event.target.closest('[role="listbox"]') === null) return false;
    return unlessChoosing(run)(event);
  };

/** Enter belongs to buttons and links. */
const onList =
  (run: () => void) =>
  (event?: KeyboardEvent): boolean => {
    if (event?.target instanceof Element && event.target.closest('button, a, summary, [role="tab"]') !== null)
      return false;
    return unlessChoosing(run)(event);
  };
