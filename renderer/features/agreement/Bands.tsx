import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import css from './Agreement.module.css';

/** Where the conventions' lines are drawn, and where they come from. */
export function Bands() {
  const { agreement } = useWorkbench().analysis;
  const { thresholds } = useStore(agreement.store);
  const [low, high] = thresholds;
  const field = (name: string, value: number, to: (value: number) => readonly [number, number]) => (
    <label>
      {name}
      <input
        type="number"
        min={0}
        max={1}
        step={0.001}
        value={value}
        onChange={({ target }) => {
          const next = target.valueAsNumber;
          if (next >= 0 && next <= 1) agreement.setThresholds(to(next));
        }}
      />
    </label>
  );
  return (
    <fieldset className={css.bands} aria-describedby="agreement-bands">
      <legend className={css.hidden}>{t('agreement.bands.title')}</legend>
      {field(t('agreement.bands.low'), low, (next) => [next, Math.max(next, high)])}
      {field(t('agreement.bands.high'), high, (next) => [Math.min(low, next), next])}
      <p id="agreement-bands" className={css.note}>
        {t('agreement.bands.note')}
      </p>
    </fieldset>
  );
}
