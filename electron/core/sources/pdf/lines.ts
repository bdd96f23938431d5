/** A piece of a page's text, as pdf.js gives it. */
export interface PdfItem {
  readonly str: string;
  /** Size, and the place of the baseline's start: the last two, in points from the lower left corner. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

/** A line of a page. Places in points. */
export interface PdfLine {
  /** Without blanks at its ends. */
  readonly text: string;
  /** Whether the file has a blank behind its last letter. */
  readonly endsInBlank: boolean;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Of its letters, by their number. */
  readonly size: number;
}

interface Open {
  text: string;
  left: number;
  right: number;
  baseline: number;
  sizes: Map<number, number>;
}

const sizeOf = ({ transform, height }: PdfItem): number => {
  const [, , c = 0, d = 0] = transform;
  return Math.round((Math.hypot(c, d) || height) * 2) / 2;
};

/** Of a piece that stands apart on its line, in sizes of its letters: a blank belongs between. */
const APART = 0.25;
/** How far, in sizes of its letters, a raised or lowered piece may stand from its line. */
const RAISED = 0.5;

/**
 * The lines of a page in the order of the file, which is the order of reading in nearly all of them. Pieces on one baseline are one line;
 * between two that do not touch is a blank. Linear.
 */
export function linesOfPage(items: readonly PdfItem[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let open: Open | null = null;
  const close = (): void => {
    if (open) {
      const text = open.text.trim();
      if (text !== '') lines.push({ ...placeOf(open), text, endsInBlank: /\s$/.test(open.text) });
    }
    open = null;
  };
  for (const item of items) {
    const [, , , , left = 0, baseline = 0] = item.transform;
    const size = sizeOf(item);
    if (open && item.str !== '' && !isSameLine(open, left, baseline, size)) close();
    if (item.str !== '') {
      open ??= { text: '', left, right: left, baseline, sizes: new Map() };
      add(open, item, left, size);
    }
    if (item.hasEOL) close();
  }
  close();
  return lines;
}

function isSameLine(open: Open, left: number, baseline: number, size: number): boolean {
  const height = Math.max(size, placeOf(open).size);
  return Math.abs(baseline - open.baseline) <= RAISED * height && left >= open.right - 2 * height;
}

function add(open: Open, { str, width }: PdfItem, left: number, size: number): void {
  const gap = left - open.right;
  const touches = open.text === '' || gap < APART * size || /\s$/.test(open.text) || /^\s/.test(str);
  open.text += touches ? str : ` ${str}`;
  if (str.trim() !== '') {
    open.right = Math.max(open.right, left + width);
    open.sizes.set(size, (open.sizes.get(size) ?? 0) + str.length);
  }
}

function placeOf({ left, right, baseline, sizes }: Open): Omit<PdfLine, 'text' | 'endsInBlank'> {
  return { left, right, baseline, size: mostly(sizes) };
}

/** The value that most letters have; 0 where there are none. */
export function mostly(counts: ReadonlyMap<number, number>): number {
  let best = 0;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most) [best, most] = [value, count];
  }
  return best;
}
