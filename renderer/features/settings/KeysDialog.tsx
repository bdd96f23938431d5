import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { bindingOf, isNeeded } from '../../app/commands/bindings.ts';
import { GROUPS, type Command } from '../../app/commands/command.ts';
import {
  assigned,
  conflicts,
  hasKeyElsewhere,
  isOfMode,
  reset,
  sharing,
  type CustomKeys,
} from '../../app/commands/custom-keys.ts';
import { useCommands, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { isMac, keyNames } from '../../ui/key-names.ts';
import { Modal } from '../../ui/Modal.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { KeyRow } from './KeyRow.tsx';
import css from './KeysDialog.module.css';

const said = (binding: string): string => keyNames(binding, isMac()).join(' ');
const names = (commands: readonly Command[]): string => commands.map(({ name }) => name).join(', ');

/** Every command with its keys, and a way to give it others. What a new key is taken from is said; conflicts stay in sight. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { session, report, announce } = useWorkbench();
  const keys = useStore(session.store, (state) => state.session?.preferences.keys) ?? {};
  const all = useCommands();
  const id = useId();
  const [filter, setFilter] = useState('');
  const [word, setWord] = useState<string | null>(null);
  const shown = all.filter((command) => !hasKeyElsewhere(command) && !isOfMode(command) && matches(command, filter));
  const inConflict = conflicts(all, keys);

  function save(next: CustomKeys, why: string): void {
    setWord(why);
    announce(why);
    session.save({ keys: Object.fromEntries(Object.entries(next).map(([id, list]) => [id, [...list]])) }).catch(report);
  }

  /** @returns whether the key was taken. */
  function press(command: Command, event: KeyboardEvent): boolean {
    const binding = bindingOf(event, isMac());
    if (binding === null) return false;
    const values = { key: said(binding), command: command.name };
    if (isNeeded(binding)) {
      setWord(t('settings.keys.needed', values));
      return false;
    }
    const others = sharing(all, command.id, binding).filter((other) => !hasKeyElsewhere(other));
    save(
      assigned(keys, all, command.id, binding),
      others.length === 0
        ? t('settings.keys.given', values)
        : t('settings.keys.taken', { ...values, others: names(others) }),
    );
    return true;
  }

  return (
    <Modal
      title={t('settings.keys.title')}
      description={t('settings.keys.about')}
      size="medium"
      onClose={onClose}
      actions={
        <>
          <Button
            look="quiet"
            disabled={Object.keys(keys).length === 0}
            onClick={() => save({}, t('settings.keys.resetDone'))}
          >
            {t('settings.keys.resetAll')}
          </Button>
          <Button look="primary" onClick={onClose}>
            {t('settings.done')}
          </Button>
        </>
      }
    >
      <SearchField label={t('settings.keys.filter')} value={filter} onChange={setFilter} />
      {word !== null && <output className={css.word}>{word}</output>}
      {inConflict.map(({ command, binding, others }) => (
        <p key={`${command.id} ${binding}`} className={css.conflict}>
          {t('settings.keys.conflict', { key: said(binding), others: names(others) })}
        </p>
      ))}
      {shown.length === 0 && <p className={css.none}>{t('settings.keys.nothing')}</p>}
      {GROUPS.map((group) => {
        const commands = shown.filter((command) => command.group === group);
        return (
          commands.length > 0 && (
            <section key={group} aria-labelledby={`${id}-${group}`}>
              <h3 id={`${id}-${group}`} className={css.group}>
                {t(`commands.groups.${group}`)}
              </h3>
              <ul className={css.list}>
                {commands.map((command) => (
                  <KeyRow
                    key={command.id}
                    command={command}
                    isChanged={Object.hasOwn(keys, command.id)}
                    onPress={(event) => press(command, event)}
                    onReset={() => save(reset(keys, command.id), t('settings.keys.reset', { command: command.name }))}
                  />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </Modal>
  );
}

/** Whether a command's name has all the words, or one of its keys is what was typed. */
function matches({ name, keys }: Command, filter: string): boolean {
  const wanted = filter.trim().toLocaleLowerCase();
  const words = wanted.split(/\s+/);
  return (
    words.every((one) => name.toLocaleLowerCase().includes(one)) ||
    keys.some((key) => said(key).toLocaleLowerCase() === wanted)
  );
}
