import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { classes } from '../../ui/classes.ts';
import strip from '../../ui/Strip.module.css';
import { useSaveFile } from '../plot/use-save-data.ts';
import { BlindNote, useIsBlind } from '../team/BlindNote.tsx';
import css from './Agreement.module.css';
import { BehindView } from './BehindView.tsx';
import { ChoiceBar } from './ChoiceBar.tsx';
import { Numbers } from './Numbers.tsx';

/** How far the layers agree, and where they do not. */
export function ResultsTab() {
  const { analysis, report } = useWorkbench();
  const { agreement } = analysis;
  const { numbers, gamma, isStale, choice, behind } = useStore(agreement.store);
  const save = useSaveFile();
  useEffect(() => agreement.enter(), [agreement]);
  const isBlind = useIsBlind();
  const isComputing = numbers.phase === 'computing';
  const isSlow = useDelayed(isComputing);
  const { found } = numbers;

  function saveAll(): void {
    const all = JSON.stringify({ ...found, results: [...(found?.results ?? []), ...(gamma.found ?? [])] }, null, 2);
    void save(t('agreement.jsonName'), 'json', t('agreement.json'), `${all}\n`).catch(report);
  }

  const again = (
    <Button onClick={() => void agreement.compute()}>
      {t(found === null ? 'agreement.compute' : 'agreement.again')}
    </Button>
  );
  // Two layers are needed before anything can be asked: that is no failure.
  const isAlone = numbers.phase === 'failed' && found === null && (choice.layers?.length ?? 0) < 2;
  if (behind !== null) return <BehindView behind={behind} coders={found?.coders ?? behind.pair} />;
  return (
    <div className={css.view}>
      <div className={strip.strip}>
        <ChoiceBar />
        {found !== null && !isComputing && (
          <output className={strip.count}>{t('agreement.counted', { count: found.items })}</output>
        )}
        <span className={strip.end}>
          {found !== null && (
            <Button look="quiet" onClick={saveAll}>
              {t('agreement.json')}
            </Button>
          )}
        </span>
      </div>
      {isSlow && (
        <div className={classes(strip.strip, css.state)}>
          <Progress label={t('agreement.computing')} fraction={numbers.fraction} />
          <Button look="quiet" onClick={() => agreement.stop()}>
            {t('agreement.stop')}
          </Button>
        </div>
      )}
      {isStale && !isComputing && (
        <div role="status" className={classes(strip.strip, css.state)}>
          <span>{t('agreement.stale')}</span>
          {again}
        </div>
      )}
      {numbers.phase === 'stopped' && (
        <div role="status" className={classes(strip.strip, css.state)}>
          <span>{t('agreement.stopped')}</span>
          {again}
        </div>
      )}
      {isAlone && isBlind && <BlindNote title={t('agreement.oneTitle')} />}
      {isAlone && !isBlind && (
        <EmptyState title={t('agreement.oneTitle')}>
          {t('agreement.oneText')} {numbers.problem}
        </EmptyState>
      )}
      {numbers.phase === 'failed' && !isAlone && (
        <Problem action={again}>{t('agreement.failed', { why: numbers.problem ?? '' })}</Problem>
      )}
      {found !== null && <Numbers found={found} isOld={isComputing || isStale} />}
    </div>
  );
}
