import { useEffect, useMemo, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { isOffered } from '../../../shared/codebook/offered.ts';
import { focusRegion } from '../../app/commands/regions.ts';
import { useAnnotator, useWorkbench } from '../../app/context.tsx';
import { showAnnotation } from '../../app/show-annotation.ts';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { LabelMark } from '../../ui/LabelMark.tsx';
import { Page } from '../../ui/Page.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { shortQuote } from '../annotate/gestures.ts';
import { titleOf } from '../documents/order.ts';
import { MissingList } from './MissingList.tsx';
import css from './QuestionsView.module.css';
import { QuestionsFilter } from './QuestionsFilter.tsx';
import { NO_FILTER, openFlags, shownQuestions, type Question } from './store.ts';

const ROW = 68;

/** What is open in the project: flags of every kind, and the annotator's own annotations whose values are missing. */
export function QuestionsView() {
  const workbench = useWorkbench();
  const { annotate, documents, flags, notices, questions: feature } = workbench;
  const own = useAnnotator()?.id ?? null;
  const { phase, problem, questions, counts, filter } = useStore(feature.store);
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const list = useStore(documents.store, (state) => state.documents);
  const titles = useMemo(() => new Map(list.map((document) => [document.id, titleOf(document)])), [list]);
  const shown = useMemo(() => shownQuestions(questions, filter), [questions, filter]);
  const isReady = phase === 'ready';
  const isMissing = filter.kind === 'missing';

  useEffect(() => {
    let isHere = true;
    void feature.load().then(() => {
      // What a key is for is the list, not the heading above it; what was listed before may be nothing.
      if (isHere) requestAnimationFrame(() => focusRegion('page'));
    });
    return () => {
      isHere = false;
    };
  }, [feature]);

  const undo = { label: t('questions.undo'), run: () => void annotate.history.undo() };
  function resolve({ key, kind, annotation }: Question): boolean {
    const write = flags.resolve(annotation, kind);
    if (write === null) return true;
    feature.drop(key);
    annotate.undoNotice.say(t('questions.resolved', { quote: shortQuote(annotation) }), write.batch, undo);
    return true;
  }

  /** What is to be looked at again gets the label whose key is pressed: a label that was split is worked off so. */
  function decide({ key, kind, annotation }: Question, pressed: string): boolean {
    const label = codebook?.labels.find((one) => isOffered(one) && one.key?.toLowerCase() === pressed.toLowerCase());
    if (kind !== 'look_again' || label === undefined) return false;
    const { layer } = annotation;
    if (layer !== own) {
      notices.say(t('questions.foreign', { layer }), { id: 'foreign' });
      return false;
    }
    const write = flags.decide(annotation, label.name);
    if (write === null) return false;
    feature.drop(key);
    annotate.undoNotice.say(
      t('questions.decided', { label: label.name, quote: shortQuote(annotation) }),
      write.batch,
      undo,
    );
    return true;
  }

  function takeKey(event: KeyboardEvent, question: Question): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    return event.key === 'Delete' || event.key === 'x' ? resolve(question) : decide(question, event.key);
  }

  function row(question: Question) {
    const { label, quote, layer } = question.annotation;
    const place = codebook?.labels.findIndex(({ name }) => name === label) ?? -1;
    return (
      <div className={css.row}>
        <LabelMark label={codebook?.labels[place]} place={place} />
        <span className={css.quote} dir="auto">
          {quote}
        </span>
        <span className={css.text} dir="auto">
          <span className={css.kind}>{t(`flags.kinds.${question.kind}`)}</span> {question.text}
        </span>
        <span className={css.where} dir="auto">
          {`${titles.get(question.annotation.document) ?? ''} · ${layer}`}
        </span>
      </div>
    );
  }

  const isEmpty = isReady && openFlags({ counts }) === 0;
  const isAllDone = isEmpty && counts.missing === 0;
  return (
    <Page
      title={t('views.questions')}
      tools={isReady && openFlags({ counts }) + counts.missing > 0 ? <QuestionsFilter titles={titles} /> : undefined}
    >
      {phase === 'none' && <p className={css.waiting}>{t('questions.loading')}</p>}
      {phase === 'failed' && (
        <Problem action={<Button onClick={() => void feature.load()}>{t('questions.again')}</Button>}>
          {t('questions.failed', { why: problem ?? '' })}
        </Problem>
      )}
      {isAllDone && !isMissing && (
        <EmptyState title={t('questions.emptyTitle')}>
          <Rich text="questions.empty" parts={{ ask: <Keys binding="F" />, palette: <Keys binding="$mod+K" /> }} />
        </EmptyState>
      )}
      {isReady && !isEmpty && !isMissing && shown.length === 0 && (
        <EmptyState
          title={t('questions.noneTitle')}
          actions={<Button onClick={() => feature.filter(NO_FILTER)}>{t('questions.showAll')}</Button>}
        >
          {t('questions.none')}
        </EmptyState>
      )}
      {isReady && !isMissing && shown.length > 0 && (
        <>
          <VirtualList
            label={t('questions.list')}
            items={shown}
            keyOf={({ key }) => key}
            render={row}
            rowHeight={ROW}
            current={null}
            firstFocus
            onChoose={({ annotation }) => void showAnnotation(workbench, annotation)}
            startsAtFirst
            onItemKey={takeKey}
          />
          <p className={css.foot}>
            <Rich text="questions.keys" parts={{ enter: <Keys binding="Enter" />, resolve: <Keys binding="X" /> }} />
            {counts.look_again > 0 && ` ${t('questions.keysAgain')}`}
          </p>
        </>
      )}
      {isEmpty && !isAllDone && !isMissing && <p className={css.waiting}>{t('questions.noFlags')}</p>}
      {(isMissing || isEmpty) && <MissingList />}
    </Page>
  );
}
