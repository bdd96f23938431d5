import type { LeftOutCount } from '../../../shared/api/staged.ts';
import { classes } from '../../ui/classes.ts';
import { leftOutInWords } from './left-out-words.ts';
import css from './LeftOutList.module.css';

interface LeftOutListProps {
  readonly leftOut: readonly LeftOutCount[];
  /** Several in a line, where they are short and what stands below is more to look at. */
  readonly inLines?: boolean;
}

/** What an import does not take, and how much of it. */
export function LeftOutList({ leftOut, inLines = false }: LeftOutListProps) {
  return (
    <ul className={classes(css.list, inLines && css.inLines)}>
      {leftOut.map((one) => {
        const { text, isEnglish } = leftOutInWords(one);
        return (
          <li key={one.what} {...(isEnglish && { lang: 'en' })}>
            {text}
          </li>
        );
      })}
    </ul>
  );
}
