import { Refusal } from '../../../shared/api/reply.ts';
import type { Imported, Staged } from '../../../shared/api/imports.ts';
import type { Parsed } from '../../../shared/api/procedures.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { withInvisibleMarked } from '../../../shared/text/visible.ts';
import type { ParseRunner } from '../parse/runner.ts';
import type { ParsedDocument } from '../sources/read-document.ts';
import { documentTitle } from '../repositories/documents.ts';
import { displayName } from '../sources/display-name.ts';
import type { Dataset } from './gather.ts';
import { createAnswers, importedBefore } from './import-answer.ts';
import { addDataset, datasetContext, summarise } from './import-dataset.ts';
import { addDocuments } from './import-documents.ts';
import type { OpenProject } from './project.ts';
import { bytesOf, filesOf, type SourceFile } from './source-files.ts';
import { quietPace, type Pace } from './task.ts';

/** A file that was read and understood (or not), and waits for the user's word. */
interface Entry extends SourceFile {
  readonly id: string;
  readonly content:
    | { readonly kind: 'document'; readonly parsed: ParsedDocument; readonly bytes: Uint8Array }
    | { readonly kind: 'dataset'; readonly dataset: Dataset }
    | { readonly kind: 'problem'; readonly problem: string };
}

/** Files between being chosen and being imported. */
export interface Staging {
  stage(project: OpenProject, request: Parsed<'import.stage'>, pace: Pace): Promise<Staged[]>;
  inspect(project: OpenProject, request: Parsed<'import.inspect'>): Promise<Staged>;
  /**
   * Imports all or nothing. A batch that was imported already is answered again.
   *
   * @throws Refusal where one of the files has a problem, naming it.
   */
  commit(project: OpenProject, request: Parsed<'import.commit'>, pace: Pace): Promise<Imported>;
  discard(ids: readonly string[]): void;
  clear(): void;
}

const PREVIEW = 600;

/** Files that wait for the user's word are held in memory: so much of them, in bytes of the files. */
export const MAX_STAGED_BYTES = 1024 * 2 ** 20;

/** What staging is made of. `annotator`: whose a dataset's annotations are that name nobody; undefined: nobody's. */
export interface StagingParts {
  readonly parse: ParseRunner;
  readonly id: () => string;
  readonly actor: () => string;
  readonly annotator: () => string | undefined;
}

export function createStaging({ parse, id, actor, annotator }: StagingParts): Staging {
  const entries = new Map<string, Entry>();
  const answers = createAnswers();
  /** Bytes of files that are being read just now. */
  let reading = 0;

  /** @throws Refusal `refused` where these files would not fit beside those that wait already. */
  function refuseTooMuch(more: number): void {
    const waiting = sizeOf([...entries.values()].filter(({ content }) => content.kind !== 'problem'));
    if (waiting + reading + more <= MAX_STAGED_BYTES) return;
    const most = `${MAX_STAGED_BYTES / 2 ** 20} MiB`;
    throw new Refusal(
      'refused',
      `The files that wait for import would be larger than ${most} together. Nothing was read; import them in parts.`,
    );
  }

  async function read(
    project: OpenProject,
    file: SourceFile,
    told: Pick<Parsed<'import.inspect'>, 'encoding' | 'mediaType'>,
    signal?: AbortSignal,
  ): Promise<Entry['content']> {
    if (file.problem !== null) return { kind: 'problem', problem: file.problem };
    try {
      if (file.format.native) {
        const context = datasetContext(project.db, annotator());
        const read = await parse.dataset({ format: file.format.id, source: file.source, ...context }, signal);
        return { kind: 'dataset', dataset: { ...read, file: file.place } };
      }
      const mediaType = told.mediaType ?? file.format.source ?? 'text/plain';
      const encoding = told.encoding === undefined ? {} : { encoding: told.encoding };
      const bytes = bytesOf(file);
      const parsed = await parse.document({ bytes, name: file.name, mediaType, ...encoding }, signal);
      return { kind: 'document', parsed, bytes };
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'cancelled') throw error;
      return { kind: 'problem', problem: error.message };
    }
  }

  function entry(of: string): Entry {
    const found = entries.get(of);
    if (!found) throw new Refusal('not_found', 'This file is not waiting for import any more. Choose it again.');
    return found;
  }

  return {
    async stage(project, request, pace) {
      const files = filesOf(request.source, request.format);
      const size = sizeOf(files.filter(({ problem }) => problem === null));
      refuseTooMuch(size);
      reading += size;
      const made: Entry[] = [];
      const staged: Staged[] = [];
      try {
        for (const [i, file] of files.entries()) {
          await pace.step('reading files', i, files.length);
          made.push({ ...file, id: id(), content: await read(project, file, request, pace.signal) });
        }
        for (const each of made) staged.push(await describe(project, each, pace));
      } finally {
        reading -= size;
      }
      for (const each of made) entries.set(each.id, each);
      return staged;
    },
    async inspect(project, request) {
      const before = entry(request.id);
      const after = { ...before, content: await read(project, before, request) };
      entries.set(after.id, after);
      return describe(project, after, quietPace());
    },
    commit: (project, { batch, ids }, pace) =>
      answers.once(batch, ids, async () => {
        const before = importedBefore(project.db, batch);
        if (before) return before;
        const chosen = ids.map(entry);
        const bad = chosen.find(({ content }) => content.kind === 'problem');
        if (bad?.content.kind === 'problem') throw new Refusal('refused', bad.content.problem, { file: bad.name });
        const imported = await commitEntries(project, batch, actor(), chosen, whileOpen(project, pace));
        for (const each of ids) entries.delete(each);
        return imported;
      }),
    discard(ids) {
      for (const each of ids) entries.delete(each);
    },
    clear() {
      entries.clear();
      answers.clear();
    },
  };
}

const sizeOf = (files: readonly SourceFile[]): number => files.reduce((sum, { size }) => sum + size, 0);

/** A pace that ends the work where the project was closed while it gave way. */
function whileOpen(project: OpenProject, pace: Pace): Pace {
  return {
    signal: pace.signal,
    async step(phase, done, total) {
      await pace.step(phase, done, total);
      if (!project.db.open) throw new Refusal('cancelled', 'The project was closed. Nothing was imported.');
    },
  };
}

async function commitEntries(
  project: OpenProject,
  batch: string,
  actor: string,
  chosen: readonly Entry[],
  pace: Pace,
): Promise<Imported> {
  await pace.step('importing', 0, chosen.length);
  const documents = chosen.flatMap(({ content, name }) =>
    content.kind === 'document'
      ? [{ parsed: content.parsed, bytes: content.bytes, publication: { fileName: displayName(name) } }]
      : [],
  );
  const datasets = chosen.flatMap(({ content }) => (content.kind === 'dataset' ? [content.dataset] : []));
  if (datasets.length === 0) return addDocuments(project, { batch, actor, documents });
  return addDataset(project, { batch, actor, documents, datasets }, pace);
}

async function describe(
  project: OpenProject,
  { id, name, place, size, format, content }: Entry,
  pace: Pace,
): Promise<Staged> {
  const common = { id, name: displayName(name), place: withInvisibleMarked(place), bytes: size };
  await pace.step('comparing', 0, null);
  switch (content.kind) {
    case 'problem':
      return { ...common, content: null, problem: content.problem };
    case 'dataset':
      return {
        ...common,
        content: { kind: 'dataset', format: format.id, ...(await summarise(project, content.dataset, pace)) },
        problem: null,
      };
    case 'document': {
      const { mediaType, encoding, encodingFrom, title, text, id: document } = content.parsed;
      return {
        ...common,
        content: {
          kind: 'document',
          mediaType,
          encoding,
          encodingFrom,
          title,
          preview: text.slice(0, PREVIEW).toWellFormed(),
          characters: utf16(text.length),
          duplicateOf: documentTitle(project.db, document) ?? null,
        },
        problem: null,
      };
    }
  }
}
