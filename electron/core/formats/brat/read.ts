import { Refusal } from '../../../../shared/api/reply.ts';
import { MAX_TEXT_BYTES } from '../../../../shared/text/limits.ts';
import { unfitCharacter } from '../../../../shared/text/refuse.ts';
import { findInvalidBytes } from '../../sources/invalid-bytes.ts';
import { sha256 } from '../../sources/identity.ts';
import type { FileTree, ForeignDocument, TreeFile } from '../foreign.ts';
import { linesOf, nameOf } from '../lines.ts';
import { at, refusalAt } from '../problem.ts';
import { bytesOf } from '../tree-in.ts';
import { configurationOf } from './declared.ts';
import { contentOf, type AnnFile } from './document.ts';
import { layoutOf, type Pair } from './layout.ts';
import { AS_WRITTEN, OWN_WORDS, parseLine } from './parse.ts';
import type { BratText, PlacedEntry } from './place.ts';

/**
 * Reads `.ann` files, each with the `.txt` beside it, one document at a time; the files of several annotators on one text are one document.
 *
 * @throws Refusal with file and line; `cancelled`.
 */
export async function* readBrat(tree: FileTree, signal?: AbortSignal): AsyncGenerator<ForeignDocument> {
  const { isOwn, documents } = layoutOf(tree);
  if (documents.length === 0) {
    throw new Refusal('refused', `${tree.name}: there is no .ann file in it; brat has one beside each text`, {
      file: tree.name,
    });
  }
  // Told once: with the first document.
  let unread = configurationOf(tree)?.unread ?? 0;
  for (const pairs of documents) {
    const byText = new Map<string, { text: BratText; pairs: Pair[] }>();
    for (const pair of pairs) {
      const text = textOf(pair, isOwn);
      const same = byText.get(sha256(text.text)) ?? { text, pairs: [] };
      same.pairs.push(pair);
      byText.set(sha256(text.text), same);
    }
    for (const { text, pairs: same } of byText.values()) {
      const document = await documentOf(same, text, isOwn, signal);
      const told =
        unread === 0 ? [] : [{ what: 'line of annotation.conf that is none of its language', count: unread }];
      unread = 0;
      yield { ...document, leftOut: [...told, ...(document.leftOut ?? [])] };
    }
  }
}

async function documentOf(
  pairs: readonly Pair[],
  text: BratText,
  isOwn: boolean,
  signal: AbortSignal | undefined,
): Promise<ForeignDocument> {
  const contents: ReturnType<typeof contentOf>[] = [];
  for (const { annotator, ann } of pairs) {
    const file: AnnFile = { annotator, entries: await entriesOf(ann, isOwn, signal) };
    contents.push(contentOf(file, text));
  }
  const [first] = pairs;
  return {
    key: first?.ann.path.replace(/\.ann$/, '') ?? '',
    text: text.text,
    ...(first && { title: first.title }),
    annotations: contents.flatMap(({ annotations }) => annotations),
    relations: contents.flatMap(({ relations }) => relations),
    leftOut: contents.flatMap(({ leftOut }) => leftOut),
    place: { file: first ? nameOf(first.ann.source) : '', line: 1 },
  };
}

async function entriesOf(
  { source }: TreeFile,
  isOwn: boolean,
  signal: AbortSignal | undefined,
): Promise<readonly PlacedEntry[]> {
  const entries: PlacedEntry[] = [];
  const words = isOwn ? OWN_WORDS : AS_WRITTEN;
  for await (const { file, line, text } of linesOf(source, signal)) {
    const place = { file, line };
    entries.push({ ...at(place, () => parseLine(text.replace(/\r$/, ''), words)), place });
  }
  return entries;
}

/** @throws Refusal where there is none, or it is no UTF-8, empty, too large or binary. */
function textOf({ ann, txt }: Pair, isOwn: boolean): BratText {
  if (!txt) {
    const name = ann.path.replace(/^.*\//, '').replace(/\.ann$/, '.txt');
    throw refusalAt(
      { file: nameOf(ann.source), line: 1 },
      `the text of these annotations is missing; put ${name} beside`,
    );
  }
  const file = nameOf(txt.source);
  const refuse = (line: number, what: string): never => {
    throw refusalAt({ file, line }, what);
  };
  const bytes = bytesOf(txt.source);
  if (bytes.length > MAX_TEXT_BYTES) refuse(1, 'the text is larger than 32 MiB; split it');
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const { line, offset } = findInvalidBytes('utf-8', bytes);
    refuse(line, `byte ${offset + 1} of the file is not UTF-8, which brat needs; save it as UTF-8`);
  }
  const hasMark = !isOwn && text.startsWith('\ufeff');
  if (hasMark) text = text.slice(1);
  if (text.trim() === '') refuse(1, 'the text holds nothing but blanks; a document has some text');
  const unfit = unfitCharacter(text);
  if (unfit) refuse(unfit.line, 'the text holds a NUL character; the file is binary or damaged');
  return { text, hasMark };
}
