import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { agoOf, momentOf } from '../../ui/times.ts';
import css from './BatchDetail.module.css';
import { batchTitle } from './batch-title.ts';
import { ChangeCard } from './ChangeCard.tsx';

/** The chosen batch: who, when, and each of its changes. */
export function BatchDetail() {
  const { history, documents, report } = useWorkbench();
  const detail = useStore(history.store, (state) => state.detail);
  if (detail === null) return <section className={css.detail} aria-busy aria-label={t('history.detail')} />;
  const { actorName, at, operations, changes, undoneBy, next } = detail;
  const titles = detail.documents.flatMap((id) => documents.get(id)?.title ?? []);
  return (
    <section className={css.detail} aria-label={t('history.detail')}>
      <h2 className={css.title} dir="auto">
        {batchTitle(detail)}
      </h2>
      <p className={css.facts}>
        <span dir="auto">{actorName}</span>
        <time dateTime={at} title={agoOf(at)}>
          {momentOf(at)}
        </time>
        <span>{t('history.changes', { count: changes })}</span>
        {undoneBy !== null && <span>{t('history.undone')}</span>}
        {titles.length > 0 && (
          <span dir="auto" className={css.documents}>
            {titles.join(', ')}
          </span>
        )}
      </p>
      <ul className={css.changes}>
        {operations.map((change) => (
          <li key={change.operation}>
            <ChangeCard change={change} />
          </li>
        ))}
      </ul>
      {next !== null && (
        <Button onClick={() => void history.moreChanges().catch(report)}>
          {t('history.moreChanges', { count: changes - operations.length })}
        </Button>
      )}
    </section>
  );
}
