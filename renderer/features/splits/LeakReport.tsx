import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { exportedTo, leaksOf } from '../../../shared/splits/measure.ts';
import type { SplitReport } from '../../../shared/api/splits.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import type { Plan } from './groups.ts';
import css from './Splits.module.css';
import { leaksSaid, noteText, splitName, tieText } from './words.ts';

const PAGE = 20;

interface Props {
  readonly report: SplitReport;
  readonly plan: Plan;
}

/** What leaks from one split into another, and what cannot be as it was asked for. */
export function LeakReport({ report, plan }: Props) {
  const { splits } = useWorkbench().analysis;
  const [limit, setLimit] = useState(PAGE);
  const leaks = useMemo(() => {
    const others = new Map(report.documents.map(({ id, other }) => [id, other]));
    return leaksOf(
      report.components.flatMap(({ ties }) => ties),
      (id) => exportedTo(plan.get(id) ?? null, others.get(id) ?? null),
    );
  }, [report, plan]);
  const titles = useMemo(() => new Map(report.documents.map(({ id, title }) => [id, title])), [report]);
  const groupOf = (id: string): string =>
    report.components.find(({ documents }) => documents.includes(id))?.documents[0] ?? id;
  // How many are in no split is said below the table, as it is now.
  const notes = report.notes.filter(({ kind }) => kind !== 'unplaced');
  // Where nothing can be split, that nothing leaks is no merit.
  const isOne = report.notes.some(({ kind }) => kind === 'one_component');
  return (
    <section className={css.leaks} aria-labelledby="splits-leaks">
      <h2 id="splits-leaks" className={css.heading}>
        {leaks.length > 0 ? (
          <TriangleAlert size={14} aria-hidden className={css.bad} />
        ) : isOne ? null : (
          <CircleCheck size={14} aria-hidden className={css.fine} />
        )}
        {isOne && leaks.length === 0 ? t('splits.noLeaksInOne') : leaksSaid(leaks.length)}
      </h2>
      {notes.map((note) => (
        <p key={`${note.kind} ${note.split ?? ''}`} className={css.note}>
          {noteText(note)}
        </p>
      ))}
      <ul className={css.leakList}>
        {leaks.slice(0, limit).map((leak) => (
          <li key={`${leak.a} ${leak.b} ${leak.why} ${leak.what}`}>
            <button type="button" className={css.leak} onClick={() => splits.show(groupOf(leak.a))}>
              <span className={css.leakSplits}>{leak.splits.map(splitName).join(' – ')}</span>
              <span dir="auto">{tieText(leak)}</span>
              <span className={css.between} dir="auto">
                {`${titles.get(leak.a) ?? leak.a} – ${titles.get(leak.b) ?? leak.b}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {leaks.length > limit && (
        <Button look="quiet" onClick={() => setLimit(limit + PAGE)}>
          {t('splits.more', { count: leaks.length - limit })}
        </Button>
      )}
    </section>
  );
}
