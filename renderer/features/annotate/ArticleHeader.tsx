import { Check, Eye, EyeOff, RotateCcw } from 'lucide-react';
import { useStore } from 'zustand';
import { SAMPLE_LAYER } from '../../../shared/model/layer.ts';
import { CommandKeys } from '../../app/CommandKeys.tsx';
import { useAnnotator, useCommand, useReadOnly, useWorkbench } from '../../app/context.tsx';
import { dateInWords } from '../../strings/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { useMissingLabels } from '../about/use-about.ts';
import { countIn, progressIn, titleOf } from '../documents/order.ts';
import { StatusMark } from '../documents/StatusMark.tsx';
import { LayerSwitch } from '../team/LayerSwitch.tsx';
import { WorkNotice } from '../team/WorkNotice.tsx';
import css from './ArticleHeader.module.css';
import { t } from '../../strings/t.ts';

/** What the open document is: its title, where and when it appeared, how far the work on it is. */
export function ArticleHeader() {
  const { annotate, documents } = useWorkbench();
  const record = useStore(annotate.store, (state) => state.document?.record ?? null);
  const summary = useStore(documents.store, (state) => state.documents.find(({ id }) => id === record?.id) ?? null);
  const layer = useAnnotator()?.id ?? null;
  const isReadOnly = useReadOnly();
  const done = useCommand('document.done');
  const reopen = useCommand('document.reopen');
  const aboutDocument = useCommand('document.about');
  const missing = useMissingLabels(record?.id ?? '');
  const toggleSample = useCommand('text.sample');
  const isSampleShown = useStore(annotate.sample.store, ({ isShown }) => isShown);
  if (record === null || summary === null) return null;
  const progress = progressIn(summary, layer);
  const first = record.publications[0];
  const facts = [
    first?.outlet ?? summary.outlet,
    first?.date === undefined ? null : (dateInWords(first.date) ?? first.date),
    t('counts.words', { count: summary.words }),
    t('counts.annotations', { count: countIn(summary, layer) }),
  ].filter((fact) => fact !== null);
  const others = record.publications.length - 1;
  const inSample = countIn(summary, SAMPLE_LAYER);

  return (
    <>
      <header className={css.header}>
        <div className={css.about}>
          <h1 className={css.title} dir="auto" title={titleOf(summary)}>
            {titleOf(summary)}
          </h1>
          <p className={css.facts}>
            <span className={css.known}>
              {facts.map((fact) => (
                <span key={fact} dir="auto">
                  {fact}
                </span>
              ))}
              {others > 0 && <span>{t('annotate.others', { count: others })}</span>}
            </span>
            {missing > 0 && (
              <button type="button" className={css.missing} onClick={() => aboutDocument.run()}>
                {t('about.missing', { count: missing })}
              </button>
            )}
          </p>
        </div>
        {inSample > 0 && (
          <Button
            look="quiet"
            className={css.sample}
            aria-pressed={isSampleShown}
            title={t('sample.title', { count: inSample })}
            onClick={() => toggleSample.run()}
          >
            {isSampleShown ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
            {t('sample.button')}
          </Button>
        )}
        <LayerSwitch document={summary} />
        {progress === 'locked' ? (
          <span className={css.locked}>
            <StatusMark progress="locked" />
            {t('documents.progress.locked')}
          </span>
        ) : progress === 'done' ? (
          <Button
            look="quiet"
            className={css.done}
            disabled={isReadOnly}
            onClick={() => reopen.run()}
            title={t('annotate.reopen')}
          >
            <StatusMark progress="done" />
            {t('annotate.done')}
            <RotateCcw size={14} aria-hidden className={css.again} />
            <span className="visually-hidden">{t('annotate.reopenSaid')}</span>
          </Button>
        ) : (
          <Button className={css.action} disabled={isReadOnly} onClick={() => done.run()}>
            <Check size={14} aria-hidden />
            {t('annotate.markDone')}
            <CommandKeys id="document.done" />
          </Button>
        )}
      </header>
      <WorkNotice document={summary} />
    </>
  );
}
