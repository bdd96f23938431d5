import type { LeftOutCount } from '../../../shared/api/staged.ts';
import { leftOutInWords } from './left-out-words.ts';
import css from './LeftOutList.module.css';

/** What an import does not take, and how much of it. */
export function LeftOutList({ leftOut }: { readonly leftOut: readonly LeftOutCount[] }) {
  return (
    <ul className={css.list}>
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
