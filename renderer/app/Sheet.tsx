import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { classes } from '../ui/classes.ts';
import { focusNow } from '../ui/focus-now.ts';
import { IconButton } from '../ui/IconButton.tsx';
import css from './Sheet.module.css';
import { t } from '../strings/t.ts';

interface SheetProps {
  readonly title: string;
  readonly side: 'left' | 'right';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A side column of a narrow window: it comes in over the text and leaves with Esc. */
export function Sheet({ title, side, onClose, children }: SheetProps) {
  const sheet = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.backdrop} />
        <Dialog.Popup
          ref={sheet}
          className={classes(css.sheet, css[side])}
          initialFocus={focusNow(
            () => sheet.current?.querySelector<HTMLElement>('[data-first-focus]') ?? sheet.current,
          )}
        >
          <Dialog.Title className="visually-hidden">{title}</Dialog.Title>
          {children}
          <IconButton label={t('frame.close')} onClick={onClose} className={css.close}>
            <X size={16} />
          </IconButton>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
