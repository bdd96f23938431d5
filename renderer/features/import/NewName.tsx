import { useState } from 'react';
import { nameSchema } from '../../../shared/model/codebook.ts';
import { t } from '../../strings/t.ts';
import css from './Mapping.module.css';

interface NewNameProps {
  readonly name: string;
  readonly to: string;
  readonly onName: (to: string) => void;
}

/** The name that the codebook gets: taken when it is left or with Enter, since what is half typed is no name. */
export function NewName({ name, to, onName }: NewNameProps) {
  const [draft, setDraft] = useState(to);
  const isName = nameSchema.safeParse(draft).success;
  const take = (): void => {
    if (isName && draft.trim() !== to) onName(draft.trim());
  };
  return (
    <input
      className={css.name}
      aria-label={t('mapping.newName', { name })}
      aria-invalid={!isName || undefined}
      value={draft}
      spellCheck={false}
      autoComplete="off"
      dir="auto"
      onChange={(event) => setDraft(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        if (event.key === 'Escape' && draft !== to) {
          event.stopPropagation();
          setDraft(to);
        }
      }}
    />
  );
}
