import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import css from './Codebook.module.css';
import { ProblemList } from './ProblemList.tsx';

/** What is collected and not applied yet, what is wrong with it, and what can be done. */
export function DraftBar() {
  const { codebook, annotate } = useWorkbench();
  const { edits, applied, base } = useStore(codebook.store);
  const version = useStore(annotate.store, (state) => state.codebook?.version ?? '');
  const problems = applied?.problems.filter(({ severity }) => severity === 'error') ?? [];
  if (edits.length === 0) return null;
  return (
    <section className={css.draft} aria-label={t('codebook.draft', { count: edits.length })}>
      <div className={css.draftLine}>
        <p role="status">
          {t('codebook.draft', { count: edits.length })}
          {problems.length > 0 && `, ${t('codebook.problems', { count: problems.length })}`}
        </p>
        <Button look="quiet" onClick={() => codebook.discard()}>
          {t('codebook.discard')}
        </Button>
        <Button look="primary" onClick={() => void codebook.preview()}>
          {t('codebook.previewAndApply')}
          <Keys binding="$mod+Enter" />
        </Button>
      </div>
      {base !== null && base !== version && <p className={css.moved}>{t('codebook.moved', { version, base })}</p>}
      <ProblemList problems={problems} />
    </section>
  );
}
