import { useId, useState } from 'react';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import css from './CardEditor.module.css';

const MAX_LENGTH = 2000;

interface CardEditorProps {
  readonly text: string;
  /** What its button does. Absent: it makes a card. */
  readonly action?: string;
  readonly onSave: (text: string) => void;
  readonly onBack: () => void;
}

/** The words of a card, new or to be changed. Enter is done, Esc goes one step back. */
export function CardEditor({ text, action, onSave, onBack }: CardEditorProps) {
  const id = useId();
  const [typed, setTyped] = useState(text);
  const isEmpty = typed.trim() === '';
  const save = (): void => {
    if (!isEmpty) onSave(typed.replaceAll(/\s+/g, ' ').trim());
  };
  return (
    <div className={css.editor}>
      <label htmlFor={id} className={css.label}>
        {t('claims.text')}
      </label>
      <textarea
        id={id}
        ref={(field) => field?.focus()}
        className={css.field}
        value={typed}
        maxLength={MAX_LENGTH}
        rows={3}
        dir="auto"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            save();
          } else if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            onBack();
          }
        }}
      />
      <div className={css.actions}>
        <Button onClick={onBack}>{t('claims.back')}</Button>
        <Button look="primary" disabled={isEmpty} onClick={save}>
          {action ?? t('claims.make')}
        </Button>
      </div>
    </div>
  );
}
