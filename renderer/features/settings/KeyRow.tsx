import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { Command } from '../../app/commands/command.ts';
import { t } from '../../strings/t.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Keys } from '../../ui/Keys.tsx';
import css from './KeysDialog.module.css';

interface KeyRowProps {
  readonly command: Command;
  readonly isChanged: boolean;
  /** Takes a key press. @returns whether it was one to take. */
  readonly onPress: (event: KeyboardEvent) => boolean;
  readonly onReset: () => void;
}

/** One command and its keys. Its button listens for the next key press; Esc and leaving it keep the old key. */
export function KeyRow({ command, isChanged, onPress, onReset }: KeyRowProps) {
  const [isListening, setListening] = useState(false);
  const shown = command.keys.filter((key) => !key.startsWith('AltGraph+'));
  return (
    <li className={css.row}>
      <span className={css.name}>{command.name}</span>
      {isChanged && (
        <IconButton label={t('settings.keys.reset', { command: command.name })} onClick={onReset}>
          <RotateCcw size={14} />
        </IconButton>
      )}
      <button
        type="button"
        className={css.change}
        data-listening={isListening || undefined}
        onClick={() => setListening(true)}
        onBlur={() => setListening(false)}
        onKeyDown={(event) => {
          if (!isListening) return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Escape' || onPress(event.nativeEvent)) setListening(false);
        }}
      >
        {isListening && <span>{t('settings.keys.press')}</span>}
        {/* Its name has what is seen of it, for those who speak to the machine. */}
        {!isListening && (
          <span className="visually-hidden">{t('settings.keys.change', { command: command.name })} </span>
        )}
        {!isListening && shown.map((key) => <Keys key={key} binding={key} />)}
        {!isListening && shown.length === 0 && <span className={css.empty}>{t('settings.keys.none')}</span>}
      </button>
    </li>
  );
}
