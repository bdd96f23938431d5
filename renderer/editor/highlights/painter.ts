import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Span } from '../../../shared/text/units.ts';
import { intersect, spanOfSection, type Layout } from '../document/layout.ts';
import type { Levels } from '../index/levels.ts';
import type { AnnotationIndex } from '../types.ts';
import type { DomMap } from '../view/dom-map.ts';
import { holds, numbersIn, type SectionRange } from '../view/viewport.ts';
import type { Names } from './palette.ts';
import { createRegistry } from './registry.ts';

/** What is marked beside the annotations themselves: under the pointer, in the inspector, about to be tagged. */
export type MarkKind = 'hover' | 'active' | 'pending';

/** Draws annotations as CSS highlights in some sections of the document. */
export interface Painter {
  /** Draws these sections and no others. */
  show(range: SectionRange): void;
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

const PRIORITY: Readonly<Record<MarkKind, number>> = { hover: 10, active: 20, pending: 30 };
const KINDS = ['hover', 'active', 'pending'] as const satisfies readonly MarkKind[];

/** A painter of one document. It reads `names` and `index` when it draws, so both may change between. */
export function createPainter(
  map: DomMap,
  layout: Layout,
  levels: Levels,
  now: { index: () => AnnotationIndex; names: () => Names },
): Painter {
  const registry = createRegistry();
  const sections = new Map<number, Map<string, Drawn[]>>();
  const none: Marked = { spans: [], label: '', name: null };
  const marked: Record<MarkKind, Marked> = { hover: none, active: none, pending: none };
  let shown: SectionRange = { first: 0, last: -1 };

  const clipped = (spans: readonly Span[], section: number): StaticRange[] => {
    const bounds = spanOfSection(layout, section);
    return spans.flatMap((span) => {
      const part = intersect(span, bounds);
      return part ? map.ranges(part) : [];
    });
  };

  const draw = (annotation: Annotation, section: number, drawn: Map<string, Drawn[]>): void => {
    const name = now.names().of(annotation.label, levels.of(annotation));
    const pieces = clipped(annotation.fragments, section).map((range) => ({ name, range }));
    for (const { range } of pieces) registry.add(name, range);
    if (pieces.length > 0) drawn.set(annotation.id, pieces);
  };

  const drawSection = (section: number): void => {
    const drawn = new Map<string, Drawn[]>();
    sections.set(section, drawn);
    for (const annotation of now.index().within(spanOfSection(layout, section))) draw(annotation, section, drawn);
  };

  const erase = (drawn: Map<string, Drawn[]>, id: string): void => {
    for (const { name, range } of drawn.get(id) ?? []) registry.remove(name, range);
    drawn.delete(id);
  };

  const drawMarked = (kind: MarkKind): void => {
    const { spans, label, name: before } = marked[kind];
    const names = now.names();
    const name = kind === 'active' ? names.active(label) : names[kind];
    const ranges = numbersIn(shown).flatMap((section) => clipped(spans, section));
    if (before !== null && before !== name) registry.replace(before, [], PRIORITY[kind]);
    registry.replace(name, ranges, PRIORITY[kind]);
    marked[kind] = { spans, label, name };
  };

  const show = (range: SectionRange): void => {
    if (range.first === shown.first && range.last === shown.last) return;
    shown = range;
    for (const [section, drawn] of sections) {
      if (holds(range, section)) continue;
      for (const id of drawn.keys()) erase(drawn, id);
      sections.delete(section);
    }
    for (const section of numbersIn(range)) if (!sections.has(section)) drawSection(section);
    for (const kind of KINDS) drawMarked(kind);
  };

  return {
    show,
    update(id, annotation) {
      for (const [section, drawn] of sections) {
        erase(drawn, id);
        if (annotation) draw(annotation, section, drawn);
      }
    },
    mark(kind, spans, label = '') {
      if (spans.length === 0 && marked[kind].spans.length === 0) return;
      marked[kind] = { ...marked[kind], spans, label };
      drawMarked(kind);
    },
    redraw() {
      registry.clear();
      sections.clear();
      const range = shown;
      shown = { first: 0, last: -1 };
      show(range);
    },
    destroy() {
      registry.clear();
      sections.clear();
    },
  };
}
