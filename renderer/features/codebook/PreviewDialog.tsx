import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { CodebookPreview, EditCounts } from '../../../shared/api/codebook.ts';
import { useAnnotator, useWorkbench } from '../../app/context.tsx';
import { namesOf } from '../../strings/intl.ts';
import { language, t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import css from './Dialogs.module.css';
import { ProblemList } from './ProblemList.tsx';

interface PreviewDialogProps {
  /** Null: it is still being counted, or could not be. */
  readonly preview: CodebookPreview | null;
  readonly problem: string | null;
  readonly onClose: () => void;
}

/** What the draft would change, counted, before anything is written. */
export function PreviewDialog({ preview, problem, onClose }: PreviewDialogProps) {
  const { codebook } = useWorkbench();
  const isApplying = useStore(codebook.store, (state) => state.isApplying);
  const errors = preview?.problems.filter(({ severity }) => severity === 'error') ?? [];
  const warnings = preview?.problems.filter(({ severity }) => severity === 'warning') ?? [];
  const isReady = preview !== null && errors.length === 0 && !isApplying;

  useEffect(() => {
    function apply(event: KeyboardEvent): void {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !isReady) return;
      event.preventDefault();
      void codebook.apply();
    }
    window.addEventListener('keydown', apply);
    return () => window.removeEventListener('keydown', apply);
  }, [codebook, isReady]);

  return (
    <Modal
      title={t('codebook.preview')}
      size="medium"
      onClose={onClose}
      canClose={!isApplying}
      isForReading
      actions={
        <>
          <Button look="quiet" disabled={isApplying} onClick={onClose}>
            {t('codebook.cancel')}
          </Button>
          {problem !== null && <Button onClick={() => void codebook.preview()}>{t('codebook.previewAgain')}</Button>}
          <Button look="primary" disabled={!isReady} onClick={() => void codebook.apply()}>
            {isApplying ? t('codebook.applying') : t('codebook.apply')}
            <Keys binding="$mod+Enter" />
          </Button>
        </>
      }
    >
      {problem !== null && <Problem>{problem}</Problem>}
      {preview === null && problem === null && <Progress label={t('codebook.counting')} fraction={null} />}
      {preview !== null && (
        <>
          {errors.length === 0 ? (
            <p>{t('codebook.becomes', { version: preview.version })}</p>
          ) : (
            <>
              <p className={css.blocked}>{t('codebook.blocked')}</p>
              <ProblemList problems={errors} />
            </>
          )}
          <ol className={css.edits}>
            {preview.edits.map(({ name, counts }, place) => (
              <li key={`${name}${String(place)}`}>
                <p className={css.edit}>{name}</p>
                <p className={css.counts}>{countsText(counts)}</p>
              </li>
            ))}
          </ol>
          <Total preview={preview} />
          {warnings.length > 0 && (
            <section aria-label={t('codebook.worthALook')}>
              <h3 className={css.heading}>{t('codebook.worthALook')}</h3>
              <ProblemList problems={warnings} />
            </section>
          )}
        </>
      )}
    </Modal>
  );
}

function Total({ preview: { total, layers } }: { readonly preview: CodebookPreview }) {
  const own = useAnnotator()?.id;
  const others = layers.filter(({ layer }) => layer !== own);
  if (total.annotations + total.relations + total.documentLabels + total.doubtfulDocuments === 0) {
    return <p className={css.counts}>{t('codebook.nothingElse')}</p>;
  }
  return (
    <section aria-label={t('codebook.total')} className={css.total}>
      <h3 className={css.heading}>{t('codebook.total')}</h3>
      <ul>
        <li>{t('codebook.totalAnnotations', { count: total.annotations })}</li>
        {total.doubtful > 0 && (
          <li className={css.doubtful}>{t('codebook.totalDoubtful', { count: total.doubtful })}</li>
        )}
        {total.relations > 0 && <li>{t('codebook.relationsChange', { count: total.relations })}</li>}
        {total.documentLabels > 0 && <li>{t('codebook.documentLabels', { count: total.documentLabels })}</li>}
        {total.doubtfulDocuments > 0 && (
          <li className={css.doubtful}>{t('codebook.totalDoubtfulDocuments', { count: total.doubtfulDocuments })}</li>
        )}
      </ul>
      {others.length > 0 && (
        <p>
          {t('codebook.others', {
            layers: namesOf(language()).format(
              others.map(({ layer, annotations }) => t('codebook.layer', { layer, count: annotations })),
            ),
          })}
        </p>
      )}
    </section>
  );
}

/** What an edit changes, in one line. */
function countsText(counts: EditCounts): string {
  const told = [
    counts.relabelled > 0 && t('codebook.relabelled', { count: counts.relabelled }),
    counts.values > 0 && t('codebook.values', { count: counts.values }),
    counts.relations > 0 && t('codebook.relationsChange', { count: counts.relations }),
    counts.documentLabels > 0 && t('codebook.documentLabels', { count: counts.documentLabels }),
    counts.doubtful > 0 && t('codebook.doubtful', { count: counts.doubtful }),
  ].filter((one) => one !== false);
  return told.length > 0 || counts.uses === 0 ? told.join(', ') : t('codebook.uses', { count: counts.uses });
}
