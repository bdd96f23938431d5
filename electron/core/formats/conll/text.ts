import { MAX_TEXT_BYTES } from '../../../../shared/text/limits.ts';
import { utf16 } from '../../../../shared/text/units.ts';
import type { ForeignAnnotation, ForeignDocument } from '../foreign.ts';
import { refusalAt, type Place } from '../problem.ts';
import { goesOn, type SchemeCount, type Tag } from './schemes.ts';

/** An annotation that further tokens may go on with. */
interface Open {
  tag: Tag;
  readonly label: string;
  readonly start: number;
  end: number;
  readonly place: Place;
}

/** A document that is read token by token. */
export class TextBuilder {
  readonly #annotators: readonly (string | null)[];
  readonly #scheme: SchemeCount;
  readonly #pieces: string[] = [];
  readonly #annotations: ForeignAnnotation[] = [];
  readonly #open: (Open | null)[];
  #length = 0;
  #tokens = 0;

  constructor(annotators: readonly (string | null)[], scheme: SchemeCount) {
    this.#annotators = annotators;
    this.#scheme = scheme;
    this.#open = annotators.map(() => null);
  }

  get isEmpty(): boolean {
    return this.#tokens === 0;
  }

  /** Something between tokens. */
  text(piece: string): void {
    if (piece === '') return;
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  /** A token with its tags, one for each annotator. */
  token(token: string, tags: readonly (Tag | null)[], place: Place): void {
    const start = this.#length;
    this.text(token);
    this.#tokens += 1;
    for (const [column, tag] of tags.entries()) {
      const before = this.#open[column] ?? null;
      this.#scheme.add(before?.tag ?? null, tag);
      if (before && tag && goesOn(before.tag, tag)) {
        before.tag = tag;
        before.end = this.#length;
        continue;
      }
      this.#close(column);
      this.#open[column] = tag && { tag, label: tag.label, start, end: this.#length, place };
    }
  }

  /** A sentence ends, and with it every annotation. */
  endSentence(): void {
    for (const [column, open] of this.#open.entries()) {
      if (open) this.#scheme.add(open.tag, null);
      this.#close(column);
    }
  }

  #close(column: number): void {
    const open = this.#open[column];
    this.#open[column] = null;
    if (!open) return;
    const annotator = this.#annotators[column] ?? null;
    this.#annotations.push({
      id: `${column}.${this.#annotations.length}`,
      ...(annotator !== null && { annotator }),
      label: open.label,
      fragments: [{ start: utf16(open.start), end: utf16(open.end) }],
      attributes: {},
      place: open.place,
    });
  }

  /** @throws Refusal where the text is too large, or has no token. */
  document(about: Pick<ForeignDocument, 'key' | 'title' | 'leftOut' | 'place'>): ForeignDocument {
    this.endSentence();
    const text = this.#pieces.join('');
    if (this.isEmpty) throw refusalAt(about.place, 'a document begins here that has no tokens; take it out');
    if (Buffer.byteLength(text) > MAX_TEXT_BYTES) {
      throw refusalAt(
        about.place,
        'the document that begins here is larger than 32 MiB; split it with -DOCSTART- lines',
      );
    }
    if (text.includes('\0')) throw refusalAt(about.place, 'the document that begins here holds NUL; take it out');
    return { ...about, text, annotations: this.#annotations, relations: [] };
  }
}
