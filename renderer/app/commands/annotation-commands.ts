import type { Label } from '../../../shared/model/codebook.ts';
import type { EdgeStep } from '../../../shared/text/edges.ts';
import { showSide } from '../sides.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';
import { focusRegion } from './regions.ts';

const exactKey = (key: string): string => `Alt+${/\d/.test(key) ? 'Digit' : 'Key'}${key.toUpperCase()}`;

/** Tagging with the codebook's labels: one command a label, and one that leaves word snapping out. */
export function labelCommands({ annotate }: Workbench, labels: readonly Label[]): readonly Command[] {
  const isOpen = (): boolean => annotate.store.getState().phase === 'ready';
  return labels.flatMap((label): readonly Command[] => {
    const { key } = label;
    const common = { group: 'Annotate', where: 'work', when: isOpen } as const;
    return [
      {
        ...common,
        id: `annotate.label.${label.name}`,
        name: `Tag as ${label.name}`,
        keys: key === undefined ? [] : [key],
        run: () => annotate.tag(label.name),
      },
      {
        ...common,
        id: `annotate.exact.${label.name}`,
        name: `Tag exactly the marked characters as ${label.name}`,
        keys: key === undefined ? [] : [exactKey(key)],
        keyOnly: true,
        run: () => annotate.tag(label.name, true),
      },
    ];
  });
}

const EDGES: readonly {
  readonly id: string;
  readonly name: string;
  readonly keys: readonly string[];
  readonly step: EdgeStep;
}[] = (['start', 'end'] as const).flatMap((edge) =>
  [false, true].flatMap((forward) => {
    const way = forward ? 'forward' : 'back';
    const key = { start: ['[', ']'], end: ['{', '}'] }[edge][Number(forward)] ?? '';
    const code = `${edge === 'end' ? 'Shift+' : ''}${forward ? 'BracketRight' : 'BracketLeft'}`;
    return [
      {
        id: `annotation.${edge}.${way}.word`,
        name: `Move the ${edge} ${way} by a word`,
        // Shift makes { of [ on some keyboards; on others both need AltGr.
        keys: [edge === 'end' ? `[Shift]+${key}` : key, `AltGraph+${key}`],
        step: { edge, forward, unit: 'word' },
      },
      {
        id: `annotation.${edge}.${way}.character`,
        name: `Move the ${edge} ${way} by a character`,
        keys: [`Alt+${code}`],
        step: { edge, forward, unit: 'character' },
      },
    ];
  }),
);

/** What changes where the active annotation stands. */
function placeCommands({ annotate }: Workbench, isActive: () => boolean): readonly Command[] {
  const common = { group: 'Annotate', where: 'work', when: isActive } as const;
  return [
    ...EDGES.map(({ step, ...command }) => ({ ...common, ...command, run: () => annotate.places.moveEdge(step) })),
    {
      ...common,
      id: 'annotation.fragment.add',
      name: 'Add the selection to the annotation',
      where: 'text',
      keys: ['Shift+Enter'],
      when: () => annotate.places.canAdd(),
      run: () => annotate.places.addSelection(),
    },
    {
      ...common,
      id: 'annotation.fragment.remove',
      name: 'Remove the fragment at the caret',
      keys: ['Shift+Delete'],
      run: () => annotate.places.removeFragment(),
    },
  ];
}

/** What is done to annotations. */
export function annotationCommands(workbench: Workbench): readonly Command[] {
  const { annotate, app } = workbench;
  const isActive = (): boolean => annotate.store.getState().activeId !== null;
  const inText = { group: 'Annotate', where: 'text' } as const;
  return [
    { ...inText, id: 'annotation.next', name: 'Next annotation', keys: ['Tab'], run: () => annotate.travel.step(1) },
    {
      ...inText,
      id: 'annotation.previous',
      name: 'Previous annotation',
      keys: ['Shift+Tab'],
      run: () => annotate.travel.step(-1),
    },
    {
      ...inText,
      id: 'annotation.cycle',
      name: 'Next of the stacked annotations',
      keys: ['Space'],
      keyOnly: true,
      run: () => {
        annotate.travel.cycle();
      },
    },
    {
      ...inText,
      id: 'annotation.inspect',
      name: 'Open in the inspector',
      keys: ['Enter'],
      run: () => {
        const active = annotate.store.getState().activeId ?? annotate.travel.atCaret()[0]?.id ?? null;
        if (active === null) return;
        annotate.activate(active);
        showSide(app, 'inspector');
        // The inspector is drawn with the next frame.
        requestAnimationFrame(() => focusRegion('inspector'));
      },
    },
    {
      id: 'annotation.delete',
      name: 'Remove annotation',
      group: 'Annotate',
      where: 'work',
      keys: ['Delete', 'Backspace'],
      when: isActive,
      run: () => {
        const { activeId } = annotate.store.getState();
        if (activeId !== null) annotate.remove(activeId);
        annotate.pane?.focus();
      },
    },
    ...placeCommands(workbench, isActive),
    {
      id: 'history.undo',
      name: 'Undo',
      group: 'Annotate',
      where: 'window',
      keys: ['$mod+Z'],
      run: () => void annotate.history.undo(),
    },
    {
      id: 'history.redo',
      name: 'Redo',
      group: 'Annotate',
      where: 'window',
      keys: ['$mod+Shift+Z', '$mod+Y'],
      run: () => void annotate.history.redo(),
    },
  ];
}
