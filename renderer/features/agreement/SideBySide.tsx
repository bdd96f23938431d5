import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Disagreement } from '../../../shared/api/agreement.ts';
import { extent } from '../../../shared/model/annotation.ts';
import { useWorkbench } from '../../app/context.tsx';
import { showAnnotation, showPlace } from '../../app/show-annotation.ts';
import { useFresh } from '../../app/use-fresh.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { utf16 } from '../../../shared/text/units.ts';
import { detailOf, kindName } from './differences.ts';
import css from './SideBySide.module.css';
import { Excerpt } from './Excerpt.tsx';
import type { Pair } from './measures.ts';
import { piecesOf, type ShownSpan } from './passage.ts';

/** Goes to a disagreement in the text: to the annotation of the one who has it, or to the document. */
export function useShowDifference(): (one: Disagreement) => void {
  const workbench = useWorkbench();
  return ({ document, reference, other, start }) => {
    // The learner's or second one's own annotation first: that is what would be changed.
    const id = other ?? reference;
    const going =
      id === null
        ? showPlace(workbench, { document, start: utf16(start), end: utf16(start) })
        : showAnnotation(workbench, { id, document });
    void going.catch(workbench.report);
  };
}

interface SideBySideProps {
  readonly one: Disagreement;
  /** Whose work stands on the two sides. */
  readonly sides: Pair;
  /** What kind of mistake it is, in a sentence; null: its kind says it. */
  readonly said?: string | null;
}

/** The passage of a disagreement twice: with the spans of the one and with those of the other. */
export function SideBySide({ one, sides, said = null }: SideBySideProps) {
  const { client, annotate } = useWorkbench();
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const show = useShowDifference();
  const { document: id } = one;
  const load = useCallback(() => client.call('documents.read', { id }), [client, id]);
  const { value, problem, again } = useFresh(load);
  const read = value?.document.id === id ? value : null;
  const pieces = useMemo(
    () =>
      read === null
        ? []
        : piecesOf(
            read.text,
            read.document.blocks,
            one.places.flatMap((place) => place ?? []),
          ),
    [read, one],
  );
  const language = read?.document.metadata['language'];
  const side = (which: 0 | 1) => {
    const focus = one.places[which] ?? [];
    const own = which === 0 ? one.reference : one.other;
    const spans = (read?.annotations ?? [])
      .filter(({ layer }) => layer === sides[which])
      .flatMap(({ id: key, label, fragments, ...rest }): ShownSpan[] => {
        const { start, end } = extent({ fragments, ...rest });
        const isFocus =
          key === own || focus.some((place) => fragments.some((f) => f.start === place.start && f.end === place.end));
        return fragments.length === 1 || !isFocus
          ? [{ id: key, label, start, end, isFocus }]
          : fragments.map((f, i) => ({ id: `${key}/${i}`, label, start: f.start, end: f.end, isFocus }));
      });
    return (
      <section
        key={which}
        className={css.side}
        aria-label={t('agreement.workOf', { who: sides[which] })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keys
        tabIndex={0}
      >
        <h3 className={css.who}>
          {sides[which]}
          <span className={css.has}>
            {one.labels[which] ?? (one.kind === 'document' ? '' : t('agreement.nothing'))}
          </span>
        </h3>
        {read !== null && (
          <Excerpt
            text={read.text}
            pieces={pieces}
            spans={spans}
            labels={codebook?.labels ?? []}
            language={typeof language === 'string' ? language : undefined}
          />
        )}
      </section>
    );
  };
  const detail = detailOf(one, said !== null);
  return (
    <div className={css.pair}>
      <div className={css.head}>
        <div className={css.words}>
          <p className={css.kind}>{said ?? kindName(one.kind, sides)}</p>
          {detail !== '' && (
            <p className={css.detail} dir="auto">
              {detail}
            </p>
          )}
          <p className={css.title} dir="auto">
            {one.title}
          </p>
        </div>
        <Button onClick={() => show(one)}>{t('agreement.show')}</Button>
      </div>
      {problem !== null && (
        <Problem action={<Button onClick={again}>{t('annotate.tryAgain')}</Button>}>{problem}</Problem>
      )}
      <div className={css.sides}>
        {side(0)}
        {side(1)}
      </div>
    </div>
  );
}
