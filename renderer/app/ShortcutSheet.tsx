import { Keys } from '../ui/Keys.tsx';
import { Modal } from '../ui/Modal.tsx';
import { GROUPS } from './commands/command.ts';
import { useCommands } from './context.tsx';
import css from './ShortcutSheet.module.css';
import { t } from '../strings/t.ts';

/** Keys that are the text's own, and so belong to no command. */
const NATIVE = [
  { name: 'caret', keys: ['ArrowLeft', 'ArrowRight'] },
  { name: 'word', keys: ['Control+ArrowRight'] },
  { name: 'extend', keys: ['Shift+ArrowRight'] },
] as const;

/** Every key and what it does. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const commands = useCommands().filter(
    // Esc is always one step back; what that step is at each time needs no line of its own.
    ({ keys, id }) =>
      keys.length > 0 && !id.startsWith('annotate.exact.') && (id === 'view.back' || keys[0] !== 'Escape'),
  );
  return (
    <Modal title={t('commands.shortcuts')} size="large" isForReading onClose={onClose}>
      <div className={css.groups}>
        {GROUPS.map((group) => (
          <section key={group} className={css.group}>
            <h3 className={css.title}>{t(`commands.groups.${group}`)}</h3>
            <dl className={css.list}>
              {group === 'Text' &&
                NATIVE.map(({ name, keys }) => <Line key={name} name={t(`frame.shortcuts.${name}`)} keys={keys} />)}
              {commands
                .filter((command) => command.group === group)
                .map(({ id, name, keys }) => (
                  // AltGr is how some keyboards make the same sign.
                  <Line key={id} name={name} keys={keys.filter((key) => !key.startsWith('AltGraph+'))} />
                ))}
              {group === 'Annotate' && <Line name={t('frame.shortcuts.exact')} keys={['Alt+1…9']} />}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

function Line({ name, keys }: { readonly name: string; readonly keys: readonly string[] }) {
  return (
    <div className={css.line}>
      <dt>{name}</dt>
      <dd className={css.keys}>
        {keys.map((key) => (
          <Keys key={key} binding={key} />
        ))}
      </dd>
    </div>
  );
}
