import { useStore } from 'zustand';
import type { Output } from '../../../shared/api/procedures.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { labelColour } from '../../ui/label-colour.ts';
import { LabelMark } from '../../ui/LabelMark.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import css from './StatisticsDialog.module.css';
import { useCall } from './use-call.ts';
import { t } from '../../strings/t.ts';

/** The project in figures. */
export function StatisticsDialog({ onClose }: { readonly onClose: () => void }) {
  const { client } = useWorkbench();
  const { value, problem, again } = useCall(() => client.call('project.stats', {}));
  const isWaiting = useDelayed(value === null && problem === null);
  return (
    <Modal title={t('commands.statistics')} size="medium" isForReading onClose={onClose}>
      {isWaiting && <p className={css.waiting}>{t('project.counting')}</p>}
      {problem !== null && (
        <Problem action={<Button onClick={again}>{t('annotate.tryAgain')}</Button>}>{problem}</Problem>
      )}
      {value !== null && <Figures stats={value} />}
    </Modal>
  );
}

function Figures({ stats }: { readonly stats: Output<'project.stats'> }) {
  const { annotate } = useWorkbench();
  const labels = useStore(annotate.store, (state) => state.codebook?.labels ?? []);
  const most = Math.max(1, ...stats.byLabel.map(({ annotations }) => annotations));
  const totals = [
    { name: t('project.documents'), value: stats.documents },
    { name: t('project.characters'), value: stats.characters },
    { name: t('project.annotations'), value: stats.annotations },
    { name: t('project.changes'), value: stats.operations },
  ];
  return (
    <>
      <dl className={css.totals}>
        {totals.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      {stats.leftOut > 0 && <p>{t('zones.leftOut', { count: stats.leftOut })}</p>}
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('project.label')}</th>
            <th scope="col" colSpan={2} className={css.figure}>
              {t('project.annotations')}
            </th>
          </tr>
        </thead>
        <tbody>
          {stats.byLabel.map(({ label: name, annotations }) => {
            const place = labels.findIndex((label) => label.name === name);
            return (
              <tr key={name} {...labelColour(labels[place]?.color)}>
                <th scope="row" className={css.label}>
                  <LabelMark label={labels[place]} place={place} />
                  {name}
                </th>
                <td className={css.plot}>
                  <meter className={css.bar} min={0} max={most} value={annotations} aria-label={name} />
                </td>
                <td className={css.figure}>{formatNumber(annotations)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {stats.byLayer.length > 0 && (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('project.annotator')}</th>
              <th scope="col" className={css.figure}>
                {t('project.annotations')}
              </th>
              <th scope="col" className={css.figure}>
                {t('project.done')}
              </th>
            </tr>
          </thead>
          <tbody>
            {stats.byLayer.map(({ layer, annotations, done }) => (
              <tr key={layer}>
                <th scope="row">{layer}</th>
                <td className={css.figure}>{formatNumber(annotations)}</td>
                <td className={css.figure}>{formatNumber(done)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
