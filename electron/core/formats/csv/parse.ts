import { refusalAt, type Place } from '../problem.ts';

/** A record of a CSV file. An empty cell is null; the empty text is what stands in quotation marks. */
export interface CsvRecord extends Place {
  readonly cells: readonly (string | null)[];
}

/** Cells of a record at most, and UTF-16 code units of a cell. */
const MOST_CELLS = 10_000;
const LONGEST_CELL = 64 * 2 ** 20;

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** Where the reader is: before a cell, in one, in quotation marks, behind a mark that ends them or is the first of two, behind a CR. */
type State = 'start' | 'plain' | 'quoted' | 'mark' | 'cr';

/**
 * Reads comma-separated values (RFC 4180) strictly, a piece of text at a time: records end with CRLF or LF, cells in quotation marks hold
 * anything, blank lines are passed over but counted. Linear, in memory of the longest record.
 */
export class CsvParser {
  readonly #file: string;
  readonly #delimiter: number;
  #state: State = 'start';
  #cells: (string | null)[] = [];
  /** The beginning of the cell that goes on in the next piece. */
  #cell = '';
  #line: number;
  #recordLine: number;
  #records: CsvRecord[] = [];

  /** @param delimiter one character that is no quotation mark and no line end; @param line that of the first character */
  constructor(file: string, delimiter: string, line = 1) {
    this.#line = line;
    this.#recordLine = line;
    this.#file = file;
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** The records that end in this piece. @throws Refusal with the line of the record's start, or of the fault */
  push(text: string): CsvRecord[] {
    let at = 0;
    while (at < text.length) at = this.#step(text, at);
    return this.#taken();
  }

  /** The record that no line end follows. @throws Refusal where a quotation mark is open */
  end(): CsvRecord[] {
    if (this.#state === 'quoted') {
      throw this.#problem('a quotation mark of this record is never closed; was the file cut off', this.#recordLine);
    }
    if (this.#state === 'cr') throw this.#loneReturn();
    if (this.#state !== 'start' || this.#cells.length > 0) this.#endRecord();
    return this.#taken();
  }

  #taken(): CsvRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  /** Reads on from `at`; the place that it came to. */
  #step(text: string, at: number): number {
    switch (this.#state) {
      case 'start':
        if (text.charCodeAt(at) === QUOTE) {
          this.#state = 'quoted';
          return at + 1;
        }
        this.#state = 'plain';
        return at;
      case 'plain':
        return this.#plain(text, at);
      case 'quoted':
        return this.#quoted(text, at);
      case 'mark':
        return this.#afterMark(text, at);
      case 'cr':
        if (text.charCodeAt(at) !== LF) throw this.#loneReturn();
        this.#endLine();
        return at + 1;
    }
  }

  #plain(text: string, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code !== this.#delimiter && code !== LF && code !== CR && code !== QUOTE) continue;
      if (code === QUOTE) {
        throw this.#problem(
          'a quotation mark stands inside a cell that does not begin with one; put the cell in quotation marks and double those in it',
        );
      }
      this.#grow(text.slice(from, at));
      return this.#afterCell(code, at);
    }
    this.#grow(text.slice(from));
    return text.length;
  }

  #quoted(text: string, from: number): number {
    const mark = text.indexOf('"', from);
    const part = text.slice(from, mark < 0 ? text.length : mark);
    for (let n = part.indexOf('\n'); n >= 0; n = part.indexOf('\n', n + 1)) this.#line += 1;
    this.#grow(part);
    if (mark < 0) return text.length;
    this.#state = 'mark';
    return mark + 1;
  }

  #afterMark(text: string, at: number): number {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      this.#cell += '"';
      this.#state = 'quoted';
      return at + 1;
    }
    if (code !== this.#delimiter && code !== LF && code !== CR) {
      throw this.#problem(
        'something follows the quotation mark that closes a cell; double the quotation marks inside of cells',
      );
    }
    return this.#afterCell(code, at);
  }

  /** What ended a cell decides what comes next. The mark of an empty quoted cell tells it from nothing. */
  #afterCell(code: number, at: number): number {
    if (code === CR) {
      // The cell is put when the line ends: `cr` must know whether it was quoted.
      this.#endCell();
      this.#state = 'cr';
      return at + 1;
    }
    this.#endCell();
    if (code === LF) this.#endLine();
    return at + 1;
  }

  #endCell(): void {
    this.#cells.push(this.#state === 'plain' && this.#cell === '' ? null : this.#cell);
    if (this.#cells.length > MOST_CELLS) {
      throw this.#problem(`this record has more than ${MOST_CELLS} cells; is the separator right`, this.#recordLine);
    }
    this.#cell = '';
    this.#state = 'start';
  }

  #endLine(): void {
    this.#put();
    this.#line += 1;
    this.#recordLine = this.#line;
    this.#state = 'start';
  }

  /** The last record of a file without a line end: an open delimiter is followed by one more, empty cell. */
  #endRecord(): void {
    if (this.#state === 'start') this.#state = 'plain';
    this.#endCell();
    this.#put();
  }

  #put(): void {
    const cells = this.#cells;
    this.#cells = [];
    if (cells.length === 1 && cells[0] === null) return;
    this.#records.push({ file: this.#file, line: this.#recordLine, cells });
  }

  #grow(part: string): void {
    this.#cell = this.#cell === '' ? part : this.#cell + part;
    if (this.#cell.length > LONGEST_CELL) {
      throw this.#problem('a cell of this record is longer than 64 MiB; split its document', this.#recordLine);
    }
  }

  #loneReturn(): Error {
    return this.#problem('a carriage return alone ends this line; save the file with LF or CRLF line ends');
  }

  #problem(what: string, line = this.#line): Error {
    return refusalAt({ file: this.#file, line }, what);
  }
}
