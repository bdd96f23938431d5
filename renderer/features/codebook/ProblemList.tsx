import type { CodebookProblem } from '../../../shared/codebook/edit.ts';
import { useWorkbench } from '../../app/context.tsx';
import css from './Codebook.module.css';

/** What is wrong, each with the way to its form. */
export function ProblemList({ problems }: { readonly problems: readonly CodebookProblem[] }) {
  const { codebook } = useWorkbench();
  if (problems.length === 0) return null;
  return (
    <ul className={css.problems}>
      {problems.map(({ place, text, severity }) => (
        <li key={text}>
          <button
            type="button"
            className={severity === 'error' ? css.problem : css.warning}
            onClick={() => codebook.goTo(place)}
          >
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
}
