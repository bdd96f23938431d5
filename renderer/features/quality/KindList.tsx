import { useStore } from 'zustand';
import { QUALITY_SEVERITIES, type QualityKind, type QualityReport } from '../../../shared/api/quality.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { formatNumber } from '../../ui/numbers.ts';
import css from './Quality.module.css';
import { openIn } from './store.ts';
import { kindName } from './words.ts';

/** The kinds of which something was found, by weight, with how much; one of them, or all, is listed. */
export function KindList({ report }: { readonly report: QualityReport }) {
  const { quality } = useWorkbench().analysis;
  const { kind: current, right } = useStore(quality.store, (state) => state.filter);
  const countOf = (kind: QualityReport['kinds'][number]): number => kind.open + (right ? kind.dismissed : 0);
  const choice = (kind: QualityKind | null, name: string, count: number) => (
    <button type="button" className={css.kind} aria-pressed={current === kind} onClick={() => quality.filter({ kind })}>
      <span>{name}</span>
      <span className={css.count}>{formatNumber(count)}</span>
    </button>
  );
  return (
    <div role="group" aria-label={t('quality.kind')} className={css.kinds}>
      {choice(
        null,
        t('quality.all'),
        right ? report.kinds.reduce((sum, kind) => sum + countOf(kind), 0) : openIn(report),
      )}
      {QUALITY_SEVERITIES.map((severity) => {
        const kinds = report.kinds.filter((kind) => kind.severity === severity && countOf(kind) > 0);
        return kinds.length === 0 ? null : (
          <section key={severity} className={css.weight} aria-labelledby={`quality-${severity}`}>
            <h2 id={`quality-${severity}`} className={css.severity}>
              {t(`quality.severities.${severity}`)}
            </h2>
            {kinds.map((kind) => (
              <div key={kind.kind}>{choice(kind.kind, kindName(kind.kind), countOf(kind))}</div>
            ))}
          </section>
        );
      })}
    </div>
  );
}
