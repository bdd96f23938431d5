import { useStore } from 'zustand';
import { GOLD_STRATEGIES } from '../../../shared/api/agreement.ts';
import type { PassPlan } from '../../../shared/api/adjudication.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import css from './PassDialog.module.css';

/** Deciding by itself what can be: the strategy, from how much agreement on, and what it will come to. */
export function PassDialog() {
  const { review } = useWorkbench().analysis;
  const pass = useStore(review.store, (state) => state.pass);
  if (pass === null) return null;
  const { form, plan, problem, isRunning, fraction, task } = pass;
  const count = plan === null ? 0 : plan.accepted + plan.rejected;
  return (
    <Modal
      title={t('review.pass.title')}
      description={t('review.pass.about')}
      size="medium"
      onClose={() => review.pass.close()}
      actions={
        <Button look="primary" type="submit" form="first-pass" disabled={count === 0 || isRunning}>
          {t('review.pass.run', { count })}
        </Button>
      }
    >
      <form
        id="first-pass"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          review.pass.run();
        }}
      >
        <SelectField
          label={t('review.pass.strategy')}
          hint={t(`review.pass.strategyHints.${form.strategy}`)}
          value={form.strategy}
          onChange={({ target }) => {
            const strategy = GOLD_STRATEGIES.find((one) => one === target.value);
            if (strategy !== undefined) review.pass.choose({ strategy });
          }}
        >
          {GOLD_STRATEGIES.map((strategy) => (
            <option key={strategy} value={strategy}>
              {t(`review.strategies.${strategy}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('review.pass.threshold')}
          hint={t('review.pass.thresholdHint')}
          type="number"
          min={0}
          max={100}
          step={1}
          value={String(Math.round(form.minAgreement * 100))}
          onChange={({ target }) => {
            const share = Number(target.value) / 100;
            if (target.value !== '' && share >= 0 && share <= 1) review.pass.choose({ minAgreement: share });
          }}
        />
      </form>
      {problem !== null && <Problem>{problem}</Problem>}
      {task !== null && (
        <Progress label={t(isRunning ? 'review.pass.running' : 'review.pass.counting')} fraction={fraction} />
      )}
      {plan !== null && !isRunning && <Plan plan={plan} />}
    </Modal>
  );
}

const REASONS = ['tie', 'below', 'edges', 'attributes', 'claim', 'note', 'ends', 'alone', 'locked'] as const;

function Plan({ plan: { accepted, rejected, queued, before, competence } }: { readonly plan: PassPlan }) {
  const left = REASONS.filter((reason) => queued[reason] > 0);
  const sum = REASONS.reduce((all, reason) => all + queued[reason], 0);
  return (
    <>
      <output className={css.plan}>
        <p>{t('review.pass.accepted', { count: accepted })}</p>
        <p>{t('review.pass.rejected', { count: rejected })}</p>
        <p>{t('review.pass.queued', { count: sum })}</p>
        {left.length > 0 && (
          <ul className={css.reasons}>
            {left.map((reason) => (
              <li key={reason}>{t(`review.pass.reasons.${reason}`, { count: queued[reason] })}</li>
            ))}
          </ul>
        )}
        {before > 0 && <p className={css.quiet}>{t('review.pass.before', { count: before })}</p>}
      </output>
      {competence.length > 0 && (
        <table className={css.table}>
          <caption className={css.caption}>{t('review.pass.competence')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('review.pass.annotator')}</th>
              <th scope="col">{t('review.pass.share')}</th>
              <th scope="col">{t('review.pass.units')}</th>
            </tr>
          </thead>
          <tbody>
            {competence.map(({ layer, value, units }) => (
              <tr key={layer}>
                <th scope="row">{layer}</th>
                <td>{value === null ? '–' : value.toFixed(2)}</td>
                <td>{formatNumber(units)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
