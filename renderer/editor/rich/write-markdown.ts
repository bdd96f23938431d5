import { docOf } from './read-markdown.ts';
import { isSameMark, isSameRuns, runsOf, type RichMark, type RichNode, type Run } from './rich-doc.ts';

/**
 * Writes the field's document as CommonMark. Signs are escaped only where they would mean something, so that plain text stays
 * as it was typed. Reading the answer gives the same document, but for empty paragraphs, which CommonMark does not have.
 */
export function markdownOf(doc: RichNode): string {
  return blocksOf(doc.content ?? [], '\n\n');
}

function blocksOf(nodes: readonly RichNode[], between: string): string {
  const written: string[] = [];
  let before = { type: '', isOther: false };
  for (const node of nodes) {
    // Two lists of one kind in a row would be one: the second has the other sign.
    const isOther = before.type === node.type && !before.isOther;
    const text = blockOf(node, isOther);
    if (text === null) continue;
    written.push(text);
    before = { type: node.type, isOther };
  }
  return written.join(between);
}

function blockOf(node: RichNode, isOther: boolean): string | null {
  const content = node.content ?? [];
  switch (node.type) {
    case 'heading': {
      const text = inline(content, ' ');
      return text === '' ? null : `${'#'.repeat(Number(node.attrs?.['level'] ?? 2))} ${text}`;
    }
    case 'blockquote':
      return indented(blocksOf(content, '\n\n'), '> ', '> ').replace(/^> $/gmu, '>');
    case 'bulletList':
      return listOf(content, () => (isOther ? '* ' : '- '));
    case 'orderedList': {
      const start = Number(node.attrs?.['start'] ?? 1);
      return listOf(content, (i) => `${start + i}${isOther ? ')' : '.'} `);
    }
    default: {
      const text = inline(content, '\n');
      return text === '' ? null : text;
    }
  }
}

function listOf(items: readonly RichNode[], sign: (i: number) => string): string {
  const isLoose = items.some(({ content = [] }) => content.filter(({ type }) => type === 'paragraph').length > 1);
  return items
    .map(({ content = [] }, i) => {
      const text = blocksOf(content, isLoose ? '\n\n' : '\n');
      return indented(text, sign(i), ' '.repeat(sign(i).length)).trimEnd();
    })
    .join(isLoose ? '\n\n' : '\n');
}

const indented = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, i) => (i === 0 ? `${first}${line}` : line === '' && rest.trim() === '' ? '' : `${rest}${line}`))
    .join('\n');

/** A block's text: as it is where that reads back the same, else with every sign that could mean something escaped. */
function inline(content: readonly RichNode[], lineBreak: '\n' | ' '): string {
  const known = WRITTEN[lineBreak].get(content);
  if (known !== undefined) return known;
  const text = writtenAs(content, lineBreak);
  WRITTEN[lineBreak].set(content, text);
  return text;
}

/** Texts by their content: at each key only the block that is typed in is written anew. */
const WRITTEN = { '\n': new WeakMap<readonly RichNode[], string>(), ' ': new WeakMap<readonly RichNode[], string>() };

function writtenAs(content: readonly RichNode[], lineBreak: string): string {
  const runs = runsOf(content).map((run) => (run.text === '\n' && lineBreak === ' ' ? { ...run, text: ' ' } : run));
  const bare = written(runs, (text) => text);
  if (readsBack(bare, runs)) return bare;
  const escaped = written(runs, escape);
  return readsBack(escaped, runs) ? escaped : written(guarded(runs), escape);
}

function readsBack(text: string, runs: readonly Run[]): boolean {
  if (text === '') return true;
  const blocks = docOf(text)?.content ?? [];
  return blocks.length === 1 && blocks[0]?.type === 'paragraph' && isSameRuns(runsOf(blocks[0].content ?? []), runs);
}

const escape = (text: string): string =>
  text
    .replace(/[\\`*_[\]<&!]/gu, '\\$&')
    .replace(/^([#>+=~-])/gmu, '\\$1')
    .replace(/^(\d{1,9})([.)])/gmu, '$1\\$2');

/** As a character's number, which counts as a sign: emphasis next to it can end, also inside a word or after a full stop. */
const numbered = (character: string): string => `&#${String(character.codePointAt(0) ?? 0)};`;

/** Runs whose characters next to the border of a mark are written as numbers. They are no longer escaped by `escape`. */
function guarded(runs: readonly Run[]): readonly Run[] {
  const isMarked = (run: Run | undefined): boolean => run?.marks.some(({ type }) => type !== 'link') === true;
  return runs.map((run, i) => {
    if (isMarked(run) || run.text === '\n') return run;
    const characters = [...run.text];
    const last = characters.length - 1;
    const text = characters.map((character, at) => {
      const isBorder = (at === 0 && isMarked(runs[i - 1])) || (at === last && isMarked(runs[i + 1]));
      return isBorder && !/\s/u.test(character) ? `\u0000${numbered(character)}\u0000` : character;
    });
    return { ...run, text: text.join('') };
  });
}

function written(runs: readonly Run[], toText: (text: string) => string): string {
  const open: RichMark[] = [];
  let out = '';
  let isLineStart = true;
  const close = (from: number): void => {
    for (const mark of open.splice(from).toReversed()) out += closing(mark);
  };
  for (const run of runs) {
    if (run.text === '\n') {
      close(0);
      // Two breaks in a row would be the end of the paragraph: a backslash holds the line.
      out += isLineStart ? '\\\n' : '\n';
      isLineStart = true;
      continue;
    }
    const marks = run.marks.filter(({ type }) => type !== 'code');
    let same = 0;
    while (isOpen(marks[same], open[same])) same += 1;
    close(same);
    for (const mark of marks.slice(same)) {
      open.push(mark);
      out += mark.type === 'bold' ? '**' : mark.type === 'italic' ? '*' : '[';
    }
    out += run.marks.length > marks.length ? code(run.text) : textOf(run.text, toText);
    isLineStart = false;
  }
  close(0);
  return out;
}

const isOpen = (mark: RichMark | undefined, open: RichMark | undefined): boolean =>
  mark !== undefined && open !== undefined && isSameMark(mark, open);

/** What stands between two U+0000 is written already. */
const textOf = (text: string, toText: (text: string) => string): string =>
  text
    .split('\u0000')
    .map((part, i) => (i % 2 === 0 ? toText(part) : part))
    .join('');

function closing({ type, attrs }: RichMark): string {
  if (type === 'bold') return '**';
  if (type === 'italic') return '*';
  const href = attrs?.href ?? '';
  const address = /[\s()<>\\]/u.test(href) || href === '' ? `<${href.replace(/[<>\\]/gu, '\\$&')}>` : href;
  return `](${address}${attrs?.title == null ? '' : ` "${attrs.title.replace(/["\\]/gu, '\\$&')}"`})`;
}

function code(text: string): string {
  const inside = new Set([...text.matchAll(/`+/gu)].map(([ticks]) => ticks.length));
  let length = 1;
  while (inside.has(length)) length += 1;
  const fence = '`'.repeat(length);
  const pad = /^`|`$|^ .*\S.* $/u.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}
