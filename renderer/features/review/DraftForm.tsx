import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { UnitView } from '../../../shared/api/adjudication.ts';
import { isOffered } from '../../../shared/codebook/offered.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckField, SelectField } from '../../ui/Field.tsx';
import { Keys } from '../../ui/Keys.tsx';
import type { Asker } from '../inspector/asker.ts';
import { Questions } from '../inspector/Questions.tsx';
import css from './CandidatesPane.module.css';
import { DraftCard } from './DraftCard.tsx';
import { askedAs, type Draft } from './draft.ts';

/** What is being made for gold: by hand, or from what the candidates have. */
export function DraftForm({ view, draft }: { readonly view: UnitView; readonly draft: Draft }) {
  const { analysis, annotate } = useWorkbench();
  const { review } = analysis;
  const { codebook, scheme } = useStore(annotate.store);
  const asker = useMemo(
    (): Asker => ({
      id: `draft ${view.key}`,
      label: askedAs(draft),
      attributes: draft.attributes,
      scheme,
      ...(draft.quote !== '' && { quote: draft.quote }),
      now: () => review.store.getState().draft?.attributes ?? {},
      answer(name, value) {
        review.answer({ [name]: value });
        return Promise.resolve(true);
      },
      // What is typed goes into the draft: there is nothing to be written yet.
      prepare: (_, toPatch) => (text) => {
        const patch = toPatch(text);
        if (patch === null) return 'wrong';
        review.answer(patch);
        return 'same';
      },
      done: () => document.querySelector<HTMLElement>('[data-review-decide]')?.focus(),
    }),
    [view.key, draft, scheme, review],
  );
  const names =
    view.kind === 'relation'
      ? codebook?.relations.filter(({ retired }) => retired !== true).map(({ name }) => name)
      : codebook?.labels.filter(isOffered).map(({ name }) => name);
  const offered = names?.includes(draft.label) === false ? [draft.label, ...names] : (names ?? []);
  return (
    <div className={css.draft} role="group" aria-label={t('review.draft.title')}>
      <p className={css.hint}>{t('review.draft.hint')}</p>
      {view.kind !== 'documentLabels' && (
        <SelectField
          label={t(view.kind === 'relation' ? 'review.rows.type' : 'review.rows.label')}
          value={draft.label}
          onChange={({ target }) => review.relabel(target.value)}
        >
          {offered.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </SelectField>
      )}
      {view.kind === 'annotation' && (
        <div>
          <p className={css.quote} dir="auto">
            “{draft.quote}”
          </p>
          <p className={css.hint}>
            {t('review.draft.edges')} <Keys binding="[" /> <Keys binding="]" /> <Keys binding="{" />{' '}
            <Keys binding="}" />
          </p>
        </div>
      )}
      {view.kind === 'relation' && (
        <CheckField
          label={t('review.draft.swap')}
          checked={draft.swapped}
          onChange={({ target }) => review.setDraft({ swapped: target.checked })}
        />
      )}
      {view.kind === 'annotation' && <DraftCard view={view} draft={draft} />}
      {view.kind !== 'relation' && <Questions asker={asker} title={t('review.draft.attributes')} />}
      {view.kind !== 'documentLabels' && (
        <label className={css.reasonLabel}>
          {t('review.rows.note')}
          <textarea
            className={css.field}
            rows={2}
            value={draft.note ?? ''}
            onChange={({ target }) => review.setDraft({ note: target.value === '' ? null : target.value })}
          />
        </label>
      )}
      <div className={css.actions}>
        <Button look="primary" data-review-decide onClick={() => review.decideDraft()}>
          {t('review.draft.decide')} <Keys binding="$mod+Enter" />
        </Button>
        <Button look="quiet" onClick={() => review.cancelEdit()}>
          {t('review.draft.cancel')} <Keys binding="Escape" />
        </Button>
      </div>
    </div>
  );
}
