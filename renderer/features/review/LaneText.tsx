import { memo, useMemo, type CSSProperties } from 'react';
import { useStore } from 'zustand';
import type { Label } from '../../../shared/model/codebook.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/classes.ts';
import { colourOf } from '../../ui/label-colour.ts';
import { segmentsOf, type Cover, type Lane } from './lanes.ts';
import css from './LaneText.module.css';

interface LaneTextProps {
  readonly text: string;
  readonly block: { readonly start: number; readonly end: number };
  readonly lanes: readonly Lane[];
  /** Where the unit stands. */
  readonly unit: { readonly start: number; readonly end: number };
  /** The layers that could say something there: that one of them has nothing is said. */
  readonly voices: readonly string[];
}

/** The layer that adjudication makes. */
export const GOLD = 'gold';

/**
 * A block of text with a lane for each layer under every line: a bar where the layer has something, with its edges and its label. The lanes
 * are backgrounds of the words themselves, so that lines break, and scripts join and turn, as they do in the text.
 */
export const LaneText = memo(function LaneText({ text, block, lanes, unit, voices }: LaneTextProps) {
  const { annotate } = useWorkbench();
  const labels = useStore(annotate.store, (state) => state.codebook?.labels) ?? NO_LABELS;
  const segments = useMemo(() => segmentsOf(block, lanes), [block, lanes]);
  const isRtl = useMemo(() => startsRtl(text.slice(block.start, block.end)), [text, block]);
  // Where nobody has anything the text stands as it is.
  const isBare = segments.every(({ covers }) => covers.every((cover) => cover === null));
  const style = { '--lanes': isBare ? 0 : lanes.length } as CSSProperties;
  const first = segments.find(({ start, end }) => start < unit.end && end > unit.start)?.start;
  const hasUnit = lanes.map((_, lane) => segments.some(({ covers }) => covers[lane]?.span.isUnit === true));
  if (isBare) {
    return (
      <p className={css.block} dir="auto" style={style}>
        <span className={css.segment}>{text.slice(block.start, block.end)}</span>
      </p>
    );
  }
  return (
    <p className={css.block} dir="auto" style={style}>
      {segments.map(({ start, end, covers }) => {
        const isUnit = covers.some((cover) => cover?.span.isUnit === true);
        const isFirst = start === first;
        return (
          <span key={start}>
            {covers.map((cover, lane) => {
              const layer = lanes[lane]?.layer ?? '';
              const isNothing = isFirst && hasUnit[lane] === false && voices.includes(layer);
              if (isNothing) return <Tag key={layer} lane={lane} layer={layer} label={null} />;
              const isHere = cover?.begins === true && cover.span.isUnit && !isShort(cover, layer);
              return isHere ? <Tag key={layer} lane={lane} layer={layer} label={cover.span.annotation.label} /> : null;
            })}
            <span
              className={classes(css.segment, isUnit && css.unit)}
              data-unit={isFirst || undefined}
              style={backgrounds(covers, labels, isRtl)}
            >
              {text.slice(start, end)}
            </span>
            {covers.map((cover, lane) => {
              const layer = lanes[lane]?.layer ?? '';
              const isHere = cover?.ends === true && cover.span.isUnit && isShort(cover, layer);
              return isHere ? <Tag key={layer} lane={lane} layer={layer} label={cover.span.annotation.label} /> : null;
            })}
          </span>
        );
      })}
    </p>
  );
});

/** Whose a bar is, and its label; null: that layer has nothing. It takes no room in the line. */
function Tag({ lane, layer, label }: { readonly lane: number; readonly layer: string; readonly label: string | null }) {
  return (
    <span className={css.anchor} aria-hidden>
      <span className={classes(css.tag, label === null && css.nothing)} style={{ '--lane': lane } as CSSProperties}>
        {/* The same way round in texts from right to left. */}
        <bdi>
          {label ?? t('review.noValue')} <span className={css.who}>{layer === GOLD ? t('review.gold') : layer}</span>
        </bdi>
      </span>
    </span>
  );
}

/** Whether the words above a bar are too few for its tag, which then stands behind it. Of a bar in several lines the first is asked. */
const isShort = ({ span }: Cover, layer: string): boolean =>
  span.end - span.start < span.annotation.label.length + layer.length + 3;

const NO_LABELS: readonly Label[] = [];

/** Whether a text begins with a letter that is written from right to left. */
const startsRtl = (text: string): boolean =>
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text);

/** Bars and edges of all lanes as one background: the lanes are counted from the bottom of the line. */
function backgrounds(covers: readonly (Cover | null)[], labels: readonly Label[], isRtl: boolean): CSSProperties {
  const images: string[] = [];
  const sizes: string[] = [];
  const positions: string[] = [];
  const paint = (colour: string, size: string, position: string): void => {
    images.push(`linear-gradient(${colour}, ${colour})`);
    sizes.push(size);
    positions.push(position);
  };
  for (const [lane, cover] of covers.entries()) {
    const bottom = `calc(${covers.length - 1 - lane} * var(--lane-size) + 2px)`;
    const height = 'calc(var(--lane-size) - 4px)';
    if (cover === null) continue;
    const { span, begins, ends } = cover;
    const color = labels.find(({ name }) => name === span.annotation.label)?.color;
    const colour = color === undefined ? 'var(--text-3)' : colourOf(color);
    if (!span.isUnit) {
      paint(`color-mix(in oklab, ${colour} 45%, transparent)`, '100% 2px', `left bottom ${bottom}`);
      continue;
    }
    if (begins) paint(colour, `3px ${height}`, `${isRtl ? 'right' : 'left'} bottom ${bottom}`);
    if (ends) paint(colour, `3px ${height}`, `${isRtl ? 'left' : 'right'} bottom ${bottom}`);
    paint(colour, '100% 2px', `left bottom ${bottom}`);
    paint(`color-mix(in oklab, ${colour} 26%, transparent)`, `100% ${height}`, `left bottom ${bottom}`);
  }
  return {
    backgroundImage: images.join(', '),
    backgroundSize: sizes.join(', '),
    backgroundPosition: positions.join(', '),
  };
}
