import { createElement, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { attributesOf, marksOf, type Figure, type SvgNode } from '../../../shared/plot/svg.ts';
import { isolated } from '../../../shared/plot/text-width.ts';
import css from './PlotFigure.module.css';

/** Attributes of SVG by their names in React. */
const NAMES: Readonly<Record<string, string>> = {
  'fill-opacity': 'fillOpacity',
  'stroke-width': 'strokeWidth',
  'stroke-dasharray': 'strokeDasharray',
  'font-size': 'fontSize',
  'font-weight': 'fontWeight',
  'text-anchor': 'textAnchor',
};
const COLOURS = new Set(['fill', 'stroke']);

const paintOf = (paint: string): string => (paint === 'none' || paint.startsWith('#') ? paint : `var(--${paint})`);

interface PlotFigureProps {
  readonly figure: Figure;
  /** What stands behind a mark is to be shown; absent: marks lead nowhere. */
  readonly onOpen?: ((key: string) => void) | undefined;
}

/**
 * A picture of data in the window's colours. Tab comes to one of its marks, the arrow keys, Home and End go from mark to mark, Enter
 * opens what is behind it. Without anything behind its marks it is one image with a text.
 */
export function PlotFigure({ figure, onOpen }: PlotFigureProps) {
  const id = useId();
  const svg = useRef<SVGSVGElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const marks = marksOf(figure.nodes);
  const first = marks.some(({ key }) => key === current) ? current : (marks[0]?.key ?? null);

  function move(event: KeyboardEvent): void {
    const place = marks.findIndex(({ key }) => key === first);
    const next = placeAfter(event.key, place, marks.length);
    const mark = next === null ? undefined : marks[next];
    if (mark === undefined) return;
    event.preventDefault();
    setCurrent(mark.key);
    svg.current?.querySelector<SVGGElement>(`[data-mark="${CSS.escape(mark.key)}"]`)?.focus();
  }

  function drawn(node: SvgNode, place: number): ReactNode {
    if (node.kind !== 'group') return shape(node, place);
    // Blanks between them: what is read out and what is seen must be the same words.
    const children = node.children.flatMap((child, i) => [drawn(child, i), ' ']);
    const { mark } = node;
    if (mark === undefined) return <g key={place}>{children}</g>;
    if (onOpen === undefined) {
      return (
        <g key={mark.key}>
          <title>{mark.label}</title>
          {children}
        </g>
      );
    }
    return (
      <g
        key={mark.key}
        role="button"
        tabIndex={mark.key === first ? 0 : -1}
        aria-label={mark.label}
        data-mark={mark.key}
        className={css.mark}
        onFocus={() => setCurrent(mark.key)}
        onClick={() => onOpen(mark.key)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          onOpen(mark.key);
        }}
      >
        <title>{mark.label}</title>
        {children}
      </g>
    );
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its role is computed: a group of buttons, or an image
    <svg
      ref={svg}
      role={onOpen === undefined ? 'img' : 'group'}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-about`}
      className={css.figure}
      width={figure.width}
      height={figure.height}
      viewBox={`0 0 ${figure.width} ${figure.height}`}
      onKeyDown={move}
    >
      <title id={`${id}-title`}>{figure.title}</title>
      <desc id={`${id}-about`}>{figure.description}</desc>
      {figure.nodes.map(drawn)}
    </svg>
  );
}

function shape(node: Exclude<SvgNode, { kind: 'group' }>, place: number): ReactNode {
  const attributes = attributesOf(node).map(([name, value]) => [
    NAMES[name] ?? name,
    COLOURS.has(name) ? paintOf(String(value)) : value,
  ]);
  const props = { key: place, ...(Object.fromEntries(attributes) as Record<string, string | number>) };
  return createElement(node.kind, props, node.kind === 'text' ? isolated(node.text) : undefined);
}

/** Where a key leads among marks in a row; null where it is not theirs. */
function placeAfter(key: string, place: number, length: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(length - 1, place + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, place - 1);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}
