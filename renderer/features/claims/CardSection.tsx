import { useStore } from 'zustand';
import type { Mention } from '../../../shared/api/claims.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { labelsWithCards } from '../../../shared/model/claim.ts';
import { CommandKeys } from '../../app/CommandKeys.tsx';
import { useCommand, useWorkbench } from '../../app/context.tsx';
import { showAnnotation } from '../../app/show-annotation.ts';
import { t } from '../../strings/t.ts';
import css from './CardSection.module.css';
import { useCard } from './use-card.ts';

/** The claim card of an annotation: what it says, who else says so, and the ways to another card or none. */
export function CardSection({ annotation }: { readonly annotation: Annotation }) {
  const { annotate } = useWorkbench();
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const choose = useCommand('claim.assign');
  const labels = codebook === null ? null : labelsWithCards(codebook);
  const isAllowed = labels?.has(annotation.label) ?? true;
  if (!isAllowed && annotation.claim === undefined) return null;
  return (
    <section className={css.section} aria-label={t('claims.card')}>
      <header className={css.head}>
        <h3 className={css.title}>{t('claims.card')}</h3>
        {isAllowed && (
          <button type="button" className={css.action} onClick={() => choose.run()}>
            {annotation.claim === undefined ? t('claims.assign') : t('claims.change')} <CommandKeys id="claim.assign" />
          </button>
        )}
      </header>
      {!isAllowed && <p className={css.about}>{t('claims.leftOver', { label: annotation.label })}</p>}
      {annotation.claim === undefined ? (
        <p className={css.about}>{t('claims.none')}</p>
      ) : (
        <Card annotation={annotation} id={annotation.claim} />
      )}
    </section>
  );
}

function Card({ annotation, id }: { readonly annotation: Annotation; readonly id: string }) {
  const { claims } = useWorkbench();
  const card = useCard(id);
  const known = useStore(claims.store, ({ texts }) => texts.get(id));
  const others = card?.mentions.filter(({ annotation: other }) => other.id !== annotation.id) ?? [];
  return (
    <>
      <p className={css.text} dir="auto">
        {card?.claim.text ?? known ?? '…'}
      </p>
      {card !== null && (
        <p className={css.about}>
          {others.length === 0 ? t('claims.only') : t('claims.others', { count: others.length })}
        </p>
      )}
      {others.length > 0 && (
        <ul className={css.mentions}>
          {others.slice(0, MOST).map((mention) => (
            <li key={mention.annotation.id}>
              <MentionButton mention={mention} own={annotation.layer} />
            </li>
          ))}
        </ul>
      )}
      {others.length > MOST && <p className={css.about}>{t('claims.more', { count: others.length - MOST })}</p>}
      <button type="button" className={css.action} onClick={() => claims.takeOff(annotation)}>
        {t('claims.off')}
      </button>
    </>
  );
}

/** Mentions that the inspector shows. */
const MOST = 30;

function MentionButton({ mention: { annotation, title }, own }: { readonly mention: Mention; readonly own: string }) {
  const workbench = useWorkbench();
  return (
    <button type="button" className={css.mention} onClick={() => void showAnnotation(workbench, annotation)}>
      <span className={css.quote} dir="auto">
        {annotation.quote}
      </span>
      <span className={css.where} dir="auto">
        {annotation.layer === own ? title : `${title} · ${annotation.layer}`}
      </span>
    </button>
  );
}
