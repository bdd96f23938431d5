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

/** The project in figures. */
export function StatisticsDialog({ onClose }: { readonly onClose: () => void }) {
  const { client } = useWorkbench();
  const { value, problem, again } = useCall(() => client.call('project.stats', {}));
  const isWaiting = useDelayed(value === null && problem === null);
  return (
    <Modal title="Project statistics" size="medium" isForReading onClose={onClose}>
      {isWaiting && <p className={css.waiting}>Counting…</p>}
      {problem !== null && <Problem action={<Button onClick={again}>Try again</Button>}>{problem}</Problem>}
      {value !== null && <Figures stats={value} />}
    </Modal>
  );
}

function Figures({ stats }: { readonly stats: Output<'project.stats'> }) {
  const { annotate } = useWorkbench();
  const labels = useStore(annotate.store, (state) => state.codebook?.labels ?? []);
  const most = Math.max(1, ...stats.byLabel.map(({ annotations }) => annotations));
  const totals = [
    { name: 'Documents', value: stats.documents },
    { name: 'Characters', value: stats.characters },
    { name: 'Annotations', value: stats.annotations },
    { name: 'Changes', value: stats.operations },
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
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Label</th>
            <th scope="col" colSpan={2} className={css.figure}>
              Annotations
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
              <th scope="col">Annotator</th>
              <th scope="col" className={css.figure}>
                Annotations
              </th>
              <th scope="col" className={css.figure}>
                Documents done
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
