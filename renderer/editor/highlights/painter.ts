import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Span } from '../../../shared/text/units.ts';
import { intersect, spanOfBand, type Layout } from '../document/layout.ts';
import type { Levels } from '../index/levels.ts';
import type { AnnotationIndex } from '../types.ts';
import type { DomMap } from '../view/dom-map.ts';
import { holds, numbersIn, type NumberRange } from '../view/viewport.ts';
import type { Names } from './palette.ts';
import { createRegistry } from './registry.ts';

/** What is marked beside the annotations themselves: found, under the pointer, in the inspector, related to that, about to be. */
export type MarkKind = 'linked' | 'found' | 'hover' | 'active' | 'target' | 'current' | 'pending';

/** Draws annotations as CSS highlights in some bands of the document. */
export interface Painter {
  /** Draws these bands and no others. */
  show(range: NumberRange): void;
  /** Draws an annotation anew where it is in sight, or takes it away. */
  update(id: string, annotation: Annotation | undefined): void;
  /** Marks these spans and no others of the kind. The active one is filled in the colour of its `label`. */
  mark(kind: MarkKind, spans: readonly Span[], label?: string): void;
  /** Forgets all that is drawn and draws it anew: after a repair of the DOM, or other labels or annotations. */
  redraw(): void;
  destroy(): void;
}

interface Drawn {
  readonly name: string;
  readonly range: StaticRange;
}

/** What is marked, and the highlight that it was last drawn in. */
interface Marked {
  readonly spans: readonly Span[];
  readonly label: string;
  readonly name: string | null;
}

const PRIORITY: Readonly<Record<MarkKind, number>> = {
  linked: 4,
  found: 5,
  hover: 10,
  active: 20,
  target: 24,
  current: 25,
  pending: 30,
};
const KINDS = [
  'linked',
  'found',
  'hover',
  'active',
  'target',
  'current',
  'pending',
] as const satisfies readonly MarkKind[];

/** A painter of one document. It reads `names` and `index` when it draws, so both may change between. */
export function createPainter(
  map: DomMap,
  layout: Layout,
  levels: Levels,
  now: { index: () => AnnotationIndex; names: () => Names; isDimmed: (annotation: Annotation) => boolean },
): Painter {
  const registry = createRegistry();
  const bands = new Map<number, Map<string, Drawn[]>>();
  const none: Marked = { spans: [], label: '', name: null };
  const marked: Record<MarkKind, Marked> = {
    linked: none,
    found: none,
    hover: none,
    active: none,
    target: none,
    current: none,
    pending: none,
  };
  let shown: NumberRange = { first: 0, last: -1 };

  const clipped = (spans: readonly Span[], band: number): StaticRange[] => {
    const bounds = spanOfBand(layout, band);
    return spans.flatMap((span) => {
      const part = intersect(span, bounds);
      return part ? map.ranges(part) : [];
    });
  };

  const draw = (annotation: Annotation, band: number, drawn: Map<string, Drawn[]>): void => {
    const names = now.names();
    const name = now.isDimmed(annotation) ? names.dimmed : names.of(annotation.label, levels.of(annotation));
    const pieces = clipped(annotation.fragments, band).map((range) => ({ name, range }));
    for (const { range } of pieces) registry.add(name, range);
    if (pieces.length > 0) drawn.set(annotation.id, pieces);
  };

  const drawBand = (band: number): void => {
    const drawn = new Map<string, Drawn[]>();
    bands.set(band, drawn);
    for (const annotation of now.index().within(spanOfBand(layout, band))) draw(annotation, band, drawn);
  };

  const erase = (drawn: Map<string, Drawn[]>, id: string): void => {
    for (const { name, range } of drawn.get(id) ?? []) registry.remove(name, range);
    drawn.delete(id);
  };

  const drawMarked = (kind: MarkKind): void => {
    const { spans, label, name: before } = marked[kind];
    const names = now.names();
    const name = kind === 'active' ? names.active(label) : names[kind];
    const ranges = numbersIn(shown).flatMap((band) => clipped(spans, band));
    if (before !== null && before !== name) registry.replace(before, [], PRIORITY[kind]);
    registry.replace(name, ranges, PRIORITY[kind]);
    marked[kind] = { spans, label, name };
  };

  const show = (range: NumberRange): void => {
    if (range.first === shown.first && range.last === shown.last) return;
    shown = range;
    for (const [band, drawn] of bands) {
      if (holds(range, band)) continue;
      for (const id of drawn.keys()) erase(drawn, id);
      bands.delete(band);
    }
    for (const band of numbersIn(range)) if (!bands.has(band)) drawBand(band);
    for (const kind of KINDS) drawMarked(kind);
  };

  return {
    show,
    update(id, annotation) {
      for (const [band, drawn] of bands) {
        erase(drawn, id);
        if (annotation) draw(annotation, band, drawn);
      }
    },
    mark(kind, spans, label = '') {
      if (spans.length === 0 && marked[kind].spans.length === 0) return;
      marked[kind] = { ...marked[kind], spans, label };
      drawMarked(kind);
    },
    redraw() {
      registry.clear();
      bands.clear();
      const range = shown;
      shown = { first: 0, last: -1 };
      show(range);
    },
    destroy() {
      registry.clear();
      bands.clear();
    },
  };
}
