import { useState } from 'react';
import { t } from '../../strings/t.ts';
import { TextField } from '../../ui/Field.tsx';

interface NameFieldProps {
  readonly name: string;
  readonly disabled: boolean;
  /** Names that it cannot have. */
  readonly taken: readonly string[];
  readonly onRename: (name: string) => void;
}

/** A name that is changed as a whole, with Enter or when the field is left. Esc leaves it as it was. Give it the name as its key. */
export function NameField({ name, disabled, taken, onRename }: NameFieldProps) {
  const [text, setText] = useState(name);
  const wanted = text.trim();
  const isTaken = wanted !== name && taken.includes(wanted);

  function rename(): void {
    if (wanted === '') setText(name);
    else if (wanted !== name && !isTaken) onRename(wanted);
  }

  return (
    <TextField
      label={t('codebook.name')}
      value={text}
      maxLength={100}
      dir="auto"
      disabled={disabled}
      hint={t('codebook.nameHint')}
      problem={isTaken ? t('codebook.nameTaken', { name: wanted }) : null}
      data-name-field=""
      data-own-keys={text === name ? undefined : 'Escape'}
      onChange={(event) => setText(event.target.value)}
      onBlur={rename}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
          rename();
          keepFocus(event.currentTarget);
        }
        if (event.key === 'Escape') setText(name);
      }}
    />
  );
}

/** The form is made anew under the new name, and its field then has the focus that the old one had. */
function keepFocus(field: HTMLInputElement): void {
  const page = field.closest('[data-region]');
  requestAnimationFrame(() => {
    if (!field.isConnected) page?.querySelector<HTMLInputElement>('[data-name-field]')?.focus();
  });
}
