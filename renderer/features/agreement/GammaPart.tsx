import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Problem } from '../../ui/Problem.tsx';
import css from './Agreement.module.css';

/** γ, which takes long: computed when it is asked for, with the samples that it rests on. */
export function GammaPart() {
  const { agreement } = useWorkbench().analysis;
  const { gamma, seed } = useStore(agreement.store);
  const joint = gamma.found?.find(({ coders }) => coders === undefined);
  return (
    <div className={css.gamma}>
      {gamma.phase === 'computing' ? (
        <>
          <output>{t('agreement.computingGamma', { count: gamma.steps })}</output>
          <Button look="quiet" onClick={() => agreement.stop()}>
            {t('agreement.stop')}
          </Button>
        </>
      ) : (
        <>
          <Button onClick={() => void agreement.measureGamma()}>{t('agreement.gamma.compute')}</Button>
          <label>
            {t('agreement.gamma.seed')}
            <input
              type="number"
              min={0}
              max={2 ** 32 - 1}
              step={1}
              value={seed}
              onChange={({ target }) => {
                const next = target.valueAsNumber;
                if (Number.isInteger(next) && next >= 0 && next < 2 ** 32) agreement.store.setState({ seed: next });
              }}
            />
          </label>
          <p className={css.note} role="status">
            {gamma.phase === 'stopped'
              ? t('agreement.gamma.stopped')
              : joint?.samples === undefined
                ? t('agreement.gamma.note')
                : t('agreement.gamma.samples', { count: joint.samples, seed: joint.seed ?? 1 })}
          </p>
        </>
      )}
      {gamma.phase === 'failed' && <Problem>{t('agreement.gamma.failed', { why: gamma.problem ?? '' })}</Problem>}
    </div>
  );
}
