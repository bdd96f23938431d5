import type { MarkKind, Passage } from './blocks.ts';

/** Collects the text of one block as a browser lays it out. */
export interface Inline {
  /** `keep`: blanks and line ends stay as they are; else each run of them is one blank, and none stands at a line's edge. */
  add(text: string, marks: readonly MarkKind[], keep: boolean): void;
  /** A line end that the markup asks for. */
  breakLine(): void;
  /** The passages that came together, and empties itself: two line ends in a row begin a new one, except where blanks are kept. */
  take(kind: Passage['kind'], level: number | undefined): Passage[];
}

interface Run {
  readonly kind: MarkKind;
  readonly start: number;
  end: number;
}

/** HTML's own blanks: a no-break space is a letter among them. */
const BLANKS = /[ \t\n\r\f]+/g;

/** Without the blanks at its end. By hand, since a pattern would look at each of many blanks inside again and again. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t\n\r\f'.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

export function createInline(): Inline {
  /** Pieces, since asking a long text for its end would copy it each time. */
  let parts: string[] = [];
  let length = 0;
  let last = '';
  let runs: Run[] = [];
  /** Whether the end is a blank that may still go. */
  let isLoose = false;
  let isKept = false;

  const push = (more: string): void => {
    if (more === '') return;
    parts.push(more);
    length += more.length;
    last = more.charAt(more.length - 1);
  };
  const mark = (kinds: readonly MarkKind[], start: number): void => {
    for (const kind of kinds) {
      const open = runs.findLast((run) => run.kind === kind);
      if (open?.end === start) open.end = length;
      else runs.push({ kind, start, end: length });
    }
  };
  const dropLoose = (): void => {
    const end = parts.pop() ?? '';
    length -= end.length;
    push(end.slice(0, -1));
    if (end.length === 1) last = parts.at(-1)?.slice(-1) ?? '';
  };

  return {
    add(more, kinds, keep) {
      const start = length;
      if (keep) {
        push(more);
        isLoose = false;
        isKept = true;
      } else {
        const collapsed = more.replace(BLANKS, ' ');
        const atEdge = length === 0 || last === '\n' || isLoose;
        const added = atEdge && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed;
        push(added);
        if (added !== '') isLoose = added.endsWith(' ');
      }
      if (length > start) mark(kinds, start);
    },
    breakLine() {
      if (isLoose) dropLoose();
      isLoose = false;
      push('\n');
    },
    take(kind, level) {
      const text = parts.join('');
      const whole = isKept ? text.replace(/\n$/, '') : withoutEnd(text);
      const passages = isKept ? [{ from: 0, to: whole.length }] : piecesOf(whole);
      const taken = passages.map(({ from, to }): Passage => ({
        kind,
        ...(level !== undefined && { level }),
        text: whole.slice(from, to),
        marks: marksWithin(runs, from, to),
      }));
      parts = [];
      length = 0;
      last = '';
      runs = [];
      isLoose = false;
      isKept = false;
      return taken;
    },
  };
}

function marksWithin(runs: readonly Run[], from: number, to: number): Passage['marks'] {
  return runs.flatMap((run) => {
    const start = Math.max(run.start, from) - from;
    const end = Math.min(run.end, to) - from;
    return start < end ? [{ kind: run.kind, start, end }] : [];
  });
}

/** The stretches between two line ends or more. */
function piecesOf(text: string): { from: number; to: number }[] {
  const pieces: { from: number; to: number }[] = [];
  let from = 0;
  for (const gap of text.matchAll(/\n{2,}/g)) {
    pieces.push({ from, to: gap.index });
    from = gap.index + gap[0].length;
  }
  pieces.push({ from, to: text.length });
  return pieces;
}
