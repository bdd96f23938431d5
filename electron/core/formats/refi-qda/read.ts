import { Refusal } from '../../../../shared/api/reply.ts';
import { MAX_TEXT_BYTES } from '../../../../shared/text/limits.ts';
import { unfitCharacter } from '../../../../shared/text/refuse.ts';
import { findInvalidBytes } from '../../sources/invalid-bytes.ts';
import type { FileTree, ForeignDocument, ForeignRelation, TreeFile } from '../foreign.ts';
import { nameOf } from '../lines.ts';
import { refusalAt } from '../problem.ts';
import { rulerFor, type TextRuler } from '../text-ruler.ts';
import { bytesOf } from '../tree-in.ts';
import { parseXml, type XmlElement } from '../xml-in.ts';
import { readZip } from '../zip-in.ts';
import { childOf, childrenOf, guidIn, readQde, type Qde } from './project.ts';
import {
  annotationsOf,
  documentCodesOf,
  selectionsOf,
  variablesIn,
  type NoteText,
  type SourceContent,
} from './source.ts';

/**
 * Reads the plain texts of REFI-QDA projects, packed (`.qdpx`) or unpacked (`project.qde` with its sources). Holds `project.qde` in memory, and one text at a
 * time besides the archive.
 *
 * @throws Refusal with file and line; those of `readZip`; `cancelled`.
 */
export async function* readRefi(tree: FileTree, signal?: AbortSignal): AsyncGenerator<ForeignDocument> {
  const unpacked = tree.files.filter(({ path }) => path.toLowerCase().endsWith('.qde'));
  for (const project of unpacked) yield* readProject(project, tree, signal);
  if (unpacked.length > 0) return;
  for (const { source } of tree.files) {
    const inside = await readZip(source, { signal });
    const projects = inside.files.filter(({ path }) => path.toLowerCase().endsWith('.qde'));
    const [project] = projects;
    if (!project || projects.length > 1) {
      const has = project ? `${projects.length} .qde files` : 'no .qde file';
      throw refusalAt({ file: nameOf(source), line: 1 }, `the archive holds ${has}; a REFI-QDA project has one`);
    }
    yield* readProject(project, inside, signal);
  }
}

interface Read {
  readonly element: XmlElement;
  readonly key: string;
  readonly text: string;
  readonly content: SourceContent;
  readonly about: ReturnType<typeof variablesIn>;
}

function* readProject(project: TreeFile, tree: FileTree, signal: AbortSignal | undefined): Generator<ForeignDocument> {
  const file = nameOf(project.source);
  const qde = readQde(parseXml(bytesOf(project.source), file), file);
  const folder = project.path.slice(0, project.path.lastIndexOf('/') + 1);
  const textAt = (path: string): TreeFile | undefined => inside(tree, folder, path);
  const left = new Map(qde.leftOut);
  const leave = (what: string, count = 1): void => void left.set(what, (left.get(what) ?? 0) + count);
  const noteText = notesOf(qde, textAt);
  const read: Read[] = [];
  for (const element of qde.sources) {
    if (signal?.aborted) throw new Refusal('cancelled', 'Cancelled; nothing was changed.');
    const text = textOf(element, qde, textAt, leave);
    if (text === null) continue;
    leave('note on a whole document', childrenOf(element, 'NoteRef').length);
    const content = annotationsOf(element, qde, rulerOf(text, element, qde), noteText, leave);
    const variables = variablesIn(element, qde, leave);
    const codes = documentCodesOf(element, qde, leave);
    const about = { ...variables, labels: { ...variables.labels, ...codes } };
    read.push({ element, key: guidIn(element, 'guid', file), text, content, about });
  }
  if (read.length === 0) {
    const what = [...left].map(([one, count]) => `${count} ${one}`).join(', ') || 'no source';
    throw refusalAt({ file, line: 1 }, `the project has no plain text that could be read, only ${what}`);
  }
  const relations = relationsOf(qde, read, noteText, leave);
  for (const [i, { element, key, text, content, about }] of read.entries()) {
    yield {
      key,
      text,
      ...(element.attributes.has('name') && { title: element.attributes.get('name') ?? '' }),
      ...about,
      annotations: content.annotations,
      relations: relations.get(key) ?? [],
      ...(i === 0 && { leftOut: [...left].flatMap(([what, count]) => (count > 0 ? [{ what, count }] : [])) }),
      place: { file, line: element.line },
    };
  }
}

/** The file that `internal://` names: in the folder of the sources, whatever the case of its name. */
function inside({ files }: FileTree, folder: string, path: string): TreeFile | undefined {
  const name = path.replace(/^internal:\/\//i, '').replace(/^\/*(?:sources\/)?/i, '');
  const wanted = `${folder}sources/${name}`.toLowerCase();
  return files.find((one) => one.path.toLowerCase() === wanted);
}

function textOf(
  element: XmlElement,
  { file }: Qde,
  textAt: (path: string) => TreeFile | undefined,
  leave: (what: string) => void,
): string | null {
  const content = childOf(element, 'PlainTextContent');
  const path = element.attributes.get('plainTextPath') ?? '';
  const name = JSON.stringify((element.attributes.get('name') ?? '').slice(0, 60));
  const place = { file, line: element.line };
  if (path === '' && !content) {
    leave('source with formatted text only');
    return null;
  }
  if (path !== '' && !/^internal:\/\//i.test(path)) {
    leave('source whose text is outside of the project');
    return null;
  }
  const found = path === '' ? undefined : textAt(path);
  if (path !== '' && !found)
    throw refusalAt(place, `the text of ${name}, ${path}, is not in the project; put it there`);
  const text = found ? decoded(found) : (content?.text ?? '');
  if (text.trim() === '') {
    leave('source without a text');
    return null;
  }
  if (Buffer.byteLength(text) > MAX_TEXT_BYTES)
    throw refusalAt(place, `the text of ${name} is larger than 32 MiB; split it`);
  const unfit = unfitCharacter(text);
  if (unfit)
    throw refusalAt(
      { file: found ? nameOf(found.source) : file, line: found ? unfit.line : element.line },
      'the text holds a NUL character; the file is binary or damaged',
    );
  return text;
}

/** UTF-8; a byte order mark is none of the text. */
function decoded({ source }: TreeFile): string {
  const bytes = bytesOf(source);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const { line, offset } = findInvalidBytes('utf-8', bytes);
    throw refusalAt({ file: nameOf(source), line }, `byte ${offset + 1} of the file is not UTF-8; save it as UTF-8`);
  }
}

/**
 * Code points of the text as it stands. Where CR LF is in it, and more selections are named as their text counted the other way, CR LF
 * is one.
 */
function rulerOf(text: string, element: XmlElement, qde: Qde): TextRuler {
  const [exact, universal] = (['exact', 'universal'] as const).map((newlines) =>
    rulerFor(text, { newlines, before: 0 }),
  );
  if (!exact || !universal || qde.isOwn || !text.includes('\r\n'))
    return exact ?? rulerFor(text, { newlines: 'exact', before: 0 });
  const words = (one: string): string => one.replaceAll(/\s+/g, ' ').trim();
  const fitting = (ruler: TextRuler): number =>
    selectionsOf(element, qde).filter(({ element: { attributes }, start, end }) => {
      const name = words(attributes.get('name') ?? '');
      return (
        name !== '' &&
        start <= end &&
        end <= ruler.length &&
        words(text.slice(ruler.toUtf16(start), ruler.toUtf16(end))).startsWith(name)
      );
    }).length;
  return fitting(universal) > fitting(exact) ? universal : exact;
}

/** The text of a note; null where it has none. Each is read once, when it is asked for. */
function notesOf({ notes }: Qde, textAt: (path: string) => TreeFile | undefined): NoteText {
  return (guid) => {
    const note = notes.get(guid);
    const path = note?.attributes.get('plainTextPath') ?? '';
    const found = path === '' ? undefined : textAt(path);
    if (found) return decoded(found);
    return childOf(note, 'PlainTextContent')?.text ?? null;
  };
}

/** The links between annotations, by the document that they start in. */
function relationsOf(
  qde: Qde,
  read: readonly Read[],
  noteText: NoteText,
  leave: (what: string) => void,
): ReadonlyMap<string, ForeignRelation[]> {
  const ends = new Map(
    read.flatMap(({ key, content }) => [...content.ids].map(([guid, id]) => [guid, { key, id }] as const)),
  );
  const relations = new Map<string, ForeignRelation[]>();
  for (const link of qde.links) {
    const [from, to] = ['originGUID', 'targetGUID'].map((name) =>
      ends.get((link.attributes.get(name) ?? '').replaceAll(/[{}]/g, '').toLowerCase()),
    );
    if (!from || !to) {
      leave('link of something else than two annotations');
      continue;
    }
    // Ours say both ways by their type, which the codebook knows; of others it has to be told.
    const direction = link.attributes.get('direction') ?? 'OneWay';
    if (!qde.isOwn && direction !== 'OneWay') leave(`direction of a link, ${direction}`);
    const notes = childrenOf(link, 'NoteRef').flatMap((ref) => noteText(guidIn(ref, 'targetGUID', qde.file)) ?? []);
    const here = relations.get(from.key) ?? [];
    relations.set(from.key, here);
    here.push({
      id: guidIn(link, 'guid', qde.file),
      type: link.attributes.get('name') || 'Link',
      from: from.id,
      to: to.id,
      ...(to.key !== from.key && { toDocument: to.key }),
      attributes: {},
      ...(notes.length > 0 && { note: notes.join('\n\n') }),
      place: { file: qde.file, line: link.line },
    });
  }
  return relations;
}
