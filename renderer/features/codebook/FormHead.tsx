import { ArrowDown, ArrowUp } from 'lucide-react';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import css from './Form.module.css';

interface FormHeadProps {
  readonly title: string;
  readonly isRetired: boolean;
  readonly disabled: boolean;
  readonly onRetire: () => void;
  readonly onRestore: () => void;
  readonly onMove?: (step: 1 | -1) => void;
}

/** The name of what the form is about, its place in the list, and its going out of use and coming back. */
export function FormHead({ title, isRetired, disabled, onRetire, onRestore, onMove }: FormHeadProps) {
  return (
    <>
      <header className={css.head}>
        <h2 className={css.title} dir="auto">
          {title}
        </h2>
        {onMove !== undefined && !isRetired && (
          <>
            <IconButton label={t('codebook.moveUp')} keys="Alt+ArrowUp" disabled={disabled} onClick={() => onMove(-1)}>
              <ArrowUp size={15} />
            </IconButton>
            <IconButton
              label={t('codebook.moveDown')}
              keys="Alt+ArrowDown"
              disabled={disabled}
              onClick={() => onMove(1)}
            >
              <ArrowDown size={15} />
            </IconButton>
          </>
        )}
        <Button disabled={disabled} onClick={isRetired ? onRestore : onRetire}>
          {isRetired ? t('codebook.restore') : t('codebook.retire')}
        </Button>
      </header>
      {isRetired && <p className={css.note}>{t('codebook.retiredAbout')}</p>}
    </>
  );
}
