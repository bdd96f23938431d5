import { History } from 'lucide-react';
import { useCommand } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { agoOf, momentOf } from '../../ui/times.ts';
import css from './InspectorHistory.module.css';
import { useRecord } from './use-record.ts';

/** How often an annotation was changed, by whom last, and the way to all of its states. */
export function InspectorHistory({ id }: { readonly id: string }) {
  const open = useCommand('annotation.history');
  const { record } = useRecord(id);
  const [last] = record?.states ?? [];
  return (
    <section className={css.history} aria-label={t('history.title')}>
      <p className={css.summary}>
        {record !== null && last !== undefined && (
          <span title={momentOf(last.at)}>
            {t(record.total === 1 ? 'history.summaryMade' : 'history.summary', {
              count: record.total - 1,
              name: last.actorName,
              ago: agoOf(last.at),
            })}
          </span>
        )}
      </p>
      <IconButton label={t('history.open')} keys={open.keys[0]} onClick={() => open.run()}>
        <History size={16} />
      </IconButton>
    </section>
  );
}
