import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { useCommand, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { GOLD, LaneText } from './LaneText.tsx';
import { lanesOf, passageAround, type Lane } from './lanes.ts';
import css from './PassagePane.module.css';

/** The passage of a unit, with a lane for each layer under every line, and one for gold. */
export function PassagePane() {
  const { review } = useWorkbench().analysis;
  const { view, text, isWhole, draft } = useStore(review.store);
  const whole = useCommand('review.whole');
  const open = useCommand('review.open');
  const frame = useRef<HTMLDivElement>(null);
  const isHere = view !== null && text?.record.id === view.document;
  const key = view?.key;
  useEffect(() => {
    const pane = frame.current;
    const unit = pane?.querySelector('[data-unit]')?.getBoundingClientRect();
    // Only the text moves: in a narrow window it is all there, and the page begins with the queue.
    if (pane && unit)
      pane.scrollTop += (unit.top + unit.bottom - pane.clientHeight) / 2 - pane.getBoundingClientRect().top;
  }, [key, isHere, isWhole]);
  const layers = useMemo(() => view?.layers.map(({ layer }) => layer) ?? [], [view]);
  const decided = useMemo(() => new Set(unitIds(view)), [view]);
  const made = useMemo(
    () =>
      draft === null || view === null || draft.fragments.length === 0 ? null : { ...draft, document: view.document },
    [draft, view],
  );

  const lanes = useMemo((): readonly Lane[] => {
    if (!isHere || text === null) return [];
    const range = { start: utf16(0), end: utf16(text.text.length) };
    const found = lanesOf([...layers, GOLD], text.annotations, range, ({ id }) => decided.has(id));
    if (made === null) return found;
    // What is being made takes the place of what stands in gold.
    const annotation = {
      id: 'draft',
      layer: GOLD,
      label: made.label,
      fragments: made.fragments,
    } as unknown as Annotation;
    return found.map((lane) =>
      lane.layer === GOLD
        ? {
            ...lane,
            spans: [
              ...lane.spans.filter(({ isUnit }) => !isUnit),
              ...made.fragments.map((one) => ({ annotation, ...one, isUnit: true })),
            ],
          }
        : lane,
    );
  }, [isHere, text, layers, decided, made]);

  const voices = useMemo(() => view?.voices.map(({ layer }) => layer) ?? [], [view]);
  if (view === null || text === null || !isHere)
    return <section className={css.pane} aria-label={t('review.passage')} aria-busy />;
  const place = placeOf(view, text.annotations);
  const passage = passageAround(text.record.blocks, text.text.length, place, isWhole ? 'whole' : 'passage');
  const unfinished = view.layers.filter(({ progress }) => progress !== 'done' && progress !== 'locked');
  const locked = view.layers.filter(({ progress }) => progress === 'locked');
  return (
    <section className={css.pane} aria-label={t('review.passage')}>
      <header className={css.head}>
        <h2 className={css.title} dir="auto">
          {view.title}
        </h2>
        <div className={css.tools}>
          <Button look="quiet" aria-pressed={isWhole} onClick={() => void whole.run()}>
            {t(isWhole ? 'review.showPassage' : 'review.showWhole')} <Keys binding="D" />
          </Button>
          <Button look="quiet" onClick={() => void open.run()}>
            {t('review.openInAnnotate')} <Keys binding="Enter" />
          </Button>
        </div>
      </header>
      {(unfinished.length > 0 || locked.length > 0) && (
        <p className={css.warning}>
          {unfinished.length > 0 &&
            t('review.unfinished', {
              count: unfinished.length,
              layers: unfinished.map(({ layer }) => layer).join(', '),
            })}{' '}
          {locked.length > 0 && t('review.locked', { layers: locked.map(({ layer }) => layer).join(', ') })}
        </p>
      )}
      <ol className={css.legend} aria-label={t('review.lanes')}>
        {lanes.map(({ layer }) => {
          const progress = view.layers.find((one) => one.layer === layer)?.progress;
          return (
            <li key={layer} className={css.lane}>
              <span>{layer === GOLD ? t('review.gold') : layer}</span>
              {progress !== undefined && <span className={css.state}>{t(`review.progressOf.${progress}`)}</span>}
            </li>
          );
        })}
      </ol>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keys */}
      <div
        ref={frame}
        className={css.text}
        tabIndex={0}
        role="region"
        aria-label={t('review.textOf', { title: view.title })}
      >
        {passage.hasBefore && <p className={css.goesOn}>…</p>}
        {passage.blocks.map((block) => (
          <LaneText key={block.start} text={text.text} block={block} lanes={lanes} unit={place} voices={voices} />
        ))}
        {passage.hasAfter && <p className={css.goesOn}>…</p>}
      </div>
    </section>
  );
}

type View = ReturnType<ReturnType<typeof useWorkbench>['analysis']['review']['current']>;

/** Ids of what is being decided: the candidates and the gold record; of a relation, its ends. */
function unitIds(view: View): readonly string[] {
  if (view === null) return [];
  const records = [...view.candidates.map(({ record }) => record), ...(view.result ? [view.result] : [])];
  return records.flatMap((record) => ('from' in record ? [record.from, record.to] : [record.id]));
}

/** Where the unit stands in the document that is shown: of a relation, around both ends where they are near each other. */
function placeOf(view: NonNullable<View>, annotations: readonly Annotation[]): { start: number; end: number } {
  if (view.kind !== 'relation') return { start: view.start, end: view.end };
  const ids = new Set(unitIds(view));
  const ends = annotations.filter(({ id }) => ids.has(id)).map(extent);
  const start = Math.min(view.start, ...ends.map((end) => end.start));
  const end = Math.max(view.end, ...ends.map((one) => one.end));
  return end - start < 3000 ? { start, end } : { start: view.start, end: view.end };
}
