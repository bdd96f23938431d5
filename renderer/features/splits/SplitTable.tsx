import { SPLITS, countsOf } from '../../../shared/splits/measure.ts';
import type { SplitReport } from '../../../shared/api/splits.ts';
import { t } from '../../strings/t.ts';
import { formatNumber } from '../../ui/numbers.ts';
import type { Plan } from './groups.ts';
import css from './Splits.module.css';

interface Props {
  readonly report: SplitReport;
  readonly plan: Plan;
}

/** Documents and annotations of each label by split: how many, and what share of all that is in a split. */
export function SplitTable({ report, plan }: Props) {
  const counts = countsOf(report.documents, (id) => plan.get(id) ?? null);
  const labels = new Map<string, number>();
  for (const { labels: own } of counts) {
    for (const [label, n] of Object.entries(own)) labels.set(label, (labels.get(label) ?? 0) + n);
  }
  const rows = [
    { name: t('splits.documents'), key: '', values: counts.map(({ documents }) => documents) },
    ...[...labels]
      .toSorted(([, a], [, b]) => b - a)
      .map(([label]) => ({ name: label, key: label, values: counts.map((count) => count.labels[label] ?? 0) })),
  ];
  const none = report.documents.filter(({ id, other }) => (plan.get(id) ?? other) === null).length;
  return (
    <div className={css.tableFrame}>
      <table className={css.table}>
        <caption className={css.caption}>{t('splits.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('splits.counted')}</th>
            {SPLITS.map((split) => (
              <th key={split} scope="col">
                <span className={css.key} data-split={split} aria-hidden />
                {t(`splits.names.${split}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, key, values }) => {
            const sum = values.reduce((total, n) => total + n, 0);
            const share = (n: number): number => (sum === 0 ? 0 : n / sum);
            return (
              <tr key={key}>
                <th scope="row">
                  <span className={css.rowName}>{name}</span>
                  <span className={css.bar} aria-hidden>
                    {values.map((n, i) => (
                      <span
                        key={SPLITS[i]}
                        className={css.part}
                        data-split={SPLITS[i]}
                        style={{ inlineSize: `${100 * share(n)}%` }}
                      />
                    ))}
                  </span>
                </th>
                {values.map((n, i) => (
                  <td key={SPLITS[i]} data-lacks={n === 0 && sum > 0 ? '' : undefined}>
                    {formatNumber(n)}{' '}
                    <span className={css.share}>{t('splits.share', { percent: Math.round(100 * share(n)) })}</span>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {none > 0 && <p className={css.note}>{t('splits.unplaced', { count: none })}</p>}
    </div>
  );
}
