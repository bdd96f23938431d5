import { toStop } from '../../../shared/text/stops.ts';
import { t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** Moving the end of what is marked from one punctuation mark to the next, or back. */
export function clauseCommands({ annotate }: Workbench): readonly Command[] {
  function move(direction: 1 | -1): void {
    const { pane, store } = annotate;
    const { document } = store.getState();
    if (pane === null || document === null) return;
    const { raw } = pane.selection();
    // A selection over several paragraphs grows in its last one; an end between two paragraphs belongs to the first.
    const inside = raw.end > raw.start ? raw.end - 1 : raw.end;
    const block = document.record.blocks.findLast(({ start }) => start <= inside);
    if (block === undefined) return;
    const next = toStop(document.text, block, raw, direction);
    if (next !== raw) pane.select(next);
  }

  const common = { group: 'Text', where: 'text' } as const;
  return [
    { ...common, id: 'text.clause', name: t('commands.clause'), keys: ['E'], run: () => move(1) },
    { ...common, id: 'text.clauseBack', name: t('commands.clauseBack'), keys: ['Shift+KeyE'], run: () => move(-1) },
  ];
}
