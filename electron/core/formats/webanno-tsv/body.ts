import { Problem } from '../problem.ts';
import { unescapeJava, unescapeText } from './escape.ts';
import type { Version } from './header.ts';

/** A row of the table: a token, or a part of one. Offsets are UTF-16 code units of the document. */
export interface Row {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly cells: readonly string[];
  readonly line: number;
}

const UNIT = /^\d{1,9}-\d{1,9}(?:\.\d{1,9})?$/;
const OFFSETS = /^(\d{1,9})-(\d{1,9})$/;

/**
 * The text of a document as its sentences say it, put together as WebAnno does: between two sentences stands nothing where they touch, and a line break and
 * then spaces otherwise. What stood after the last sentence is not in the file.
 */
export class Body {
  readonly #unescape: (line: string) => string;
  readonly #columns: number;
  readonly #parts: string[] = [];
  #length = 0;
  /** The lines of a sentence whose first row has not come yet. */
  #pending: string[] | null = null;
  #sentence: { readonly start: number; readonly text: string } | null = null;
  #token: { readonly id: string; readonly start: number; readonly end: number } | null = null;

  constructor(version: Version, columns: number) {
    this.#unescape = version === '3.1' ? unescapeJava : unescapeText;
    this.#columns = columns;
  }

  /** The whole text, at the end. @throws Problem where the last sentence has no rows or there is none. */
  end(): string {
    if (this.#pending) throw new Problem('the sentence before this line has no rows; was the file cut off');
    if (!this.#sentence) throw new Problem('the file has no text; a sentence begins with #Text=');
    return this.#parts.join('');
  }

  /** A line that begins with `#`. Those that are not `#Text=` say nothing of the text. */
  comment(line: string): void {
    if (!line.startsWith('#Text=')) return;
    this.#pending ??= [];
    this.#pending.push(this.#unescape(line.slice('#Text='.length)));
  }

  /** @throws Problem where a row is not whole, or its offsets are not those of its text. */
  row(text: string, line: number): Row {
    const fields = text.split('\t');
    const wanted = this.#columns + 3;
    // Every row ends in a tab.
    if (fields.length === wanted + 1 && fields.at(-1) === '') fields.pop();
    if (fields.length !== wanted) {
      throw new Problem(
        `this row has ${fields.length} fields, the header asks for ${wanted}; correct it, or export it again`,
      );
    }
    const [id = '', offsets = '', shown = '', ...cells] = fields;
    if (!UNIT.test(id))
      throw new Problem(
        `${JSON.stringify(id.slice(0, 40))} is not the number of a token, such as 1-3 or 1-3.1; correct it`,
      );
    const found = OFFSETS.exec(offsets);
    if (!found)
      throw new Problem(`${JSON.stringify(offsets.slice(0, 40))} are not offsets, such as 9-14; correct them`);
    const start = Number(found[1]);
    const end = Number(found[2]);
    if (id.includes('.')) this.#part(id, start, end);
    else this.#tokenAt(id, start, end);
    this.#check(start, end, shown);
    return { id, start, end, cells, line };
  }

  #tokenAt(id: string, start: number, end: number): void {
    if (start >= end) throw new Problem(`the token ${id} is empty or ends before it begins; correct its offsets`);
    if (this.#pending) this.#begin(start, this.#pending);
    else if (!this.#sentence) throw new Problem('this row stands before any #Text=; a sentence begins with its text');
    else if (this.#token && start < this.#token.end) {
      throw new Problem(`the token ${id} begins at ${start}, inside the one before it; correct its offsets`);
    }
    this.#token = { id, start, end };
  }

  #part(id: string, start: number, end: number): void {
    const token = this.#pending ? null : this.#token;
    if (!token || id.slice(0, id.indexOf('.')) !== token.id) {
      throw new Problem(`the part ${id} does not stand after its token; correct it`);
    }
    if (start > end || start < token.start || end > token.end) {
      throw new Problem(
        `the part ${id} is not inside its token, which is ${token.start}-${token.end}; correct its offsets`,
      );
    }
  }

  #begin(start: number, lines: readonly string[]): void {
    const text = lines.join('\n');
    const gap = start - this.#length;
    if (gap < 0) {
      throw new Problem(
        `this sentence begins at ${start}, but the text before it ends at ${this.#length}; correct the offsets`,
      );
    }
    if (this.#length + gap + text.length > MAX_LENGTH)
      throw new Problem('the text is longer than 32 million characters; split it');
    const between = !this.#sentence ? ' '.repeat(gap) : gap === 0 ? '' : `\n${' '.repeat(gap - 1)}`;
    this.#parts.push(between, text);
    this.#length = start + text.length;
    this.#sentence = { start, text };
    this.#pending = null;
  }

  #check(start: number, end: number, shown: string): void {
    const { start: from, text } = this.#sentence ?? { start: 0, text: '' };
    if (start < from || end > from + text.length) {
      throw new Problem(
        `offsets ${start}-${end} are outside their sentence, which is ${from}-${from + text.length}; correct them`,
      );
    }
    const there = text.slice(start - from, end - from);
    if (shown !== there && this.#unescape(shown) !== there) {
      throw new Problem(
        `this row says ${short(shown)}, the text there says ${short(there)}; offsets are UTF-16 code units, correct them`,
      );
    }
  }
}

/** A document has at most 32 MiB of text; a gap of spaces may not make more. */
const MAX_LENGTH = 32 * 1024 * 1024;

const short = (text: string): string => JSON.stringify(text.length <= 40 ? text : `${text.slice(0, 39)}…`);
