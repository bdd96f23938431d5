import { ArrowLeft } from 'lucide-react';
import { useCallback, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { v7 as newId } from 'uuid';
import { useWorkbench } from '../../app/context.tsx';
import { useFresh } from '../../app/use-fresh.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { classes } from '../../ui/classes.ts';
import strip from '../../ui/Strip.module.css';
import css from './Agreement.module.css';
import { DifferencesPanel } from './DifferencesPanel.tsx';
import { pairKey, pairName, pairOf } from './measures.ts';
import type { Behind } from './store.ts';

interface BehindViewProps {
  readonly behind: Behind;
  readonly coders: readonly string[];
}

/** What is behind a number: the disagreements of two annotators. Esc leads back to the numbers. */
export function BehindView({ behind, coders }: BehindViewProps) {
  const { client, analysis } = useWorkbench();
  const { agreement } = analysis;
  const choice = useStore(agreement.store, (state) => state.choice);
  const root = useRef<HTMLDivElement>(null);
  const [reference, other] = behind.pair;
  const load = useCallback(
    () =>
      client.call('agreement.disagreements', {
        task: newId(),
        reference,
        other,
        ...(choice.documents && { documents: [...choice.documents] }),
        ...(choice.labels && { labels: [...choice.labels] }),
      }),
    [client, reference, other, choice],
  );
  const { value, problem, isLoading, again } = useFresh(load);
  const isSlow = useDelayed(isLoading && value === null);
  const isThere = value !== null;
  useEffect(() => {
    const target =
      root.current?.querySelector<HTMLElement>('[role="listbox"]') ?? root.current?.querySelector('button');
    target?.focus();
  }, [isThere]);
  const change = (next: Partial<Behind>): void => agreement.store.setState({ behind: { ...behind, ...next } });
  const caption = t('agreement.behind', { pair: pairName(behind.pair) });

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc anywhere in it goes one step back
    <div
      ref={root}
      className={css.view}
      data-own-keys="Escape"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        agreement.back();
      }}
    >
      <div className={strip.strip}>
        <Button look="quiet" onClick={() => agreement.back()}>
          <ArrowLeft size={14} aria-hidden />
          {t('agreement.back')}
        </Button>
        <h2 className={css.heading}>{caption}</h2>
        {coders.length > 2 && (
          <label>
            {t('agreement.pair')}
            <select
              value={pairKey(behind.pair)}
              onChange={({ target }) => change({ pair: pairOf(coders, target.value) ?? behind.pair, current: null })}
            >
              {coders.flatMap((a, i) =>
                coders.slice(i + 1).map((b) => (
                  <option key={`${a} ${b}`} value={pairKey([a, b])}>
                    {pairName([a, b])}
                  </option>
                )),
              )}
            </select>
          </label>
        )}
        {value !== null && <span className={strip.count}>{t('agreement.agreed', { count: value.agreed })}</span>}
      </div>
      {isSlow && <p className={classes(strip.strip, css.state)}>{t('agreement.computing')}</p>}
      {problem !== null && (
        <Problem action={<Button onClick={again}>{t('annotate.tryAgain')}</Button>}>{problem}</Problem>
      )}
      {value !== null && (
        <DifferencesPanel
          caption={caption}
          all={value.disagreements}
          sides={behind.pair}
          filter={behind.filter}
          onFilter={(filter) => change({ filter, current: null })}
          current={behind.current}
          onCurrent={(current) => change({ current })}
        />
      )}
    </div>
  );
}
