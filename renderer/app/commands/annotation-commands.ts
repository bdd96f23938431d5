import type { Label } from '../../../shared/model/codebook.ts';
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

/** What is done to annotations. */
export function annotationCommands({ annotate, app }: Workbench): readonly Command[] {
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
