import { useState } from 'react';
import { t } from '../../strings/t.ts';
import { Keys } from '../../ui/Keys.tsx';
import { isEnabled, type Command } from '../commands/command.ts';
import { useCommands } from '../context.tsx';
import { Chooser } from './Chooser.tsx';
import { fuzzyFilter } from './fuzzy.ts';
import css from './Palette.module.css';

const groupOf = ({ group }: Command): string => t(`commands.groups.${group}`);

/** Every command by name: type some of its letters, Enter does it. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const commands = useCommands();
  const [query, setQuery] = useState('');
  const able = commands.filter((command) => command.keyOnly !== true && isEnabled(command));
  return (
    <Chooser
      title={t('commands.title')}
      field={t('commands.find')}
      query={query}
      onQuery={setQuery}
      items={fuzzyFilter(able, query, (command) => `${command.name} ${groupOf(command)}`)}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      none={t('commands.none')}
      onChoose={(command) => command.run()}
      onClose={onClose}
      render={(command) => (
        <>
          <span className={css.name}>{command.name}</span>
          <span className={css.group}>{groupOf(command)}</span>
          {command.keys[0] !== undefined && <Keys binding={command.keys[0]} />}
        </>
      )}
    />
  );
}
