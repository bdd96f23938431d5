import { t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** Sizes that a text can be set in, in px. */
const SIZES = { min: 13, max: 32 } as const;

/** Settings, and those of them that are changed while reading. */
export function settingsCommands({ session, openDialog, notices, report }: Workbench): readonly Command[] {
  const view = { group: 'View', where: 'everywhere' } as const;

  function resize(step: 1 | -1): void {
    const reading = session.store.getState().session?.preferences.reading;
    if (reading === undefined) return;
    const size = Math.min(SIZES.max, Math.max(SIZES.min, reading.size + step));
    notices.say(t('settings.sizeIs', { size }), { id: 'size' });
    session.save({ reading: { ...reading, size } }).catch(report);
  }

  return [
    {
      ...view,
      id: 'settings.open',
      name: t('settings.command'),
      keys: ['$mod+,'],
      run: () => openDialog('settings'),
    },
    { ...view, id: 'settings.keys', name: t('settings.keys.title'), keys: [], run: () => openDialog('keys') },
    { ...view, id: 'text.larger', name: t('settings.larger'), keys: ['Alt+Equal'], run: () => resize(1) },
    { ...view, id: 'text.smaller', name: t('settings.smaller'), keys: ['Alt+Minus'], run: () => resize(-1) },
  ];
}
