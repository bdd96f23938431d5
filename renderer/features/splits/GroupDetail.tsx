import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { SPLITS } from '../../../shared/splits/measure.ts';
import { Button } from '../../ui/Button.tsx';
import type { Group } from './groups.ts';
import css from './Splits.module.css';
import { tieText } from './words.ts';

const MOST = 100;

/** Why documents belong together: each tie with its words, and each document to be opened. */
export function GroupDetail({ group }: { readonly group: Group }) {
  const { analysis, annotate, goTo, report } = useWorkbench();
  const { splits } = analysis;
  const titles = new Map(group.documents.map(({ id, title }) => [id, title]));
  const open = (id: string): void => {
    goTo('annotate');
    annotate.open(id).catch(report);
  };
  const document = (id: string) => (
    <button type="button" className={css.link} dir="auto" onClick={() => open(id)}>
      {titles.get(id) ?? id}
    </button>
  );
  return (
    <section aria-labelledby="splits-detail">
      <h2 id="splits-detail" className={css.heading}>
        {group.documents.length === 1 ? t('splits.detailAlone') : t('splits.detail', { count: group.documents.length })}
      </h2>
      <div className={css.buttons}>
        {SPLITS.map((split) => (
          <Button
            key={split}
            look="quiet"
            aria-pressed={group.split === split}
            onClick={() => splits.move(group, split)}
          >
            {t('splits.into', { split: t(`splits.names.${split}`) })}
          </Button>
        ))}
      </div>
      {group.ties.length === 0 && (
        <p>
          {group.documents.map(({ id }) => (
            <span key={id}>{document(id)}</span>
          ))}
        </p>
      )}
      <ul className={css.ties}>
        {group.ties.slice(0, MOST).map((tie) => (
          <li key={`${tie.a} ${tie.b} ${tie.why} ${tie.what}`} className={css.tie}>
            <span dir="auto">{tieText(tie)}</span>
            <span className={css.between}>
              {document(tie.a)} – {document(tie.b)}
            </span>
          </li>
        ))}
      </ul>
      {group.ties.length > MOST && (
        <p className={css.hint}>{t('splits.moreTies', { count: group.ties.length - MOST })}</p>
      )}
    </section>
  );
}
