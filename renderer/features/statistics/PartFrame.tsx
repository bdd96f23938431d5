import type { ReactNode } from 'react';
import type { Fresh } from '../../app/use-fresh.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import strip from '../../ui/Strip.module.css';
import css from './Statistics.module.css';

interface PartFrameProps {
  readonly fresh: Fresh<unknown>;
  readonly isEmpty: boolean;
  /** Annotations in EXCLUDED zones, which are not counted. */
  readonly leftOut: number;
  readonly tools: ReactNode;
  readonly children: ReactNode;
}

/** A part of the statistics: its choices, and below them what was counted, or why there is nothing. */
export function PartFrame({ fresh, isEmpty, leftOut, tools, children }: PartFrameProps) {
  const { value, problem, isLoading, again } = fresh;
  const isWaiting = useDelayed(isLoading);
  return (
    <div className={css.part}>
      <div className={strip.strip}>{tools}</div>
      <div className={css.body} aria-busy={isLoading}>
        {isWaiting && <p className={css.note}>{t('project.counting')}</p>}
        {problem !== null && (
          <Problem action={<Button onClick={again}>{t('annotate.tryAgain')}</Button>}>{problem}</Problem>
        )}
        {isEmpty && <p className={css.note}>{t('statistics.nothing')}</p>}
        {value !== null && !isEmpty && children}
        {leftOut > 0 && <p className={css.note}>{t('zones.leftOut', { count: leftOut })}</p>}
      </div>
    </div>
  );
}
