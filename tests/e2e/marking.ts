import { stopsIn } from '../../shared/text/stops.ts';
import { utf16 } from '../../shared/text/units.ts';
import { expect } from './fixtures.ts';
import type { CountedKeys } from './key-counter.ts';
import type { WorkbenchPage } from './workbench-page.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** One way to mark a span: what it costs, as far as can be told beforehand, and how it is done. */
interface Way {
  readonly cost: number;
  go(): Promise<void>;
}

const words = new Intl.Segmenter('en', { granularity: 'word' });
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

const spanOf = (start: number, end: number) => ({ start: utf16(start), end: utf16(end) });
const countWords = (text: string): number => [...words.segment(text)].filter(({ isWordLike }) => isWordLike).length;

/**
 * Marks passages of one text as somebody does who knows the keys: by finding their first letters, by steps from the caret, or
 * from their sentence inwards, whichever takes the fewest presses. The page is only read, to know when to stop.
 */
export class Marking {
  private readonly page: WorkbenchPage;
  private readonly keys: CountedKeys;
  private readonly text: string;
  /** What is marked, or where the caret stands. */
  private here: Span = { start: 0, end: 0 };

  /** @param text the document's text, with `\n` between its blocks. */
  constructor(page: WorkbenchPage, keys: CountedKeys, text: string) {
    this.page = page;
    this.keys = keys;
    this.text = text;
  }

  /** Where the `nth` occurrence of a quote stands, counted from 1. */
  placeOf(quote: string, nth = 1): Span {
    let start = this.text.indexOf(quote);
    for (let n = 1; n < nth; n++) start = this.text.indexOf(quote, start + 1);
    if (start < 0) throw new Error(`not in the text: ${quote}`);
    return { start, end: start + quote.length };
  }

  async mark(span: Span): Promise<void> {
    const ways = [this.finding(span), this.stepping(span), this.shrinking(span)].filter((way) => way !== null);
    const [cheapest] = ways.toSorted((a, b) => a.cost - b.cost);
    await cheapest?.go();
    this.here = span;
    const wanted = this.text.slice(span.start, span.end);
    expect(flat(await this.selected())).toContain(flat(wanted));
  }

  /** Leaves the caret at the end of what is marked, as tagging does. */
  private finding({ start, end }: Span): Way | null {
    const lower = this.text.toLowerCase();
    const firstHit = (query: string): number => {
      const next = lower.indexOf(query, this.here.start);
      return next === -1 ? lower.indexOf(query) : next;
    };
    let length = 1;
    while (length < end - start && firstHit(lower.slice(start, start + length)) !== start) length++;
    const query = lower.slice(start, start + length);
    if (firstHit(query) !== start) return null;
    return {
      cost: 2 + length + this.moves(start + length, end).cost,
      go: async () => {
        await this.keys.press('Control+f');
        await this.keys.type(query);
        await this.keys.press('Escape');
        await this.moveEnd(start, start + length, end);
      },
    };
  }

  private stepping({ start, end }: Span): Way | null {
    const from = this.here.end;
    const isBack = start < from;
    const gap = countWords(this.text.slice(Math.min(start, from), Math.max(start, from)));
    return {
      cost: gap + 1 + this.moves(start, end).cost,
      go: async () => {
        const rest = flat(this.text.slice(start)).slice(0, 40);
        for (let steps = 0; !flat(await this.page.afterCaret()).startsWith(flat(rest).slice(0, 12)); steps++) {
          if (steps > 30) throw new Error(`the caret never stood before: ${rest}`);
          await this.keys.press(isBack ? 'Control+ArrowLeft' : 'Control+ArrowRight');
        }
        await this.moveEnd(start, start, end);
      },
    };
  }

  private shrinking({ start, end }: Span): Way | null {
    const sentence = this.sentenceAt(start);
    const trimmed = this.text.slice(sentence.start, sentence.end).trimEnd().length + sentence.start;
    if (sentence.start !== start) return null;
    const isIn = this.here.start >= sentence.start && this.here.start < trimmed;
    const gap = isIn ? 0 : countWords(this.text.slice(this.here.end, start)) + 1;
    if (!isIn && this.here.end > start) return null;
    return {
      cost: gap + 1 + this.moves(trimmed, end).cost,
      go: async () => {
        const block = this.text.indexOf('\n', start);
        const rest = this.text.slice(start, block === -1 ? this.text.length : block).trimEnd();
        const isThere = async (): Promise<boolean> => {
          const left = (await this.page.afterCaret()).trimEnd();
          return rest.endsWith(left) && left.length < rest.length && left.length > rest.length - (trimmed - start);
        };
        for (let steps = 0; !isIn && !(await isThere()); steps++) {
          if (steps > 30) throw new Error(`the caret never came into the sentence: ${rest}`);
          await this.keys.press('Control+ArrowRight');
        }
        await this.keys.press('s');
        await this.moveEnd(start, trimmed, end);
      },
    };
  }

  private blockAt(offset: number): ReturnType<typeof spanOf> {
    const end = this.text.indexOf('\n', offset);
    return spanOf(this.text.lastIndexOf('\n', offset - 1) + 1, end === -1 ? this.text.length : end);
  }

  private sentenceAt(offset: number): Span {
    const { start: block, end } = this.blockAt(offset);
    const within = this.text.slice(block, end);
    const { index, segment } = sentences.segment(within).containing(offset - block) ?? { index: 0, segment: within };
    return { start: block + index, end: block + index + segment.length };
  }

  /** The fewest presses that move the end of the selection: by punctuation marks, then by words. */
  private moves(from: number, to: number): { readonly cost: number; readonly marks: number } {
    const stops = stopsIn(this.text, this.blockAt(to - 1));
    const ahead = to > from ? stops.filter((stop) => stop > from) : stops.filter((stop) => stop < from).toReversed();
    const ways = [from, ...ahead].map((stop, marks) => {
      const between = this.text.slice(Math.min(stop, to), Math.max(stop, to));
      return { cost: marks + (stop === to ? 0 : Math.max(1, countWords(between))), marks };
    });
    return ways.reduce((best, way) => (way.cost < best.cost ? way : best));
  }

  private async moveEnd(start: number, from: number, to: number): Promise<void> {
    const { marks } = this.moves(from, to);
    for (let step = 0; step < marks; step++) await this.keys.press(to > from ? 'e' : 'Shift+E');
    const wanted = flat(this.text.slice(start, to)).length;
    for (let steps = 0; ; steps++) {
      const { length } = flat(await this.selected());
      if (length === wanted) return;
      if (steps > 60) throw new Error(`the selection never became: ${this.text.slice(start, to)}`);
      await this.keys.press(length < wanted ? 'Control+Shift+ArrowRight' : 'Control+Shift+ArrowLeft');
    }
  }

  private selected(): Promise<string> {
    return this.page.page.evaluate(() => String(document.getSelection()));
  }
}

/** Blanks as the page and the text both write them. */
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
