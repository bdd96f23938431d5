import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { Keys } from '../../ui/Keys.tsx';
import { isEnabled, type Command } from '../commands/command.ts';
import { useCommands } from '../context.tsx';
import { fuzzyFilter } from './fuzzy.ts';
import css from './Palette.module.css';
import { t } from '../../strings/t.ts';

/** Every command by name: type some of its letters, Enter does it. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const commands = useCommands();
  const [query, setQuery] = useState('');
  const able = commands.filter((command) => command.keyOnly !== true && isEnabled(command));
  const found = fuzzyFilter(able, query, ({ name, group }) => `${name} ${t(`commands.groups.${group}`)}`);

  function run(command: Command): void {
    onClose();
    // After the dialog has given the focus back, so that the command can move it.
    requestAnimationFrame(() => command.run());
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.backdrop} />
        <Dialog.Viewport className={css.viewport}>
          <Dialog.Popup className={css.popup} aria-label={t('commands.title')}>
            <Autocomplete.Root
              open
              inline
              items={found}
              filter={null}
              value={query}
              onValueChange={setQuery}
              itemToStringValue={(command: Command) => command.name}
              autoHighlight="always"
              keepHighlight
            >
              <div className={css.search}>
                <Search size={16} aria-hidden className={css.icon} />
                <Autocomplete.Input
                  className={css.input}
                  aria-label={t('commands.find')}
                  placeholder={t('commands.find')}
                />
              </div>
              <Autocomplete.Empty>
                <p className={css.empty}>{t('commands.none')}</p>
              </Autocomplete.Empty>
              <Autocomplete.List className={css.list}>
                {(command: Command) => (
                  <Autocomplete.Item key={command.id} value={command} className={css.item} onClick={() => run(command)}>
                    <span className={css.name}>{command.name}</span>
                    <span className={css.group}>{t(`commands.groups.${command.group}`)}</span>
                    {command.keys[0] !== undefined && <Keys binding={command.keys[0]} />}
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
