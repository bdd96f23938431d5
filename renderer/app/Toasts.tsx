import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useWorkbench } from './context.tsx';
import css from './Toasts.module.css';
import { t } from '../strings/t.ts';

/** Short messages in the lower corner: what happened, and Undo where it can be undone. */
export function Toasts() {
  const { notices } = useWorkbench();
  return (
    <Toast.Provider toastManager={notices.manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className={css.viewport}>
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={css.toast} swipeDirection={['right', 'down']}>
      <Toast.Content className={css.content}>
        <Toast.Title className={css.title} render={<p />} />
        <Toast.Action className={css.action} />
        <Toast.Close className={css.close} aria-label={t('frame.close')}>
          <X size={14} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
