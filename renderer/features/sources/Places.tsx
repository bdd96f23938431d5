import type { OpenName } from '../../../shared/api/sources.ts';
import { useWorkbench } from '../../app/context.tsx';
import { showAnnotation } from '../../app/show-annotation.ts';
import { t } from '../../strings/t.ts';
import css from './Detail.module.css';

/** Where a name stands in the texts. */
export function Places({ examples }: Pick<OpenName, 'examples'>) {
  const workbench = useWorkbench();
  if (examples.length === 0) return null;
  return (
    <div className={css.group}>
      <h3 className={css.heading}>{t('sources.places')}</h3>
      <ul className={css.places}>
        {examples.map(({ annotation, document, title, quote }) => (
          <li key={annotation}>
            <button
              type="button"
              className={css.place}
              onClick={() => void showAnnotation(workbench, { id: annotation, document })}
            >
              <span className={css.quote} dir="auto">
                {quote}
              </span>
              <span className={css.quiet} dir="auto">
                {title}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
