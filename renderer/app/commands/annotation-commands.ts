import { isOffered } from '../../../shared/codebook/offered.ts';
import type { Label } from '../../../shared/model/codebook.ts';
import type { EdgeStep } from '../../../shared/text/edges.ts';
import { showSide } from '../sides.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';
import { focusDrawn, focusRegion } from './regions.ts';
import { t, type TextKey } from '../../strings/t.ts';

const exactKey = (key: string): string => `Alt+${/\d/.test(key) ? 'Digit' : 'Key'}${key.toUpperCase()}`;

/** Tagging with the codebook's labels: one command a label, and one that leaves word snapping out. */
export function labelCommands({ annotate }: Workbench, labels: readonly Label[]): readonly Command[] {
  const isOpen = (): boolean => annotate.store.getState().phase === 'ready';
  return labels.filter(isOffered).flatMap((label): readonly Command[] => {
    const { key } = label;
    const common = { group: 'Annotate', where: 'work', when: isOpen } as const;
    return [
      {
        ...common,
        id: `annotate.label.${label.name}`,
        name: t('commands.tag', { label: label.name }),
        keys: key === undefined ? [] : [key],
        run: () => annotate.tag(label.name),
      },
      {
        ...common,
        id: `annotate.exact.${label.name}`,
        name: t('commands.tagExactly', { label: label.name }),
        keys: key === undefined ? [] : [exactKey(key)],
        keyOnly: true,
        run: () => annotate.tag(label.name, true),
      },
    ];
  });
}

const EDGES: readonly {
  readonly id: string;
  readonly name: TextKey;
  readonly keys: readonly string[];
  readonly step: EdgeStep;
}[] = (['start', 'end'] as const).flatMap((edge) =>
  [false, true].flatMap((forward) => {
    const way = forward ? ('forward' as const) : ('back' as const);
    const key = { start: ['[', ']'], end: ['{', '}'] }[edge][Number(forward)] ?? '';
    const code = `${edge === 'end' ? 'Shift+' : ''}${forward ? 'BracketRight' : 'BracketLeft'}`;
    return [
      {
        id: `annotation.${edge}.${way}.word`,
        name: `commands.edge.${edge}.${way}.word`,
        // Shift makes { of [ on some keyboards; on others both need AltGr.
        keys: [edge === 'end' ? `[Shift]+${key}` : key, `AltGraph+${key}`],
        step: { edge, forward, unit: 'word' },
      },
      {
        id: `annotation.${edge}.${way}.character`,
        name: `commands.edge.${edge}.${way}.character`,
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
    ...EDGES.map(({ step, name, ...command }) => ({
      ...common,
      ...command,
      name: t(name),
      run: () => annotate.places.moveEdge(step),
    })),
    {
      ...common,
      id: 'annotation.fragment.add',
      name: t('commands.addFragment'),
      where: 'text',
      keys: ['Shift+Enter'],
      when: () => annotate.places.canAdd(),
      run: () => annotate.places.addSelection(),
    },
    {
      ...common,
      id: 'annotation.fragment.remove',
      name: t('commands.removeFragment'),
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
    { ...inText, id: 'annotation.next', name: t('commands.next'), keys: ['Tab'], run: () => annotate.travel.step(1) },
    {
      ...inText,
      id: 'annotation.previous',
      name: t('commands.previous'),
      keys: ['Shift+Tab'],
      run: () => annotate.travel.step(-1),
    },
    {
      ...inText,
      id: 'annotation.cycle',
      name: t('commands.cycle'),
      keys: ['Space'],
      keyOnly: true,
      run: () => {
        annotate.travel.cycle();
      },
    },
    {
      ...inText,
      id: 'annotation.inspect',
      name: t('commands.inspect'),
      keys: ['Enter'],
      run: () => {
        const active = annotate.store.getState().activeId ?? annotate.travel.atCaret()[0]?.id ?? null;
        if (active === null) return;
        annotate.activate(active);
        showSide(app, 'inspector');
        focusDrawn(() => focusRegion('inspector'));
      },
    },
    {
      id: 'annotation.delete',
      name: t('commands.remove'),
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
      name: t('commands.undo'),
      group: 'Annotate',
      where: 'window',
      keys: ['$mod+Z'],
      run: () => void annotate.history.undo(),
    },
    {
      id: 'history.redo',
      name: t('commands.redo'),
      group: 'Annotate',
      where: 'window',
      keys: ['$mod+Shift+Z', '$mod+Y'],
      run: () => void annotate.history.redo(),
    },
  ];
}
