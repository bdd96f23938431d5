import { useState } from 'react';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import css from './rich.module.css';

interface LinkRowProps {
  /** The address at the caret; null: there is no link yet. */
  readonly address: string | null;
  /** @returns false where no such address can be linked. */
  readonly onSet: (href: string | null) => boolean;
  readonly onClose: () => void;
}

/** The address of a link, written under the toolbar. Enter sets it, Esc leaves it. */
export function LinkRow({ address, onSet, onClose }: LinkRowProps) {
  const [href, setHref] = useState(address ?? '');
  const [isWrong, setWrong] = useState(false);

  function set(to: string | null): void {
    if (onSet(to)) onClose();
    else setWrong(true);
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the field inside it
    <div
      className={css.link}
      data-own-keys="Escape"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        else if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return;
        else set(href.trim());
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <TextField
        label={t('rich.address')}
        value={href}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a button of the toolbar, to be written into
        autoFocus
        hint={t('rich.addressHint')}
        problem={isWrong ? t('rich.addressWrong') : null}
        onChange={(event) => {
          setHref(event.target.value);
          setWrong(false);
        }}
      />
      <Button onClick={() => set(href.trim())}>{t('rich.setLink')}</Button>
      {address !== null && (
        <Button look="quiet" onClick={() => set(null)}>
          {t('rich.removeLink')}
        </Button>
      )}
    </div>
  );
}
