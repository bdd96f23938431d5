import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import type { Label } from '../../../shared/model/codebook.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { intersect, spanOfSection, type Layout } from '../document/layout.ts';
import type { Levels } from '../index/levels.ts';
import type { AnnotationIndex } from '../types.ts';
import type { DomMap } from '../view/dom-map.ts';
import { holds, numbersIn, type NumberRange } from '../view/viewport.ts';
import { lineElement, type MarginClasses } from './elements.ts';
import { ticksOf } from './ticks.ts';
import type { Whose } from '../types.ts';

/** The signs left of the text. They lie above the text in a layer of their own and never move it. */
export interface Margin {
  /** Draws the signs of these sections and no others, and moves all to where their sections stand now. */
  show(range: NumberRange): void;
  update(id: string, annotation: Annotation | undefined): void;
  /** Forgets all signs, so that the next `show` measures and draws anew: other labels, annotations or nodes. */
  clear(): void;
}

interface Line {
  readonly top: number;
  readonly annotations: Map<string, Annotation>;
  element: HTMLElement | null;
}

interface Group {
  readonly element: HTMLElement;
  /** Of the section when its lines were measured. */
  readonly height: number;
  /** That its signs had beside the text, in px. */
  readonly room: number;
  readonly lines: Map<number, Line>;
  readonly lineOf: Map<string, Line>;
}

/** A margin of one document. `layer` is positioned; its top is the top of the text. */
export function createMargin(
  layer: HTMLElement,
  map: DomMap,
  layout: Layout,
  levels: Levels,
  classes: MarginClasses,
  now: {
    index: () => AnnotationIndex;
    labels: () => ReadonlyMap<string, Label>;
    whose: (annotation: Annotation) => Whose | null;
  },
): Margin {
  const groups = new Map<number, Group>();
  let room = 0;

  /** What the column leaves beside the text, in px. */
  const roomNow = (): number => {
    const style = getComputedStyle(layer);
    const length = (name: string): number => Number.parseFloat(style.getPropertyValue(name));
    return length('--gutter') - length('--ticks-apart');
  };

  /** Top of the line where an annotation starts, below its section's top; null where it starts elsewhere. */
  const lineTop = (annotation: Annotation, section: number): number | null => {
    const { start } = extent(annotation);
    const first = intersect({ start, end: utf16(start + 1) }, spanOfSection(layout, section));
    const rect = first && map.liveRange(first)?.getClientRects()[0];
    const sectionTop = map.section(section)?.getBoundingClientRect().top;
    return rect && sectionTop !== undefined ? Math.round(rect.top + rect.height / 2 - sectionTop) : null;
  };

  const drawLine = (group: Group, line: Line): void => {
    line.element?.remove();
    line.element = null;
    if (line.annotations.size === 0) return void group.lines.delete(line.top);
    const signs = ticksOf(
      [...line.annotations.values()],
      now.labels(),
      (annotation) => levels.of(annotation),
      now.whose,
      group.room,
    );
    line.element = lineElement(layer.ownerDocument, line.top, signs, classes);
    group.element.append(line.element);
  };

  const put = (group: Group, section: number, annotation: Annotation): Line | null => {
    const top = lineTop(annotation, section);
    if (top === null) return null;
    const line = group.lines.get(top) ?? { top, annotations: new Map<string, Annotation>(), element: null };
    line.annotations.set(annotation.id, annotation);
    group.lines.set(top, line);
    group.lineOf.set(annotation.id, line);
    return line;
  };

  const drawGroup = (section: number): void => {
    const element = layer.ownerDocument.createElement('div');
    element.className = classes.group;
    const height = map.section(section)?.getBoundingClientRect().height ?? 0;
    const group: Group = { element, height, room, lines: new Map(), lineOf: new Map() };
    for (const annotation of now.index().within(spanOfSection(layout, section))) put(group, section, annotation);
    for (const line of group.lines.values()) drawLine(group, line);
    layer.append(element);
    groups.set(section, group);
  };

  const place = (): void => {
    const layerTop = layer.getBoundingClientRect().top;
    const tops = [...groups].map(([section, { element }]) => {
      const top = map.section(section)?.getBoundingClientRect().top ?? layerTop;
      return { element, top: `${top - layerTop}px` };
    });
    for (const { element, top } of tops) if (element.style.top !== top) element.style.top = top;
  };

  const isStale = (section: number, group: Group): boolean =>
    group.room !== room || map.section(section)?.getBoundingClientRect().height !== group.height;

  const show = (range: NumberRange): void => {
    room = roomNow();
    for (const [section, group] of groups) {
      if (holds(range, section) && !isStale(section, group)) continue;
      group.element.remove();
      groups.delete(section);
    }
    for (const section of numbersIn(range)) if (!groups.has(section)) drawGroup(section);
    place();
  };

  return {
    show,
    update(id, annotation) {
      for (const [section, group] of groups) {
        const before = group.lineOf.get(id);
        before?.annotations.delete(id);
        group.lineOf.delete(id);
        const after = annotation ? put(group, section, annotation) : null;
        if (before && before !== after) drawLine(group, before);
        if (after) drawLine(group, after);
      }
    },
    clear() {
      layer.replaceChildren();
      groups.clear();
    },
  };
}
