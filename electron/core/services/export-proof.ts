import type { Exported } from '../../../shared/api/exports.ts';
import { isArchiveName } from '../../../shared/text/file-names.ts';
import { SAME_NAMES } from '../../../shared/model/mapping.ts';
import type { DatasetRecord, ReadOptions } from '../formats/dataset.ts';
import { differences } from '../formats/compare.ts';
import type { DatasetSource, Format } from '../formats/format.ts';
import type { FileTree } from '../formats/foreign.ts';
import type { FileSource } from '../formats/lines.ts';
import { applyMapping } from '../formats/mapping/apply.ts';
import { countedIn, placedInOwnText } from '../formats/mapping/place.ts';
import type { PlacedDocument } from '../formats/mapping/annotation.ts';
import { OWN_ARCHIVE, readZip } from '../formats/zip-in.ts';
import { treeAt } from '../formats/tree-in.ts';
import { openScratch } from '../spool/scratch.ts';
import { createSpool } from '../spool/spool.ts';
import { readSpool, recordOf } from '../spool/spooled.ts';
import type { Pace } from './task.ts';

/** Whose the annotations are that a format without annotators brings back: nobody's, and not compared. */
const NOBODY = 'nobody';
/** Nothing is compared that is found out about a text. */
const NO_FACTS = { blocks: [], marks: [], words: 0 };

/**
 * Reads an export again and compares it with what was to be written. Null where the format has no reader. Holds both in memory.
 *
 * @throws Refusal where what was written cannot be read, which is a bug.
 */
export async function prove(
  path: string,
  format: Format,
  source: DatasetSource,
  pace: Pace,
): Promise<Exported['proof']> {
  if (!format.native && !format.reader) return null;
  const expected: DatasetRecord[] = [];
  for await (const record of source.records()) expected.push(record);
  const texts = new Map(expected.map(({ id, text }) => [id, text]));
  const actual = await readAgain(await treeOf(path, format, pace), format, source, texts, pace.signal);
  const found = differences(expected, actual, format.holds, source.codebook);
  return {
    format: format.id,
    same: found.length === 0,
    differences: found.map(({ document, what }) => `${document}: ${what}`),
  };
}

/** What was written: the files of an archive where one was asked for. */
const treeOf = (path: string, { writer }: Format, { signal }: Pace): Promise<FileTree> | FileTree =>
  writer?.shape === 'tree' && isArchiveName(path)
    ? readZip({ kind: 'path', path }, { limits: OWN_ARCHIVE, signal })
    : treeAt(path);

/** The records of a native dataset, by way of a spool. */
async function nativeRecords(
  source: FileSource,
  { native }: Format,
  options: ReadOptions,
  signal?: AbortSignal,
): Promise<readonly DatasetRecord[]> {
  const db = openScratch();
  try {
    const spool = createSpool(db, () => NO_FACTS, native?.onTwice);
    await native?.read(source, options, spool, signal);
    spool.finish();
    return Array.from(readSpool(db).records(), ({ value }) => recordOf(value));
  } finally {
    db.close();
  }
}

/** What a dataset that was written in one's own words says, as records. `texts`: of the documents that it gives without text, by their ids. */
export async function readAgain(
  tree: FileTree,
  format: Format,
  { codebook }: Pick<DatasetSource, 'codebook'>,
  texts: ReadonlyMap<string, string>,
  signal?: AbortSignal,
): Promise<readonly DatasetRecord[]> {
  if (format.native) {
    const [file] = tree.files;
    const options = {
      labels: codebook.labels.map(({ name }) => name),
      relationTypes: codebook.relations.map(({ name }) => name),
      symmetricTypes: codebook.relations.flatMap(({ name, symmetric }) => (symmetric ? name : [])),
      codebookVersion: codebook.version,
    };
    return file ? nativeRecords(file.source, format, options, signal) : [];
  }
  const placed: PlacedDocument[] = [];
  // The losses stand beside the dataset, and are no part of it.
  const files = tree.files.filter(({ path }) => path !== 'losses.json');
  for await (const foreign of format.reader?.read({ ...tree, files }, signal) ?? []) {
    const text = foreign.text ?? texts.get(foreign.documentId ?? '') ?? '';
    placed.push(placedInOwnText(foreign.text === null ? countedIn(foreign, text) : foreign, text));
  }
  const context = { mapping: SAME_NAMES, codebook, defaultAnnotator: NOBODY, format: format.id };
  return applyMapping(placed, context).records;
}
