import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal } from '../../../shared/api/reply.ts';
import { invariant } from '../../../shared/assert.ts';
import type { Exported } from '../../../shared/api/exports.ts';
import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { ReadDb } from '../db/types.ts';
import { writeFileAtomically, type AtomicOptions, type WrittenFile } from '../formats/atomic.ts';
import type { DatasetRecord } from '../formats/dataset.ts';
import { idsGivenAnew, type Lost } from '../formats/fit.ts';
import type { DatasetSource, Format, OutFile, Publication, TextForm, Writer } from '../formats/format.ts';
import { createRepeats, saidOfAll, withoutExamples } from '../formats/repeats.ts';
import { FORMATS, formatById } from '../formats/table.ts';
import { writeTreeAtomically, zipped } from '../formats/tree-out.ts';
import { listAnnotators, listLayers, readCodebook, readProject } from '../repositories/small.ts';
import { countLosses, lossesFile, removeLossesFile, type LossCount } from './export-losses.ts';
import { selectedRecords } from './export-records.ts';
import { select, type Selection } from './export-selection.ts';
import { prove } from './export-proof.ts';
import { cardOf } from './publication/card.ts';
import { prepare, type Prepared } from './publication/prepare.ts';
import { namingFor, type Naming } from './publication/pseudonyms.ts';
import type { Pace } from './task.ts';

type Writable = Format & { readonly writer: Writer };

/** How much went out, and what did not. */
interface Tally {
  documents: number;
  annotations: number;
  relations: number;
  losses: LossCount;
  /** Whether something was lost that `losses.json` can tell in full. */
  hasLost: boolean;
}

/**
 * Writes a dataset from a snapshot of the project, whole or not at all, one document in memory at a time; what the format cannot hold is counted, and
 * stands in full in `losses.json` (beside a single file: `NAME.losses.json`).
 *
 * @throws Refusal `invalid` (format, layer or label that is not there), `not_found` (document), those of
 *   `writeFileAtomically`, `cancelled`.
 */
export async function exportProject(
  db: ReadDb,
  request: Parsed<'export.write'>,
  pace: Pace,
): Promise<{ readonly exported: Exported; readonly prepared: Prepared | null }> {
  const format = writable(request.format);
  const selection = select(db, request);
  const manner = mannerOf(db, format, request);
  refuseRelease(format, request);
  const prepared = format.writer.published ? await prepare(db, selection, request, manner.naming, pace) : null;
  const pass = passes(db, format, selection, pace, { ...manner, publication: prepared?.publication });
  const path = resolve(request.path);
  const options: AtomicOptions = { overwrite: request.overwrite, signal: pace.signal };
  const { written, lossesAt } = await put(path, format, pass, options);
  const proof = request.prove === true ? await prove(path, format, pass.source, pace) : null;
  const { documents, annotations, relations, losses } = pass.tally;
  const exported: Exported = {
    path,
    ...written,
    documents,
    annotations,
    relations,
    losses: losses.list(),
    lossesFile: lossesAt,
    version: prepared?.release.version ?? null,
    proof,
  };
  return { exported, prepared };
}

/** What an export would lose: the same fit of the same documents, without a file. */
export async function previewExport(
  db: ReadDb,
  request: Parsed<'export.preview'>,
  pace: Pace,
): Promise<Output<'export.preview'>> {
  const format = writable(request.format);
  const pass = passes(db, format, select(db, request), pace, mannerOf(db, format, request));
  const records = pass.source.records()[Symbol.asyncIterator]();
  while ((await records.next()).done !== true);
  const { documents, annotations, relations, losses } = pass.tally;
  return { documents, annotations, relations, losses: losses.list() };
}

function writable(id: string): Writable {
  const { writer, ...format } = formatById(id) ?? {};
  if (writer) return { ...(format as Format), writer };
  const known = FORMATS.filter((each) => each.writer).map((each) => each.id);
  throw new Refusal('invalid', `There is no format "${id}" to export to. There is ${known.join(', ')}.`);
}

/** How annotators are named and texts given. */
interface Manner {
  readonly naming: Naming;
  readonly form: TextForm;
  readonly publication?: Publication | undefined;
}

type Form = Pick<Parsed<'export.preview'>, 'pseudonyms' | 'pseudonymKey' | 'withoutText' | 'quotes'>;

/** @throws Refusal `invalid` where a format cannot go out without the texts. */
function mannerOf(db: ReadDb, { name, writer }: Writable, form: Form): Manner {
  const { withoutText = false, quotes = 'none' } = form;
  if (withoutText && writer.withoutText === undefined) {
    const can = FORMATS.filter((each) => each.writer?.withoutText).map((each) => each.id);
    throw new Refusal(
      'invalid',
      `${name} cannot be written without the texts. Nothing was written; choose ${can.join(' or ')}.`,
    );
  }
  const isWithout = withoutText || writer.withoutText === 'always';
  return { naming: namingFor(form, listLayers(db)), form: { withoutText: isWithout, quotes } };
}

/** @throws Refusal `invalid` */
function refuseRelease({ name, writer }: Writable, { release }: Parsed<'export.write'>): void {
  if (release === undefined || writer.published) return;
  throw new Refusal('invalid', `${name} has no version, so it cannot be a release. Nothing was written.`);
}

/** What stays here because somebody, or the format, chose so. */
const TEXT_STAYS: Lost = { what: 'text', why: 'it stays here, and is given by its hash' };
const EXAMPLES_STAY: Lost = { what: 'example of the codebook', why: 'it quotes a text, and the texts stay here' };

const emptyTally = (): Tally => ({ documents: 0, annotations: 0, relations: 0, losses: countLosses(), hasLost: false });

interface Passes {
  readonly source: DatasetSource;
  /** What the last complete pass over the records counted. */
  readonly tally: Tally;
  /** Everything that is lost, again. */
  lost(): AsyncIterable<Lost>;
}

function codebookOf(db: ReadDb): Codebook {
  const codebook = readCodebook(db);
  if (codebook) return codebook;
  throw new Refusal('damaged', 'The project has no codebook. Run verify.');
}

/** The records of a project fitted to a format, as often as a writer asks for them. */
function passes(
  db: ReadDb,
  format: Writable,
  selection: Selection,
  pace: Pace,
  { naming, form, publication }: Manner,
): Passes {
  const codebook = codebookOf(db);
  const tally = emptyTally();

  async function* fitted(): AsyncGenerator<{ record: DatasetRecord | null; lost: readonly Lost[] }> {
    const published = form.withoutText && format.writer.published === true;
    const repeats = createRepeats(published ? saidOfAll(codebook, cardOf(db)) : []);
    const examples = published ? withoutExamples(codebook).examples : 0;
    const loose: Lost[] = examples > 0 ? [{ ...EXAMPLES_STAY, count: examples }] : [];
    for await (const { record, beside } of selectedRecords(db, selection, (lost) => loose.push(lost), pace)) {
      const fit = format.writer.fit(naming.applied(record), { codebook, beside });
      const chosen = form.withoutText ? [TEXT_STAYS, ...repeats.in(fit.record)] : [];
      const anew = format.reader ? idsGivenAnew(fit.record, format.holds) : [];
      yield { record: fit.record, lost: [...chosen, ...fit.lost, ...anew, ...loose.splice(0)] };
    }
    // What is lost after the last document.
    if (loose.length > 0) yield { record: null, lost: loose };
  }

  return {
    tally,
    source: {
      codebook,
      project: { name: readProject(db)?.name ?? '' },
      annotators: listAnnotators(db).map(({ id, name }) => {
        const called = naming.nameOf(id);
        return { id: called, name: called === id ? name : called };
      }),
      form,
      ...(publication && { publication }),
      async *records() {
        const seen = emptyTally();
        for await (const { record, lost } of fitted()) {
          for (const one of lost) seen.losses.add(one);
          seen.hasLost ||= lost.some(({ value }) => value !== undefined);
          if (record === null) continue;
          seen.documents += 1;
          seen.annotations += record.annotations.length;
          seen.relations += record.relations.length;
          yield record;
        }
        // A walk that a writer ends early has not seen everything.
        Object.assign(tally, seen);
      },
    },
    async *lost() {
      for await (const { lost } of fitted()) yield* lost;
    },
  };
}

async function put(
  path: string,
  format: Writable,
  pass: Passes,
  options: AtomicOptions,
): Promise<{ written: WrittenFile; lossesAt: string | null }> {
  const { writer, id } = format;
  const losses = (name: string): OutFile => ({
    path: name,
    pieces: lossesFile(id, pass.tally.losses.list(), pass.lost()),
  });
  if (writer.shape === 'tree') {
    async function* files(): AsyncGenerator<OutFile> {
      yield* writer.write(pass.source);
      if (pass.tally.hasLost) yield losses('losses.json');
    }
    const written = path.toLowerCase().endsWith('.zip')
      ? await writeFileAtomically(path, zipped(files()), options)
      : await writeTreeAtomically(path, files(), options);
    return { written, lossesAt: pass.tally.hasLost ? 'losses.json' : null };
  }
  const beside = `${path}.losses.json`;
  if (!options.overwrite && existsSync(beside)) {
    throw new Refusal('exists', `${beside} is there already. Choose another name or allow overwriting.`, {
      file: beside,
    });
  }
  const pieces = onlyFile(writer, pass.source);
  const written = await writeFileAtomically(path, pieces, options);
  if (!pass.tally.hasLost) {
    // Those of a former export would be taken for this one's.
    if (options.overwrite) await removeLossesFile(beside);
    return { written, lossesAt: null };
  }
  await writeFileAtomically(beside, losses('').pieces, options);
  return { written, lossesAt: beside };
}

async function* onlyFile(writer: Writer, source: DatasetSource): AsyncGenerator<string | Uint8Array> {
  let files = 0;
  for await (const { pieces } of writer.write(source)) {
    invariant(++files === 1, 'expected one file of a format that is a file');
    yield* pieces;
  }
}
