import { t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** Finding in the open document. */
export function findCommands({ annotate, find }: Workbench): readonly Command[] {
  const common = {
    group: 'Text',
    where: 'everywhere',
    when: () => annotate.pane !== null && annotate.store.getState().phase === 'ready',
  } as const;
  return [
    // Before the one that goes a step back: the bar is what was opened last.
    {
      ...common,
      id: 'find.close',
      name: t('find.close'),
      keys: ['Escape'],
      keyOnly: true,
      when: () => find.store.getState().isOpen,
      run: () => find.close(),
    },
    { ...common, id: 'find.open', name: t('find.label'), keys: ['$mod+F'], run: () => find.open() },
    { ...common, id: 'find.next', name: t('find.next'), keys: ['F3', '$mod+G'], run: () => find.step(1) },
    {
      ...common,
      id: 'find.previous',
      name: t('find.previous'),
      keys: ['Shift+F3', '$mod+Shift+G'],
      run: () => find.step(-1),
    },
  ];
}
