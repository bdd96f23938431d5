import { Refusal } from '../../../shared/api/reply.ts';
import type { Imported, Staged } from '../../../shared/api/imports.ts';
import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import { currentCodebook } from './codebook-edit.ts';
import type { ForeignParts } from './foreign-describe.ts';
import { planNames } from './foreign-plan.ts';
import { withSlots } from '../formats/mapping/slots.ts';
import { readMappingFile, writeMappingFile } from './mapping-file.ts';
import { createAnswers, importedBefore } from './import-answer.ts';
import { createLikeness } from './likeness.ts';
import type { OpenProject } from './project.ts';
import { filesOf, formatNamed, type SourceFile } from './source-files.ts';
import { commitEntries, whileOpen } from './staging-commit.ts';
import { describe, type DescribeParts } from './staging-describe.ts';
import { asForeign, release, type Entry, type ForeignEntry, type Told } from './staging-entry.ts';
import { readEntry, type ReadParts } from './staging-read.ts';
import { withRoom } from '../spool/scratch.ts';
import { quietPace, type Pace } from './task.ts';

/** Files between being chosen and being imported. */
export interface Staging {
  stage(project: OpenProject, request: Parsed<'import.stage'>, pace: Pace): Promise<Staged[]>;
  inspect(project: OpenProject, request: Parsed<'import.inspect'>): Promise<Staged>;
  /** @throws Refusal `refused` where the file has no names to map. */
  writeMapping(project: OpenProject, request: Parsed<'import.mapping.write'>): Promise<Output<'import.mapping.write'>>;
  /** @throws Refusal `refused` where the file has no names to map, or the mapping's file is none. */
  readMapping(project: OpenProject, request: Parsed<'import.mapping.read'>): Promise<Staged>;
  /**
   * Imports all or nothing. A batch that was imported already is answered again.
   *
   * @throws Refusal where one of the files has a problem, naming it.
   */
  commit(project: OpenProject, request: Parsed<'import.commit'>, pace: Pace): Promise<Imported>;
  discard(ids: readonly string[]): void;
  clear(): void;
}

/** Files that wait for the user's word are held, datasets on disk and texts in memory: so much of them, in bytes of the files. */
export const MAX_STAGED_BYTES = 1024 * 2 ** 20;

/** What staging is made of. */
export interface StagingParts extends ReadParts, ForeignParts, Pick<DescribeParts, 'seen'> {
  readonly id: () => string;
  readonly actor: () => string;
}

export function createStaging(parts: StagingParts): Staging {
  const { id, actor } = parts;
  const entries = new Map<string, Entry>();
  const answers = createAnswers();
  const describing = { ...parts, likeness: createLikeness() };
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

  /** A file that waits no more leaves nothing behind. */
  function drop(of: string): void {
    const found = entries.get(of);
    entries.delete(of);
    if (found) release(found.content);
  }

  function entry(of: string): Entry {
    const found = entries.get(of);
    if (!found) throw new Refusal('not_found', 'This file is not waiting for import any more. Choose it again.');
    return found;
  }

  function foreign(of: string): ForeignEntry {
    const found = entry(of);
    const dataset = asForeign(found);
    if (!dataset) throw namesNothing(found);
    return dataset;
  }

  return {
    async stage(project, request, pace) {
      const files = await filesOf(request.source, request.format, (source) => parts.parse.archive(source, pace.signal));
      const size = sizeOf(files.filter(({ problem }) => problem === null));
      refuseTooMuch(size);
      reading += size;
      const told = request.encoding === undefined ? {} : { encoding: request.encoding };
      const made: Entry[] = [];
      const staged: Staged[] = [];
      try {
        for (const [i, file] of files.entries()) {
          await pace.step('reading files', i, files.length);
          made.push({ ...file, id: id(), told, content: await readEntry(project, file, told, parts, pace.signal) });
        }
        for (const each of made) staged.push(await describe(project, each, describing, pace));
      } catch (error) {
        for (const { content } of made) release(content);
        throw error;
      } finally {
        reading -= size;
      }
      for (const each of made) entries.set(each.id, each);
      return staged;
    },
    async inspect(project, { id: of, session: _, ...said }) {
      const before = entry(of);
      const told = { ...before.told, ...said };
      const file = said.as === undefined ? before : { ...before, format: formatNamed(said.as) };
      const content = isOnlyMapped(said) ? before.content : await readEntry(project, file, told, parts);
      const after = { ...file, told, content };
      entries.set(after.id, after);
      if (content !== before.content) release(before.content);
      return describe(project, after, describing, quietPace());
    },
    async writeMapping(project, { id: of, path, overwrite }) {
      const dataset = foreign(of);
      const codebook = currentCodebook(project.db);
      const { mapping } = planNames(dataset, codebook, parts.mappings);
      const { bytes } = await writeMappingFile(path, withSlots(mapping, dataset.content.words, codebook), overwrite);
      return { path, bytes };
    },
    async readMapping(project, { id: of, path }) {
      const before = foreign(of);
      const after = { ...before, told: { ...before.told, mapping: readMappingFile(path) } };
      entries.set(after.id, after);
      return describe(project, after, describing, quietPace());
    },
    commit(project, { batch, ids, dryRun }, pace) {
      if (dryRun)
        return withRoom(() => commitEntries(project, { dryRun }, ids.map(entry), parts, whileOpen(project, pace)));
      return answers.once(batch, ids, async () => {
        const before = importedBefore(project.db, batch);
        if (before) return before;
        const chosen = ids.map(entry);
        const imported = await withRoom(() =>
          commitEntries(project, { batch, actor: actor() }, chosen, parts, whileOpen(project, pace)),
        );
        for (const each of ids) drop(each);
        return imported;
      });
    },
    discard(ids) {
      for (const each of ids) drop(each);
    },
    clear() {
      for (const each of entries.keys()) drop(each);
      answers.clear();
    },
  };
}

/** Whether the user's word changes what becomes of a file's content, and not how it is read. */
const isOnlyMapped = ({ mapping: _, anchor: __, again: ___, ...said }: Told): boolean =>
  Object.values(said).every((value) => value === undefined);

const sizeOf = (files: readonly SourceFile[]): number => files.reduce((sum, { size }) => sum + size, 0);

const namesNothing = ({ name }: Entry): Refusal =>
  new Refusal('refused', `${name} has no names to map: it is no dataset of another tool. Nothing was changed.`, {
    file: name,
  });
