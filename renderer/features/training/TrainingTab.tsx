import { useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { useFresh } from '../../app/use-fresh.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { classes } from '../../ui/classes.ts';
import strip from '../../ui/Strip.module.css';
import css from '../agreement/Agreement.module.css';
import { DifferencesPanel } from '../agreement/DifferencesPanel.tsx';
import { LeftOutList } from '../agreement/LeftOutList.tsx';
import { mistakeInWords } from './mistake-words.ts';
import { ScorePart } from './ScorePart.tsx';

/** A learner’s work against the gold layer, or another one. */
export function TrainingTab() {
  const { analysis, documents, layer } = useWorkbench();
  const { store, resume } = analysis.training;
  const state = useStore(store);
  const list = useStore(documents.store, (docs) => docs.documents);
  const layers = useMemo(
    () =>
      // Who has annotated nothing yet has no layer, or an empty one.
      [
        ...new Set(list.flatMap(({ annotations }) => Object.keys(annotations).filter((one) => annotations[one]))),
      ].toSorted(),
    [list],
  );
  const own = layer();
  const reference = chosen(layers, state.reference, ['gold', ...layers.filter((one) => one !== own)]);
  const learner = chosen(
    layers.filter((one) => one !== reference),
    state.learner,
    [own ?? '', ...layers],
  );

  const choice = (name: 'learner' | 'reference', value: string | null) => (
    <label>
      {t(name === 'learner' ? 'training.learner' : 'training.reference')}
      <select
        value={value ?? ''}
        onChange={({ target }) => {
          resume();
          store.setState(
            // The two change places where one takes the other's.
            name === 'learner'
              ? { learner: target.value, reference: target.value === reference ? learner : reference, current: null }
              : { reference: target.value, learner: target.value === learner ? reference : learner, current: null },
          );
        }}
      >
        {layers.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className={css.view}>
      <div className={strip.strip}>
        {choice('learner', learner)}
        {choice('reference', reference)}
        <label>
          <input
            type="checkbox"
            checked={state.whenDone}
            onChange={({ target }) => {
              resume();
              store.setState({ whenDone: target.checked, current: null });
            }}
          />
          {t('training.whenDone')}
        </label>
      </div>
      {learner === null || reference === null ? (
        <EmptyState title={t('training.twoTitle')}>{t('training.twoText')}</EmptyState>
      ) : (
        <Compared learner={learner} reference={reference} />
      )}
    </div>
  );
}

/** What is chosen while it is there, else the first of some that is. */
const chosen = (layers: readonly string[], wanted: string | null, usual: readonly string[]): string | null =>
  [wanted, ...usual].find((one) => one !== null && layers.includes(one)) ?? null;

function Compared({ learner, reference }: { readonly learner: string; readonly reference: string }) {
  const { training } = useWorkbench().analysis;
  const { store } = training;
  const { whenDone, part, filter, current, fraction, isStopped } = useStore(store);
  const load = useCallback(
    async () => ({
      // The answer goes with what was asked: other choices may be shown by the time it comes.
      asked: `${learner} ${reference}`,
      found: await training.compare({ learner, reference, whenDone }),
    }),
    [training, learner, reference, whenDone],
  );
  const { value, problem, isLoading, again } = useFresh(load);
  useEffect(() => training.leave, [training]);
  const found = value?.asked === `${learner} ${reference}` ? value.found : null;
  const isSlow = useDelayed(isLoading);
  if (isStopped) {
    return (
      <div role="status" className={classes(strip.strip, css.state)}>
        <span>{t('training.stopped')}</span>
        <Button
          onClick={() => {
            training.resume();
            again();
          }}
        >
          {t('training.compare')}
        </Button>
      </div>
    );
  }
  if (problem !== null) {
    return (
      <Problem action={<Button onClick={again}>{t('annotate.tryAgain')}</Button>}>
        {t('training.failed', { why: problem })}
      </Problem>
    );
  }
  const slow = isSlow && (
    <div className={classes(strip.strip, css.state)}>
      <Progress label={t('training.computing')} fraction={fraction} />
      <Button look="quiet" onClick={training.stop}>
        {t('training.stop')}
      </Button>
    </div>
  );
  if (found === null) return slow;
  const { differences, agreement, waiting } = found;
  const notShown = (
    <>
      {waiting.length > 0 && (
        <section className={css.part}>
          <p className={css.note}>{t('training.waiting')}</p>
          <ul className={css.names}>
            {waiting.map(({ document, title }) => (
              <li key={document} dir="auto">
                {title}
              </li>
            ))}
          </ul>
        </section>
      )}
      <LeftOutList leftOut={agreement.left_out} />
    </>
  );
  if (found.order.length === 0) {
    return (
      <div className={css.body}>
        {slow}
        <EmptyState title={t('training.noneTitle')}>{t(whenDone ? 'training.noneDone' : 'training.none')}</EmptyState>
        {notShown}
      </div>
    );
  }
  return (
    <>
      {slow}
      <div className={strip.strip}>
        <div role="group" aria-label={t('training.parts')} className={css.parts}>
          {(['score', 'differences'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={part === one} onClick={() => store.setState({ part: one })}>
              {one === 'score'
                ? t('training.score')
                : t('training.differences', { count: differences.disagreements.length })}
            </button>
          ))}
        </div>
        <span className={strip.count}>{t('training.counted', { count: found.order.length })}</span>
      </div>
      {part === 'score' ? (
        <div className={css.body}>
          <ScorePart found={found} learner={learner} reference={reference} />
          {notShown}
        </div>
      ) : (
        <Differences onBack={() => store.setState({ part: 'score' })}>
          <DifferencesPanel
            caption={t('training.caption', { learner, reference })}
            all={differences.disagreements}
            sides={[reference, learner]}
            filter={filter}
            onFilter={(next) => store.setState({ filter: next, current: null })}
            current={current}
            onCurrent={(next) => store.setState({ current: next })}
            said={mistakeInWords}
          />
        </Differences>
      )}
    </>
  );
}

/** Esc anywhere in it leads back to the score; the list has the focus at first. */
function Differences({ onBack, children }: { readonly onBack: () => void; readonly children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus(), []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc anywhere in it goes one step back
    <div
      ref={root}
      className={css.view}
      data-own-keys="Escape"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onBack();
      }}
    >
      {children}
    </div>
  );
}
