import { ArrowRight } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { formatNumber } from '../../ui/numbers.ts';
import css from './Mapping.module.css';

interface MappingRowProps {
  readonly ref?: Ref<HTMLLIElement>;
  readonly name: string;
  readonly count: number;
  /** Quotes that show what the name stands for. */
  readonly examples?: readonly string[];
  /** What it becomes. */
  readonly target: ReactNode;
  /** What stands below: its attributes, their values. */
  readonly children?: ReactNode;
}

/** A foreign name on the left, what it becomes on the right. */
export function MappingRow({ ref, name, count, examples = [], target, children }: MappingRowProps) {
  return (
    <li ref={ref} className={css.item}>
      <div className={css.row}>
        <div className={css.foreign}>
          <bdi className={css.word}>{name}</bdi> <span className={css.count}>{formatNumber(count)}</span>
          {examples.map((example) => (
            <span key={example} className={css.example} dir="auto">
              “{example}”
            </span>
          ))}
        </div>
        <ArrowRight size={14} aria-hidden className={css.arrow} />
        {target}
      </div>
      {children}
    </li>
  );
}
