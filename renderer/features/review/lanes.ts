import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import type { Span } from '../../../shared/text/units.ts';

/** A piece of an annotation in a lane. */
export interface LaneSpan {
  readonly annotation: Annotation;
  readonly start: number;
  readonly end: number;
  /** It is what is being decided, and not just what stands around it. */
  readonly isUnit: boolean;
}

/** What one layer has in a passage, or what gold has. */
export interface Lane {
  readonly layer: string;
  readonly spans: readonly LaneSpan[];
}

/** What a lane shows at a segment. */
export interface Cover {
  readonly span: LaneSpan;
  readonly begins: boolean;
  readonly ends: boolean;
}

/** A piece of text in which no lane changes. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** By lane; null: nothing there. */
  readonly covers: readonly (Cover | null)[];
}

/** The lanes of some layers over a part of a text. `isUnit`: what is being decided. O(annotations). */
export const lanesOf = (
  layers: readonly string[],
  annotations: readonly Annotation[],
  range: Span,
  isUnit: (annotation: Annotation) => boolean,
): readonly Lane[] =>
  layers.map((layer) => ({
    layer,
    spans: annotations.flatMap((annotation) => {
      const { start, end } = extent(annotation);
      if (annotation.layer !== layer || start >= range.end || end <= range.start) return [];
      return annotation.fragments.map((fragment) => ({ annotation, ...fragment, isUnit: isUnit(annotation) }));
    }),
  }));

/**
 * Cuts a part of a text wherever a lane begins or ends something. Of what overlaps in one lane the unit is shown, else the shortest: the
 * lanes are there to be compared, not to be read whole. O(cuts × spans).
 */
export function segmentsOf(
  range: { readonly start: number; readonly end: number },
  lanes: readonly Lane[],
): readonly Segment[] {
  const cuts = new Set([range.start, range.end]);
  for (const { spans } of lanes) {
    for (const { start, end } of spans) {
      if (start > range.start && start < range.end) cuts.add(start);
      if (end > range.start && end < range.end) cuts.add(end);
    }
  }
  const places = [...cuts].toSorted((a, b) => a - b);
  const shown = places.slice(0, -1).map((start, i) => ({
    start,
    end: places[i + 1] ?? start,
    spans: lanes.map(({ spans }) => shownAt(spans, start)),
  }));
  return shown.map(({ start, end, spans }, i) => ({
    start,
    end,
    covers: spans.map((span, lane) =>
      span === null
        ? null
        : {
            span,
            begins: shown[i - 1]?.spans[lane] !== span && span.start >= range.start,
            ends: shown[i + 1]?.spans[lane] !== span && span.end <= range.end,
          },
    ),
  }));
}

function shownAt(spans: readonly LaneSpan[], offset: number): LaneSpan | null {
  let best: LaneSpan | null = null;
  for (const span of spans) {
    if (span.start > offset || span.end <= offset) continue;
    const isBetter =
      best === null ||
      (span.isUnit && !best.isUnit) ||
      (span.isUnit === best.isUnit && span.end - span.start < best.end - best.start);
    if (isBetter) best = span;
  }
  return best;
}

/** Blocks of a text that are shown around a place, each as far as it is shown. */
export interface Passage {
  readonly blocks: readonly { readonly start: number; readonly end: number }[];
  /** Whether the text goes on before and after. */
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

/** How much of a text is shown around a place: blocks on each side, and characters of the ones it stands in. */
const AROUND = { passage: { blocks: 1, characters: 700 }, whole: { blocks: 150, characters: 20_000 } } as const;

/** The part of a text around a place. `whole`: of the document, as far as a screen can hold it. */
export function passageAround(
  blocks: readonly { readonly start: number; readonly end: number }[],
  length: number,
  place: { readonly start: number; readonly end: number },
  mode: keyof typeof AROUND,
): Passage {
  const { blocks: around, characters } = AROUND[mode];
  const all = blocks.length > 0 ? blocks : [{ start: 0, end: length }];
  const first = Math.max(
    0,
    all.findIndex(({ end }) => end > place.start),
  );
  const last = all.findLastIndex(({ start }) => start < Math.max(place.end, place.start + 1));
  const [low, high] = [place.start - characters, place.end + characters];
  const shown = all
    .slice(Math.max(0, first - around), Math.max(first, last) + 1 + around)
    .map(({ start, end }) => ({ start: Math.max(start, low), end: Math.min(end, high) }))
    .filter(({ start, end }) => start < end);
  return {
    blocks: shown,
    hasBefore: (shown[0]?.start ?? 0) > (all[0]?.start ?? 0),
    hasAfter: (shown.at(-1)?.end ?? 0) < (all.at(-1)?.end ?? 0),
  };
}
