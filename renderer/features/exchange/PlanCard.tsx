import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MergePlan } from '../../../shared/api/merge.ts';
import { t } from '../../strings/t.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { baseName } from '../../ui/paths.ts';
import { SidesTable } from '../conflicts/SidesTable.tsx';
import { ConflictName } from '../conflicts/ConflictName.tsx';
import css from './PlanCard.module.css';

/** So many documents and people are named. */
const MOST_NAMED = 12;
const MOST_CONFLICTS = 20;

const COLUMNS = ['new', 'changed', 'identical', 'conflicting'] as const;

/** What merging one file would do, kind by kind, and what somebody should look at before. */
export function PlanCard({ plan }: { readonly plan: MergePlan }) {
  const { file, operations, files, records, documents, codebook, annotators, conflicts, conflicting, project } = plan;
  // That it is the same project is said by nothing being said.
  const shown = records.filter(
    (one) => COLUMNS.some((column) => one[column] > 0) && (one.entity !== 'project' || one.identical === 0),
  );
  const people = annotators.filter(({ isNew }) => isNew);
  return (
    <section className={css.card} aria-label={baseName(file)}>
      <h3 className={css.file}>
        <bdi title={file}>{baseName(file)}</bdi>
      </h3>
      <p className={css.sum}>
        {[
          t('exchange.plan.new', { count: operations.new }),
          t('exchange.plan.known', { count: operations.known }),
          ...(files > 0 ? [t('exchange.plan.files', { count: files })] : []),
          ...(project.isSame ? [] : [t('exchange.plan.otherProject', { name: project.name })]),
        ].join(' · ')}
      </p>
      {annotators
        .filter(({ isTwice }) => isTwice)
        .map(({ handle }) => (
          <Warning key={handle}>{t('exchange.plan.twice', { handle })}</Warning>
        ))}
      {plan.unknownLabels.map(({ label, annotations }) => (
        <Warning key={label}>{t('exchange.plan.unknownLabel', { label, count: annotations })}</Warning>
      ))}
      {plan.dangling > 0 && <Warning>{t('exchange.plan.dangling', { count: plan.dangling })}</Warning>}
      {shown.length > 0 && (
        <div className={css.scroll}>
          <table className={css.counts}>
            <thead>
              <tr>
                <th scope="col">{t('exchange.plan.what')}</th>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`exchange.plan.columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <tr key={one.entity}>
                  <th scope="row">{t(`history.kinds.${one.entity}`)}</th>
                  {COLUMNS.map((column) => (
                    <td key={column} data-none={one[column] === 0 || undefined}>
                      {one[column] === 0 ? '–' : formatNumber(one[column])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <dl className={css.facts}>
        {documents.length > 0 && (
          <Fact name={t('exchange.plan.documents')}>{named(documents.map(({ title }) => title))}</Fact>
        )}
        {people.length > 0 && <Fact name={t('exchange.plan.people')}>{named(people.map(({ name }) => name))}</Fact>}
        {codebook.is !== 'same' && (
          <Fact name={t('exchange.plan.codebook')}>
            {t(`exchange.plan.codebooks.${codebook.is}`, { ours: codebook.ours, theirs: codebook.theirs })}
          </Fact>
        )}
      </dl>
      {conflicting > 0 && (
        <details className={css.conflicts}>
          <summary>{t('exchange.plan.conflicts', { count: conflicting })}</summary>
          {conflicts.length === 0 && <p>{t('exchange.plan.hiddenConflicts')}</p>}
          <ul>
            {conflicts.slice(0, MOST_CONFLICTS).map((conflict) => (
              <li key={`${conflict.entity} ${conflict.record}`}>
                <ConflictName conflict={conflict} />
                <SidesTable conflict={conflict} />
              </li>
            ))}
          </ul>
          {conflicts.length > 0 && conflicting > MOST_CONFLICTS && (
            <p>
              {t('exchange.plan.moreConflicts', { count: conflicting - Math.min(conflicts.length, MOST_CONFLICTS) })}
            </p>
          )}
        </details>
      )}
    </section>
  );
}

/** A file that cannot be merged, beside those that can. */
export function BrokenCard({ file, message }: { readonly file: string; readonly message: string }) {
  return (
    <section className={css.card} aria-label={baseName(file)}>
      <h3 className={css.file}>
        <bdi title={file}>{baseName(file)}</bdi>
      </h3>
      <p className={css.sum}>{t('exchange.merge.broken')}</p>
      <Warning>{message}</Warning>
    </section>
  );
}

/** What somebody should look at before. */
export function Warning({ children }: { readonly children: ReactNode }) {
  return (
    <p className={css.warning}>
      <TriangleAlert size={14} aria-hidden />
      <span>{children}</span>
    </p>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

function named(names: readonly string[]): string {
  const list = names.slice(0, MOST_NAMED).join(', ');
  const more = names.length - MOST_NAMED;
  return more > 0 ? `${list} ${t('exchange.plan.andMore', { count: more })}` : list;
}
