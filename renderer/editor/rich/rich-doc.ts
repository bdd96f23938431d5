/** What is laid over a run of text. */
export interface RichMark {
  readonly type: 'bold' | 'italic' | 'code' | 'link';
  readonly attrs?: { readonly href: string; readonly title: string | null };
}

/** A document of the rich text field, in the shape in which TipTap takes and gives it. */
export interface RichNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly RichNode[];
  readonly text?: string;
  readonly marks?: readonly RichMark[];
}

/** The order in which marks are kept and written, the outermost first. */
const MARK_ORDER: readonly RichMark['type'][] = ['link', 'bold', 'italic', 'code'];

/** The marks in their one order, each once. */
export const sortedMarks = (marks: readonly RichMark[]): RichMark[] =>
  MARK_ORDER.flatMap((type) => marks.find((mark) => mark.type === type) ?? []);

/** Whether two marks are the same, their address included. */
export const isSameMark = (a: RichMark, b: RichMark): boolean =>
  a.type === b.type && a.attrs?.href === b.attrs?.href && (a.attrs?.title ?? null) === (b.attrs?.title ?? null);

/** Whether two lists of marks (in their one order) are the same. */
export const isSameMarks = (a: readonly RichMark[], b: readonly RichMark[]): boolean =>
  a.length === b.length && a.every((mark, i) => b[i] !== undefined && isSameMark(mark, b[i]));

/** One character run or line break of a line of text, with its marks in their one order. */
export interface Run {
  /** `\n` alone stands for a line break. */
  readonly text: string;
  readonly marks: readonly RichMark[];
}

/**
 * The runs of a block's content as CommonMark can hold them: neighbours with the same marks are one, blanks at the ends of
 * lines and breaks at the ends of the block are gone, and blanks at the ends of a mark stand outside it.
 */
export function runsOf(content: readonly RichNode[]): readonly Run[] {
  const lines: Run[][] = [[]];
  for (const node of content) {
    if (node.type === 'hardBreak') lines.push([]);
    else if (node.text !== undefined) {
      const marks = sortedMarks(node.marks ?? []);
      node.text.split('\n').forEach((text, i) => {
        if (i > 0) lines.push([]);
        if (text !== '') lines.at(-1)?.push({ text, marks });
      });
    }
  }
  const kept = lines.map(trimmedLine);
  while (kept.length > 0 && kept[0]?.length === 0) kept.shift();
  while (kept.length > 0 && kept.at(-1)?.length === 0) kept.pop();
  return merged(kept.flatMap((line, i) => (i === 0 ? line : [{ text: '\n', marks: [] }, ...line])));
}

function trimmedLine(line: readonly Run[]): readonly Run[] {
  const runs = merged(line.flatMap((run, i) => withoutBlankEnds(run, line[i - 1], line[i + 1])));
  const [first] = runs;
  if (first === undefined) return runs;
  const start = [{ ...first, text: first.text.replace(/^[ \t]+/, '') }, ...runs.slice(1)];
  const last = start.at(-1) ?? first;
  return [...start.slice(0, -1), { ...last, text: last.text.replace(/[ \t]+$/, '') }].filter(({ text }) => text !== '');
}

/** Emphasis cannot begin or end with a blank: one at its end keeps only the marks that go on. Code may. */
function withoutBlankEnds(run: Run, previous: Run | undefined, next: Run | undefined): Run[] {
  if (run.marks.length === 0 || run.marks.some(({ type }) => type === 'code')) return [run];
  const [, before = '', middle = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(run.text) ?? [];
  return [
    { text: before, marks: common(run, previous) },
    { text: middle, marks: run.marks },
    { text: after, marks: common(run, next) },
  ].filter(({ text }) => text !== '');
}

const common = ({ marks }: Run, other: Run | undefined): readonly RichMark[] =>
  marks.filter((mark) => other?.marks.some((one) => isSameMark(one, mark)) === true);

function merged(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last !== undefined && run.text !== '\n' && last.text !== '\n' && isSameMarks(last.marks, run.marks)) {
      out[out.length - 1] = { text: last.text + run.text, marks: last.marks };
    } else out.push(run);
  }
  return out;
}

/** Whether two blocks' runs say the same. */
export const isSameRuns = (a: readonly Run[], b: readonly Run[]): boolean =>
  a.length === b.length &&
  a.every((run, i) => {
    const other = b[i];
    return other !== undefined && run.text === other.text && isSameMarks(run.marks, other.marks);
  });
