import { useState } from 'react';
import { useCommand, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { searchable } from '../documents/order.ts';
import css from './HelpDialog.module.css';
import { TOPICS } from './topics.ts';

/** Help without leaving the window: what there is to do, found by typing. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { openDialog } = useWorkbench();
  const tour = useCommand('help.tour');
  const [filter, setFilter] = useState('');
  const words = searchable(filter).split(/\s+/).filter(Boolean);
  const shown = TOPICS.filter(({ title, text }) => {
    const page = searchable(`${t(title)} ${t(text)}`);
    return words.every((word) => page.includes(word));
  });
  return (
    <Modal
      title={t('help.title')}
      size="medium"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={() => openDialog('shortcuts')}>
            {t('help.keysButton')}
          </Button>
          <Button
            look="primary"
            onClick={() => {
              onClose();
              tour.run();
            }}
          >
            {t('help.tourButton')}
          </Button>
        </>
      }
    >
      <SearchField label={t('help.filter')} value={filter} onChange={setFilter} />
      {shown.length === 0 && <p className={css.none}>{t('help.none')}</p>}
      {shown.map(({ title, text }) => (
        <section key={title} className={css.topic}>
          <h3 className={css.title}>{t(title)}</h3>
          <p>{t(text)}</p>
        </section>
      ))}
    </Modal>
  );
}
