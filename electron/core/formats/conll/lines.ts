import { Problem } from '../problem.ts';
import { parseTag, type Tag } from './schemes.ts';
import { decodeLabel, unescapeWords } from './words.ts';
import { DOCSTART } from './write.ts';

/** What the first line of one of our own documents says. */
export interface OwnHead {
  readonly before: string;
  readonly title: string;
  /** One for each tag column; null where nobody has annotated. */
  readonly annotators: readonly (string | null)[];
}

/** A token of one of our own documents: with what stands behind it, and a tag for each annotator. */
export interface OwnToken {
  readonly token: string;
  readonly gap: string;
  readonly tags: readonly (Tag | null)[];
}

const OWN_HEAD = /^before=([^;]*);title=([^;]*);annotators=([^;]*)$/;
const BLANK = /^[\s\x1c-\x1f\x85]*$/;

/** The head of a document that we wrote, or null. @throws Problem where its columns are not those that it names. */
export function ownHead(line: string): OwnHead | null {
  if (!line.startsWith(DOCSTART)) return null;
  const [first, about = '', ...tags] = line.split('\t');
  const [, before, title, names] = OWN_HEAD.exec(about) ?? [];
  if (first !== DOCSTART || before === undefined || title === undefined || names === undefined) return null;
  const annotators = names === '' ? [null] : names.split('|');
  if (annotators.length !== tags.length) {
    throw new Problem(`it names ${annotators.length} annotators and has ${tags.length} tag columns; make them agree`);
  }
  return { before: blanks(before), title: unescapeWords(title), annotators };
}

function blanks(written: string): string {
  const text = unescapeWords(written);
  if (BLANK.test(text)) return text;
  throw new Problem(`${JSON.stringify(written.slice(0, 40))} stands for more than blanks; correct it`);
}

/** A line below such a head. @throws Problem */
export function ownToken(line: string, { annotators }: OwnHead): OwnToken {
  const [token = '', gap, ...tags] = line.split('\t');
  if (gap === undefined || tags.length !== annotators.length) {
    throw new Problem(
      `it has ${tags.length + (gap === undefined ? 1 : 2)} columns, not ${annotators.length + 2}; correct it`,
    );
  }
  return { token, gap: blanks(gap), tags: tags.map((written) => decoded(tagOf(written))) };
}

const decoded = (tag: Tag | null): Tag | null => (tag === null ? null : { ...tag, label: decodeLabel(tag.label) });

/** @throws Problem */
function tagOf(written: string): Tag | null {
  const tag = parseTag(written);
  if (tag !== undefined) return tag;
  const shown = JSON.stringify(written.slice(0, 40));
  throw new Problem(`the last column says ${shown}, which is no tag such as O, B-NAME or I-NAME; correct it`);
}

/** `# sent_id = 1`, as CoNLL-U has it. */
const KEY = /^# *[\w.-]+ *= /;

/** A token of a file of others. */
export interface ForeignToken {
  readonly token: string;
  readonly tag: Tag | null;
  /** Columns between the token and the tag. */
  readonly others: number;
}

/** Columns are parted by tabs where there is one, else by blanks. */
const columnsOf = (line: string): string[] =>
  line.includes('\t') ? line.trimEnd().split('\t') : line.trim().split(/ +/);

/**
 * A line of a file of others: a document begins, a token, or a comment (`# name = value`, or `#` and a blank where the columns are not those of the file).
 *
 * @throws Problem where it has not as many columns as the lines before, or its last one is no tag.
 */
export function foreignLine(line: string, columns: number | null): ForeignToken | 'document' | 'comment' {
  const parts = columnsOf(line);
  const [token = ''] = parts;
  if (token === DOCSTART) return 'document';
  const last = parts.at(-1) ?? '';
  const isRegular = parts.length === (columns ?? parts.length) && parts.length > 1 && parseTag(last) !== undefined;
  if (isRegular ? KEY.test(line) : /^#(?: |$)/.test(line)) return 'comment';
  if (parts.length < 2) throw new Problem('it has one column; a token and its tag stand in two or more. Correct it');
  if (columns !== null && parts.length !== columns) {
    throw new Problem(`it has ${parts.length} columns, the lines before have ${columns}; correct it`);
  }
  return { token, tag: tagOf(last), others: parts.length - 2 };
}
