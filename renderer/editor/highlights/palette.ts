import type { Label } from '../../../shared/model/codebook.ts';
import { isExcludedZone } from '../../../shared/model/zones.ts';
import { LEVELS } from '../index/levels.ts';
import type { Colours } from './colours.ts';

/** Line styles, one after another, so that neighbours in the codebook differ in more than colour. */
const STYLES = [
  { line: 'solid', thickness: 2 },
  { line: 'dashed', thickness: 2 },
  { line: 'dotted', thickness: 2 },
  { line: 'double', thickness: 1 },
  { line: 'wavy', thickness: 1 },
] as const;

/** Distance of each level's underline from the baseline, in px at a line height of 28. */
const OFFSETS = [3, 6.5, 10, 13.5] as const;

/** A label that the codebook does not know (any more). */
const UNKNOWN = 'unknown';

/** Names the highlights of one pane. `prefix` is a CSS identifier that no other pane has. */
export interface Names {
  of(label: string, level: number): string;
  readonly found: string;
  readonly current: string;
  readonly hover: string;
  /** By label, as the active one is filled in its own colour. */
  active(label: string): string;
  readonly pending: string;
  /** The other ends of the active annotation's relations. */
  readonly linked: string;
  /** The end that is proposed for a new relation. */
  readonly target: string;
  /** Annotations that step back. */
  readonly dimmed: string;
}

/** Names by the label's place in the codebook: label names may hold anything, identifiers may not. */
export function createNames(prefix: string, labels: readonly Label[]): Names {
  const places = new Map(labels.map(({ name }, place) => [name, place]));
  const place = (label: string): number | string => places.get(label) ?? UNKNOWN;
  return {
    of: (label, level) => `${prefix}-${place(label)}-${level}`,
    found: `${prefix}-found`,
    current: `${prefix}-current`,
    hover: `${prefix}-hover`,
    active: (label) => `${prefix}-${place(label)}-active`,
    pending: `${prefix}-pending`,
    linked: `${prefix}-linked`,
    target: `${prefix}-target`,
    dimmed: `${prefix}-dimmed`,
  };
}

const mixed = (colour: string, share: string): string => `color-mix(in oklab, ${colour} ${share}, transparent)`;

/** Text that is set aside: stepped back, with no fill of its own label, and still readable. */
const zoneRules = (names: Names, name: string, { faint }: Colours): string[] =>
  Array.from(
    { length: LEVELS + 1 },
    (_, level) => `::highlight(${names.of(name, level)}) {
  color: ${faint};
  background-color: ${mixed(faint, '5%')};
  text-decoration: underline dotted 1px ${mixed(faint, '60%')};
}`,
  ).concat(`::highlight(${names.active(name)}) { background-color: ${mixed(faint, '12%')}; }`);

function rulesOf(names: Names, name: string, colour: string, fill: string, place: number): string[] {
  const { line, thickness } = STYLES[place % STYLES.length] ?? STYLES[0];
  const levels = OFFSETS.map(
    (offset, level) => `::highlight(${names.of(name, level)}) {
  background-color: ${mixed(colour, fill)};
  text-decoration: underline ${line} ${thickness}px ${colour};
  text-decoration-skip-ink: none;
  text-underline-offset: ${offset}px;
}`,
  );
  // No underline is left for it: the fill shows where it is, the counter in the margin that it is there.
  const rest = `::highlight(${names.of(name, LEVELS)}) {
  background-color: ${mixed(colour, fill)};
}`;
  const active = `::highlight(${names.active(name)}) { background-color: ${mixed(colour, '22%')}; }`;
  return [...levels, rest, active];
}

/** The rules of a pane's highlights. Under forced colours the line styles alone tell labels apart. */
export function paletteCss(names: Names, labels: readonly Label[], colours: Colours): string {
  const { fill, faint, accent, text } = colours;
  const known = labels.flatMap(({ name, color }, place) =>
    isExcludedZone(name)
      ? zoneRules(names, name, colours)
      : rulesOf(names, name, typeof color === 'string' ? color : (colours.labels[color] ?? faint), fill, place),
  );
  // A name that no codebook can have: labels are not empty.
  const unknown = rulesOf(names, '', faint, fill, 0);
  const every = [...labels.map(({ name }) => name), ''];
  const active = every.map((name) => `::highlight(${names.active(name)})`);
  const all = every.flatMap((name) =>
    Array.from({ length: LEVELS + 1 }, (_, level) => `::highlight(${names.of(name, level)})`),
  );
  return `${[...known, ...unknown].join('\n')}
::highlight(${names.found}) { background-color: ${mixed(accent, '13%')}; }
::highlight(${names.current}) { background-color: ${mixed(accent, '34%')}; }
::highlight(${names.hover}) { background-color: ${mixed(text, '9%')}; }
::highlight(${names.dimmed}) { text-decoration: underline dotted 1px ${mixed(faint, '55%')}; text-underline-offset: 3px; }
::highlight(${names.linked}) { background-color: ${mixed(accent, '9%')}; }
::highlight(${names.target}) {
  background-color: ${mixed(accent, '24%')};
  text-decoration: underline dashed 2px ${accent};
  text-underline-offset: 3px;
}
::highlight(${names.pending}) {
  background-color: ${mixed(accent, '16%')};
  text-decoration: underline solid 1px ${accent};
  text-underline-offset: 3px;
}
@media (forced-colors: active) {
  ${all.join(', ')} { background-color: transparent; text-decoration-color: CanvasText; }
  ::highlight(${names.linked}) { background-color: transparent; }
  ::highlight(${names.current}) { background-color: Highlight; color: HighlightText; }
  ::highlight(${names.found}), ::highlight(${names.hover}), ::highlight(${names.target}), ::highlight(${names.pending}) { background-color: transparent; text-decoration: underline solid 1px Highlight; }
  ${active.join(', ')} { background-color: Highlight; color: HighlightText; }
}`;
}
