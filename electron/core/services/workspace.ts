import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../../shared/api/reply.ts';
import type { WorkbenchEvent } from '../../../shared/api/events.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { publicationSchema } from '../../../shared/model/document.ts';
import type { CoreOptions } from '../core.ts';
import type { Memory } from '../preferences.ts';
import type { ParseRunner } from '../parse/runner.ts';
import { lockFileOf } from '../db/lock.ts';
import { parseCodebook, readCodebookFile } from './codebook.ts';
import { addDocuments } from './import-documents.ts';
import { createProject, openProject, SYSTEM_ACTOR, type OpenProject, type World } from './project.ts';

/** The one project that is open, if any, and the ways to another. */
export interface Workspace {
  /** @throws Refusal `no_project`. */
  project(): OpenProject;
  current(): OpenProject | null;
  /** Who annotates. @throws Refusal `invalid` where nobody has said so yet. */
  annotator(): Annotator;
  /** Who is to be written into the log for what anybody may do. */
  actor(): string;
  create(request: {
    name: string;
    path?: string | undefined;
    seeds?: boolean | undefined;
    codebook?: string | undefined;
  }): Promise<OpenProject>;
  open(path: string, readOnly: boolean): OpenProject;
  sample(): Promise<OpenProject>;
  close(): void;
}

/** What a workspace is made of. */
export interface WorkspaceParts {
  readonly options: CoreOptions;
  readonly memory: Memory;
  readonly world: Omit<World, 'emit'> & { readonly emit: (event: WorkbenchEvent) => void };
  readonly parse: ParseRunner;
}

const SAMPLE_FILE = 'Sample project.claimwright';
const SAMPLE_NAME = 'Sample project';

const sourcesSchema = z.array(publicationSchema.omit({ fileName: true }).extend({ file: z.string() }));

export function createWorkspace({ options, memory, world, parse }: WorkspaceParts): Workspace {
  let project: OpenProject | null = null;

  /** A world in which only the project at hand is heard: not one that is being made, or was left. */
  const spoken = (speaker: () => OpenProject): World => ({
    ...world,
    emit: (event) => {
      if (speaker() === project) world.emit(event);
    },
  });

  function become(next: OpenProject): OpenProject {
    project?.close();
    project = next;
    const { path, name } = next.info();
    memory.remember(path, name);
    world.emit({ type: 'session' });
    return next;
  }

  async function make(
    path: string,
    name: string,
    sample: boolean,
    codebook: Codebook,
    seeds: boolean,
  ): Promise<OpenProject> {
    const made: OpenProject = createProject(
      path,
      spoken(() => made),
    );
    try {
      const id = world.id();
      made.write({
        batch: world.id(),
        name: 'make project',
        actor: SYSTEM_ACTOR,
        undoable: false,
        changes: [
          { entity: 'project', id, after: { id, name, sample } },
          { entity: 'codebook', id: codebook.id, after: codebook },
        ],
      });
      if (seeds) await addSeeds(made);
      return made;
    } catch (error) {
      made.close();
      // Nobody but us has seen the file: half a project helps no one.
      for (const file of [path, lockFileOf(path), `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
      throw error;
    }
  }

  async function addSeeds(made: OpenProject): Promise<void> {
    const sources = sourcesSchema.parse(JSON.parse(readFileSync(join(options.seedsDir, 'sources.json'), 'utf8')));
    const documents = [];
    for (const { file, ...publication } of sources) {
      const bytes = readFileSync(join(options.seedsDir, file));
      documents.push({
        parsed: await parse.document({ bytes, name: file }),
        bytes,
        publication: { fileName: file, ...publication },
      });
    }
    addDocuments(made, { batch: world.id(), actor: SYSTEM_ACTOR, undoable: false, documents });
  }

  function open(path: string, readOnly: boolean): OpenProject {
    const file = resolve(path);
    if (project?.info().path === file && project.info().readOnly === readOnly) return project;
    // The lock is ours already where the same file is open: let go of it before it is taken again.
    if (project?.info().path === file) {
      project.close();
      project = null;
    }
    const opened: OpenProject = openProject(
      file,
      readOnly,
      spoken(() => opened),
    );
    return become(opened);
  }

  const defaultCodebook = (): Codebook => {
    const path = join(options.seedsDir, 'codebook.json');
    return parseCodebook(JSON.parse(readFileSync(path, 'utf8')), path);
  };

  return {
    current: () => project,
    project() {
      if (!project) throw new Refusal('no_project', 'No project is open. Open one, or make a new one.');
      return project;
    },
    annotator() {
      const { annotator } = memory.preferences();
      if (!annotator) throw new Refusal('invalid', 'Say who annotates first: every annotation carries a name.');
      return annotator;
    },
    actor: () => memory.preferences().annotator?.id ?? SYSTEM_ACTOR,
    async create({ name, path, seeds = false, codebook }) {
      const file = resolve(path ?? join(folder(options.folder), `${fileNameFor(name)}.claimwright`));
      const scheme = codebook === undefined ? defaultCodebook() : readCodebookFile(codebook);
      return become(await make(file, name, false, scheme, seeds));
    },
    open,
    async sample() {
      const file = join(folder(options.dataDir), SAMPLE_FILE);
      try {
        return open(file, false);
      } catch (error) {
        if (!(error instanceof Refusal && error.code === 'not_found')) throw error;
        return become(await make(file, SAMPLE_NAME, true, defaultCodebook(), true));
      }
    },
    close() {
      project?.close();
      if (project) world.emit({ type: 'session' });
      project = null;
    },
  };
}

/**
 * Makes a folder where it is missing, and answers it.
 *
 * @throws Refusal `read_only` where it cannot be made.
 */
export function folder(path: string): string {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new Refusal('read_only', `The folder ${path} cannot be made (${String(error)}). Choose another place.`);
  }
  return path;
}

/** A file name for a project's name: what no system forbids in one. */
function fileNameFor(name: string): string {
  const safe = name
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return basename(safe.slice(0, 100)) || 'Project';
}
