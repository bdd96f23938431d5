import { useStore } from 'zustand';
import type { Exported, FormatInfo } from '../../../shared/api/exports.ts';
import { assertNever } from '../../../shared/assert.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { GeneralLosses } from './GeneralLosses.tsx';
import css from './LossPanel.module.css';
import { lossInWords, reasonInWords } from './loss-words.ts';

/** What the chosen format would lose of the data at hand, before anything is written. */
export function LossPanel({ format }: { readonly format: FormatInfo }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it
    <section className={css.panel} aria-labelledby="export-losses" tabIndex={0}>
      <h3 id="export-losses" className={css.heading}>
        <Rich text="exporting.lost" parts={{ format: <bdi lang="en">{format.name}</bdi> }} />
      </h3>
      <Computed />
      <GeneralLosses losses={format.losses} />
    </section>
  );
}

function Computed() {
  const { exporting } = useWorkbench();
  const preview = useStore(exporting.losses.store);
  const isLong = useDelayed(preview.kind === 'counting');
  switch (preview.kind) {
    case 'none':
      return null;
    case 'counting':
      return (
        <>
          {preview.former !== null && (
            <div className={css.former} aria-hidden>
              <LossList losses={preview.former.losses} none={t('exporting.nothingOfThis')} />
            </div>
          )}
          {isLong && (
            <div className={css.counting}>
              <Progress label={t('exporting.counting')} fraction={preview.fraction} />
              <Button look="quiet" onClick={() => exporting.losses.stop()}>
                {t('exporting.stopCounting')}
              </Button>
            </div>
          )}
        </>
      );
    case 'counted':
      return <LossList losses={preview.counted.losses} none={t('exporting.nothingOfThis')} />;
    case 'stopped':
      return (
        <p className={css.counting}>
          {t('exporting.notCounted')} <Button onClick={() => exporting.losses.again()}>{t('exporting.count')}</Button>
        </p>
      );
    case 'failed':
      return (
        <Problem action={<Button onClick={() => exporting.losses.again()}>{t('exporting.countAgain')}</Button>}>
          {preview.problem}
        </Problem>
      );
    default:
      return assertNever(preview);
  }
}

interface LossListProps {
  readonly losses: Exported['losses'];
  /** What is said where there are none. */
  readonly none: string;
}

/** What is lost: how much of what, and why. */
export function LossList({ losses, none }: LossListProps) {
  if (losses.length === 0) return <p className={css.none}>{none}</p>;
  return (
    <ul className={css.list}>
      {losses.map((loss) => {
        const [what, why] = [lossInWords(loss), reasonInWords(loss)];
        return (
          <li key={`${loss.what} ${loss.why}`} className={css.loss}>
            <span className={css.what} {...(what.isEnglish && { lang: 'en' })}>
              {what.text}
            </span>
            <span className={css.why} {...(why.isEnglish && { lang: 'en' })}>
              {why.text}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
