import { assertNever } from '../../../../shared/assert.ts';
import type { TokenRange } from './tokens.ts';

/** How the tags of a chunk are written. BIO is IOB2; IOB1 is that of CoNLL-2003. */
export type Scheme = 'BIO' | 'IOB1' | 'BILOU';

/** A labelled stretch of tokens. */
export interface Chunk extends TokenRange {
  readonly label: string;
}

/** The tags of `count` tokens, for chunks in order that do not overlap. */
export function tagsOf(chunks: readonly Chunk[], count: number, scheme: Scheme): string[] {
  const tags = Array.from({ length: count }, () => 'O');
  let before: Chunk | undefined;
  for (const chunk of chunks) {
    for (let i = chunk.first; i <= chunk.last; i += 1) tags[i] = `${letter(chunk, i, before, scheme)}-${chunk.label}`;
    before = chunk;
  }
  return tags;
}

function letter({ first, last, label }: Chunk, at: number, before: Chunk | undefined, scheme: Scheme): string {
  switch (scheme) {
    case 'BIO':
      return at === first ? 'B' : 'I';
    case 'IOB1':
      return at === first && before?.last === first - 1 && before.label === label ? 'B' : 'I';
    case 'BILOU':
      if (first === last) return 'U';
      return at === first ? 'B' : at === last ? 'L' : 'I';
    default:
      return assertNever(scheme);
  }
}

/** A tag in one letter of the schemes that files use: M is I, E is L, S and W are U. */
export interface Tag {
  readonly letter: 'B' | 'I' | 'L' | 'U';
  readonly label: string;
}

const LETTERS: Readonly<Record<string, Tag['letter']>> = {
  B: 'B',
  I: 'I',
  M: 'I',
  L: 'L',
  E: 'L',
  U: 'U',
  S: 'U',
  W: 'U',
};

/** The tag that a column says: null for O; undefined where it is none. */
export function parseTag(written: string): Tag | null | undefined {
  if (written === 'O') return null;
  const label = written.slice(2);
  const letter = written.charAt(1) === '-' ? LETTERS[written.charAt(0)] : undefined;
  return letter === undefined || label === '' ? undefined : { letter, label };
}

/** Whether the chunk of `before` goes on with `tag`: the rule of conlleval. */
export const goesOn = (before: Tag | null, tag: Tag): boolean =>
  before !== null &&
  before.label === tag.label &&
  (before.letter === 'B' || before.letter === 'I') &&
  (tag.letter === 'I' || tag.letter === 'L');

/** What a file's tags show of its scheme, a tag after the other. */
export class SchemeCount {
  /** Tags with an I (or L) that begins a chunk, and chunks of B and I that a scheme with ends would have ended. */
  #openings = 0;
  #unended = 0;
  /** Tags with a B that IOB1 would not have. */
  #plainB = 0;
  #hasEnds = false;

  add(before: Tag | null, tag: Tag | null): void {
    const continues = tag !== null && goesOn(before, tag);
    if (before !== null && !continues && (before.letter === 'B' || before.letter === 'I')) this.#unended += 1;
    if (tag === null) return;
    this.#hasEnds ||= tag.letter === 'L' || tag.letter === 'U';
    if (!continues && (tag.letter === 'I' || tag.letter === 'L')) this.#openings += 1;
    if (tag.letter === 'B' && before?.label !== tag.label) this.#plainB += 1;
  }

  get scheme(): Scheme {
    if (this.#hasEnds) return 'BILOU';
    return this.#openings > 0 && this.#plainB === 0 ? 'IOB1' : 'BIO';
  }

  /** Tags that the scheme does not allow where they stand. */
  get illegal(): number {
    const { scheme } = this;
    if (scheme === 'IOB1') return 0;
    return this.#openings + (scheme === 'BILOU' ? this.#unended : 0);
  }
}
