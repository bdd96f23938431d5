import { Refusal } from '../../../shared/api/reply.ts';
import type { Imported, Parsed, Staged } from '../../../shared/api/procedures.ts';
import { utf16 } from '../../../shared/text/units.ts';
import type { ReadDb } from '../db/types.ts';
import type { ParseRunner } from '../parse/runner.ts';
import type { ParsedDocument } from '../sources/read-document.ts';
import { documentById } from '../repositories/documents.ts';
import { addDataset, datasetContext, summarise, type Dataset } from './import-dataset.ts';
import { addDocuments } from './import-documents.ts';
import type { OpenProject } from './project.ts';
import { bytesOf, filesOf, type SourceFile } from './source-files.ts';
import type { Pace } from './task.ts';

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
  /** Imports all or nothing. @throws Refusal where one of the files has a problem, naming it. */
  commit(project: OpenProject, request: Parsed<'import.commit'>, pace: Pace): Promise<Imported>;
  discard(ids: readonly string[]): void;
  clear(): void;
}

const PREVIEW = 600;

/** What staging is made of. `annotator`: whose a dataset's annotations are that name nobody; undefined: nobody's. */
export interface StagingParts {
  readonly parse: ParseRunner;
  readonly id: () => string;
  readonly actor: () => string;
  readonly annotator: () => string | undefined;
}

export function createStaging({ parse, id, actor, annotator }: StagingParts): Staging {
  const entries = new Map<string, Entry>();

  async function read(
    project: OpenProject,
    file: SourceFile,
    told: Pick<Parsed<'import.inspect'>, 'encoding' | 'mediaType'>,
    signal?: AbortSignal,
  ): Promise<Entry['content']> {
    if (file.problem !== null) return { kind: 'problem', problem: file.problem };
    try {
      if (file.format.reader) {
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
      const made: Entry[] = [];
      for (const [i, file] of files.entries()) {
        await pace.step('reading files', i, files.length);
        made.push({ ...file, id: id(), content: await read(project, file, request, pace.signal) });
      }
      for (const each of made) entries.set(each.id, each);
      return made.map((each) => describe(project.db, each));
    },
    async inspect(project, request) {
      const before = entry(request.id);
      const after = { ...before, content: await read(project, before, request) };
      entries.set(after.id, after);
      return describe(project.db, after);
    },
    async commit(project, { batch, ids }, pace) {
      const chosen = ids.map(entry);
      const bad = chosen.find(({ content }) => content.kind === 'problem');
      if (bad?.content.kind === 'problem') throw new Refusal('refused', bad.content.problem, { file: bad.name });
      await pace.step('importing', 0, chosen.length);
      const imported = commitEntries(project, batch, actor(), chosen);
      for (const each of ids) entries.delete(each);
      return imported;
    },
    discard(ids) {
      for (const each of ids) entries.delete(each);
    },
    clear() {
      entries.clear();
    },
  };
}

function commitEntries(project: OpenProject, batch: string, actor: string, chosen: readonly Entry[]): Imported {
  const documents = chosen.flatMap(({ content, name }) =>
    content.kind === 'document'
      ? [{ parsed: content.parsed, bytes: content.bytes, publication: { fileName: name } }]
      : [],
  );
  const datasets = chosen.flatMap(({ content }) => (content.kind === 'dataset' ? [content.dataset] : []));
  if (datasets.length === 0) return addDocuments(project, { batch, actor, documents });
  return addDataset(project, { batch, actor, documents, datasets });
}

function describe(db: ReadDb, { id, name, place, size, format, content }: Entry): Staged {
  const common = { id, name, place, bytes: size };
  switch (content.kind) {
    case 'problem':
      return { ...common, content: null, problem: content.problem };
    case 'dataset':
      return {
        ...common,
        content: { kind: 'dataset', format: format.id, ...summarise(db, content.dataset) },
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
          duplicateOf: documentById(db, document)?.title ?? null,
        },
        problem: null,
      };
    }
  }
}
