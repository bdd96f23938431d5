import { useMemo } from 'react';
import type { Label } from '../../../shared/model/codebook.ts';
import { classes } from '../../ui/classes.ts';
import { labelColour } from '../../ui/label-colour.ts';
import css from './Excerpt.module.css';
import { segmentsOf, type Place, type ShownSpan } from './passage.ts';

interface ExcerptProps {
  readonly text: string;
  readonly pieces: readonly Place[];
  readonly spans: readonly ShownSpan[];
  readonly labels: readonly Label[];
  readonly language: string | undefined;
}

/** Pieces of a text with one layer's spans, to be read: what it is about stands out by its ground and its ends, the others are quiet. */
export function Excerpt({ text, pieces, spans, labels, language }: ExcerptProps) {
  const byName = useMemo(() => new Map(labels.map((label) => [label.name, label])), [labels]);
  return pieces.map((piece, place) => (
    <p key={piece.start} className={css.text} dir="auto" lang={language}>
      {(place > 0 || piece.start > 0) && <span aria-hidden>… </span>}
      {segmentsOf(text, piece, spans).map(({ start, text: stretch, top, begins, isFirst, isLast }) =>
        top === null ? (
          <span key={start}>{stretch}</span>
        ) : (
          <mark
            key={start}
            {...labelColour(byName.get(top.label)?.color)}
            title={top.label}
            className={classes(css.span, top.isFocus && css.focus, isFirst && css.first, isLast && css.last)}
          >
            {begins.map((span) => (
              <span key={span.id} className={css.badge} {...labelColour(byName.get(span.label)?.color)} aria-hidden>
                {byName.get(span.label)?.badge ?? '?'}
              </span>
            ))}
            {stretch}
          </mark>
        ),
      )}
      {piece.end < text.length && <span aria-hidden> …</span>}
    </p>
  ));
}
