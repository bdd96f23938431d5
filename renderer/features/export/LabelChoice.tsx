import type { Label } from '../../../shared/model/codebook.ts';
import { LabelMark } from '../../ui/LabelMark.tsx';
import css from './LabelChoice.module.css';
import { t } from '../../strings/t.ts';

interface LabelChoiceProps {
  readonly labels: readonly Label[];
  /** Names of the chosen ones; null: all, also such as the codebook does not know. */
  readonly chosen: readonly string[] | null;
  readonly onChange: (chosen: readonly string[] | null) => void;
}

/** Which labels are exported: all unless some are taken out. */
export function LabelChoice({ labels, chosen, onChange }: LabelChoiceProps) {
  const names = chosen ?? labels.map(({ name }) => name);

  function toggle(name: string, isOn: boolean): void {
    const next = labels.map((label) => label.name).filter((other) => (other === name ? isOn : names.includes(other)));
    onChange(next.length === labels.length ? null : next);
  }

  return (
    <details className={css.fold}>
      <summary className={css.legend}>
        {t('exporting.labels')}:{' '}
        {chosen === null
          ? t('exporting.allLabels')
          : t('exporting.ofLabels', { some: chosen.length, count: labels.length })}
      </summary>
      <fieldset className={css.choice} aria-label={t('exporting.labels')}>
        {labels.map((label, place) => (
          <label key={label.name} className={css.label}>
            <input
              type="checkbox"
              checked={names.includes(label.name)}
              onChange={(event) => toggle(label.name, event.target.checked)}
            />
            <LabelMark label={label} place={place} />
            {label.name}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
