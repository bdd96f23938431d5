import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Problem } from '../../ui/Problem.tsx';
import css from './SearchView.module.css';
import type { SearchProblem } from './store.ts';

/** What describes the field while something is wrong with it. */
export const PROBLEM_ID = 'search-problem';

/** What is wrong with the query, with the piece of it that is meant; `query` null: something else went wrong. */
export function QueryProblem({ query, problem }: { readonly query: string | null; readonly problem: SearchProblem }) {
  const { search } = useWorkbench().analysis;
  const { place, text } = problem;
  if (query === null || place === null) {
    return (
      <div id={PROBLEM_ID} className={css.problem}>
        <Problem action={<Button onClick={() => search.search()}>{t('search.again')}</Button>}>{text}</Problem>
      </div>
    );
  }
  const { start, end } = place;
  return (
    <div id={PROBLEM_ID} className={css.problem}>
      <Problem>
        {text}
        {query.trim() !== '' && (
          <code className={css.wrong}>
            {query.slice(0, start)}
            <mark className={css.piece}>{query.slice(start, end)}</mark>
            {query.slice(end)}
          </code>
        )}
      </Problem>
    </div>
  );
}
