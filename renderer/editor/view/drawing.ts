import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import type { Label } from '../../../shared/model/codebook.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';
import { blockAt, sectionOfBlock, type Layout } from '../document/layout.ts';
import { readColours, watchTheme } from '../highlights/colours.ts';
import { createPainter, type MarkKind } from '../highlights/painter.ts';
import { createNames, paletteCss } from '../highlights/palette.ts';
import { createLevels } from '../index/levels.ts';
import { createArcs, type ArcClasses } from '../margin/arcs.ts';
import { createBrackets } from '../margin/brackets.ts';
import type { MarginClasses } from '../margin/elements.ts';
import { createMargin } from '../margin/margin.ts';
import type { Whose } from '../types.ts';
import type { AnnotationChange, AnnotationIndex, PaneLink } from '../types.ts';
import type { DomMap } from './dom-map.ts';
import { bandsNear, holds, visibleSections, type NumberRange } from './viewport.ts';

/** Time, in ms, that sections which came near get to find their size. */
const SETTLE = 32;

/** Above this many changes at once, drawing all that is in sight anew is cheaper. */
const UPDATE_LIMIT = 200;

/** The elements of a pane: the scroller holds a column, which holds the text and two layers above it. */
export interface PaneElements {
  readonly scroller: HTMLElement;
  readonly column: HTMLElement;
  readonly text: HTMLElement;
  readonly margin: HTMLElement;
  readonly brackets: HTMLElement;
  readonly arcs: HTMLElement;
}

/** Class names of what the pane draws by itself. */
export interface PaneClasses extends MarginClasses, ArcClasses {
  readonly bracket: string;
}

/** All that is drawn over the text: highlights, the margin's signs, the brackets of the active annotation. */
export interface Drawing {
  setLabels(labels: readonly Label[]): void;
  /** Says whose annotations are somebody else's. */
  setWhose(whose: (annotation: Annotation) => Whose | null): void;
  setIndex(index: AnnotationIndex): void;
  mark(kind: MarkKind, spans: readonly Span[], label?: string): void;
  /** Draws the relations of the active annotation; their other ends are marked. */
  link(links: readonly PaneLink[]): void;
  /** Makes annotations step back; null: none does. */
  dim(isDimmed: ((annotation: Annotation) => boolean) | null): void;
  /** Draws what came into sight, after scrolling or layout. */
  refresh(): void;
  /** Draws all anew, after a repair of the DOM. */
  redraw(): void;
  isInSight(span: Span): boolean;
  destroy(): void;
}

/**
 * Draws the annotations of one document, only in the sections near the viewport.
 *
 * @param prefix a CSS identifier that no other pane in the window has.
 */
export function createDrawing(
  elements: PaneElements,
  classes: PaneClasses,
  map: DomMap,
  layout: Layout,
  prefix: string,
  initial: { index: AnnotationIndex; labels: readonly Label[] },
): Drawing {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  let { index } = initial;
  let names = createNames(prefix, []);
  let labels: ReadonlyMap<string, Label> = new Map();
  let visible: NumberRange = { first: 0, last: -1 };
  let active: readonly Span[] = [];
  let links: readonly PaneLink[] = [];
  let isDimmed: ((annotation: Annotation) => boolean) | null = null;
  let whose: (annotation: Annotation) => Whose | null = () => null;
  let rules = '';

  const levels = createLevels(() => index);
  const painter = createPainter(map, layout, levels, {
    index: () => index,
    names: () => names,
    isDimmed: (annotation) => isDimmed?.(annotation) ?? false,
  });
  const margin = createMargin(elements.margin, map, layout, levels, classes, {
    index: () => index,
    labels: () => labels,
    whose: (annotation) => whose(annotation),
  });
  const brackets = createBrackets(elements.brackets, map, classes.bracket);
  const arcs = createArcs(elements.arcs, elements.scroller, elements.text, map, classes);

  const sectionOf = (offset: number): number => sectionOfBlock(blockAt(layout, utf16(offset)));
  const inSight = (offset: number): boolean => holds(visible, sectionOf(offset));
  const spanOf = (id: string): Span | undefined => {
    const annotation = index.get(id);
    return annotation && extent(annotation);
  };
  const placeBrackets = (): void => {
    brackets.place(active, inSight);
    const [first] = active;
    arcs.place(first, links, spanOf, inSight);
  };
  const markLinked = (): void => {
    const others = links.flatMap(({ other }) => (other === null ? [] : (index.get(other) ?? [])));
    painter.mark(
      'linked',
      others.flatMap(({ fragments }) => fragments),
    );
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  const measure = (): void => {
    clearTimeout(timer);
    timer = undefined;
    visible = visibleSections(map, elements.scroller, layout);
    margin.show(visible);
    placeBrackets();
  };

  /**
   * Highlights need no layout and are drawn at once; what is placed by measuring waits until the sections that came
   * near have their size, or each scroll would lay them out twice.
   */
  const refresh = (): void => {
    visible = visibleSections(map, elements.scroller, layout);
    painter.show(bandsNear(map, elements.scroller, layout, visible));
    timer ??= setTimeout(measure, SETTLE);
  };

  const redraw = (): void => {
    painter.redraw();
    margin.clear();
    refresh();
    measure();
  };

  const onChanges = (changes: readonly AnnotationChange[] | null): void => {
    if (!changes) levels.clear();
    for (const { id, after } of changes ?? []) if (!after) levels.forget(id);
    if (!changes || changes.length > UPDATE_LIMIT) return redraw();
    for (const { id, after } of changes) {
      painter.update(id, after ?? undefined);
      margin.update(id, after ?? undefined);
    }
  };

  /** Writes the rules anew where they changed: that makes the browser style the whole page again. */
  const writeRules = (): void => {
    const next = paletteCss(names, [...labels.values()], readColours(elements.brackets));
    if (next !== rules) sheet.replaceSync(next);
    rules = next;
  };

  const setLabels = (next: readonly Label[]): void => {
    names = createNames(prefix, next);
    labels = new Map(next.map((label) => [label.name, label]));
    writeRules();
  };

  let unsubscribe = index.subscribe(onChanges);
  setLabels(initial.labels);
  refresh();
  const unwatch = watchTheme(elements.scroller.ownerDocument, writeRules);

  return {
    setLabels(next) {
      setLabels(next);
      redraw();
    },
    setWhose(next) {
      whose = next;
      margin.clear();
      refresh();
    },
    setIndex(next) {
      unsubscribe();
      index = next;
      unsubscribe = index.subscribe(onChanges);
      onChanges(null);
    },
    mark(kind, spans, label) {
      painter.mark(kind, spans, label);
      if (kind !== 'active') return;
      active = spans;
      placeBrackets();
    },
    link(next) {
      links = next;
      markLinked();
      placeBrackets();
    },
    dim(next) {
      isDimmed = next;
      painter.redraw();
    },
    refresh,
    redraw,
    // Looked up anew: a scroll by the program is told only with the next frame.
    isInSight: ({ start }) => holds(visibleSections(map, elements.scroller, layout), sectionOf(start)),
    destroy() {
      clearTimeout(timer);
      unsubscribe();
      unwatch();
      painter.destroy();
      elements.margin.replaceChildren();
      elements.brackets.replaceChildren();
      elements.arcs.replaceChildren();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    },
  };
}
