import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { classes } from './classes.ts';
import { focusNow } from './focus-now.ts';
import { IconButton } from './IconButton.tsx';
import css from './Modal.module.css';
import { t } from '../strings/t.ts';

/** Properties of a {@link Modal}. */
export interface ModalProps {
  readonly title: string;
  /** One sentence under the title, read with it. */
  readonly description?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large' | 'wide';
  readonly onClose: () => void;
  /** False while closing would leave something half done. */
  readonly canClose?: boolean;
  /** True where the body is there to be read: it takes the focus, so that keys scroll it. */
  readonly isForReading?: boolean;
  readonly children: ReactNode;
  /** The row of buttons at the bottom, the primary one last. */
  readonly actions?: ReactNode;
}

/** A dialog over the window: titled, closed by Esc, by its button or by a click beside it. The focus returns by itself. */
export function Modal({
  title,
  description,
  size = 'small',
  onClose,
  canClose = true,
  children,
  isForReading = false,
  actions,
}: ModalProps) {
  const popup = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  // What asks for it, the first field, or the dialog itself: never the button that closes it.
  const first = (): HTMLElement | null =>
    (isForReading ? body.current : null) ??
    body.current?.querySelector<HTMLElement>('[data-initial-focus]') ??
    body.current?.querySelector<HTMLElement>('input:not([hidden]), select, textarea') ??
    popup.current;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && canClose && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.backdrop} />
        <Dialog.Viewport className={css.viewport}>
          <Dialog.Popup ref={popup} className={classes(css.popup, css[size])} initialFocus={focusNow(first)}>
            <header className={css.head}>
              <Dialog.Title className={css.title}>{title}</Dialog.Title>
              {canClose && (
                <IconButton label={t('frame.close')} keys="Escape" onClick={onClose} className={css.close}>
                  <X size={16} />
                </IconButton>
              )}
            </header>
            <div
              ref={body}
              className={css.body}
              {...(isForReading && { tabIndex: 0, role: 'region', 'aria-label': title })}
            >
              {description !== undefined && (
                <Dialog.Description className={css.description}>{description}</Dialog.Description>
              )}
              {children}
            </div>
            {actions !== undefined && <footer className={css.actions}>{actions}</footer>}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
