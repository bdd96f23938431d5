import { useStore } from 'zustand';
import type { UnitView } from '../../../shared/api/adjudication.ts';
import { labelsWithCards } from '../../../shared/model/claim.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import css from './CandidatesPane.module.css';
import type { Draft } from './draft.ts';

/** The claim card of what is made for gold: also one that no candidate has, or a new one. */
export function DraftCard({ view, draft }: { readonly view: UnitView; readonly draft: Draft }) {
  const { analysis, annotate, claims, report } = useWorkbench();
  const { review } = analysis;
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const texts = useStore(claims.store, (state) => state.texts);
  const labels = codebook === null ? null : labelsWithCards(codebook);
  const { label, quote, attributes, claim } = draft;
  const [first] = view.candidates;
  if (first === undefined || (labels !== null && !labels.has(label) && claim === null)) return null;
  const text = claim === null ? t('review.noValue') : (view.cards[claim] ?? texts.get(claim) ?? claim);

  function choose(id: string): void {
    const { document } = view;
    const annotation = { id, document, label, quote, attributes, ...(claim !== null && { claim }) };
    claims.chooseFor(annotation, (choice) => {
      void claims
        .cardOf(choice, document)
        .then((card) => {
          if (card !== null || choice.kind === 'off') review.setDraft({ claim: card });
        })
        .catch(report);
    });
  }

  return (
    <div>
      <p className={css.reasonLabel}>{t('review.rows.claim')}</p>
      <p className={css.quote} dir="auto">
        {text}
      </p>
      <Button onClick={() => choose(first.id)}>{t('review.draft.card')}</Button>
    </div>
  );
}
