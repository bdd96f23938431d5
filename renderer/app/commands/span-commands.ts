import { isOffered } from '../../../shared/codebook/offered.ts';
import type { Label } from '../../../shared/model/codebook.ts';
import { t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** The physical key of a letter or digit: Shift changes what it writes. */
function shiftKey(key: string): readonly string[] {
  if (/^\d$/.test(key)) return [`Shift+Digit${key}`];
  return /^[a-z]$/i.test(key) ? [`Shift+Key${key.toUpperCase()}`] : [];
}

/** Splitting, merging, and tagging the place of an annotation again. */
export function spanCommands({ annotate, propagation, bulk }: Workbench, labels: readonly Label[]): readonly Command[] {
  const hasActive = (): boolean => annotate.store.getState().activeId !== null;
  const common = { group: 'Annotate', where: 'work', when: hasActive } as const;
  const marking = labels.filter(isOffered).map(({ name, key }): Command => ({
    ...common,
    id: `annotation.duplicate.${name}`,
    name: t('spans.commandDuplicate', { label: name }),
    keys: key === undefined ? [] : shiftKey(key),
    run: (event) => {
      // Keyboards that write digits with Shift mean the digit, which tags.
      if (event?.key === key) annotate.tag(name);
      else annotate.spans.duplicate(name);
    },
  }));
  return [
    {
      ...common,
      id: 'annotation.split',
      name: t('spans.commandSplit'),
      keys: ['X'],
      run: () => annotate.spans.split(),
    },
    {
      ...common,
      id: 'annotation.merge',
      name: t('spans.commandMerge'),
      keys: ['M'],
      when: () => annotate.store.getState().phase === 'ready',
      run: () => annotate.spans.merge(),
    },
    {
      ...common,
      id: 'annotation.select',
      name: t('spans.commandSelect'),
      keys: ['Shift+KeyS'],
      run: () => annotate.spans.select(),
    },
    {
      ...common,
      id: 'annotation.propagate',
      name: t('propagate.command'),
      keys: ['P'],
      when: () => annotate.store.getState().phase === 'ready',
      run: () => propagation.start(),
    },
    {
      id: 'annotation.several',
      name: t('bulk.command'),
      group: 'Annotate',
      where: 'work',
      keys: ['B'],
      when: () => bulk.store.getState().offer !== null,
      run: () => bulk.start(),
    },
    ...marking,
  ];
}
