import { mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refusal } from '../../../shared/api/reply.ts';
import type { WorkbenchEvent } from '../../../shared/api/events.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { fileNameFor } from '../../../shared/text/file-name.ts';
import type { CoreOptions } from '../core.ts';
import type { Memory } from '../preferences.ts';
import type { ParseRunner } from '../parse/runner.ts';
import { filesOfProject } from '../db/lock.ts';
import { parseCodebook, readCodebookFile } from './codebook.ts';
import { makeProject } from './make-project.ts';
import { openProject, SYSTEM_ACTOR, type OpenProject, type World } from './project.ts';
import type { Blinded } from '../db/blindfold.ts';
import type { ReadDb } from '../db/types.ts';
import { sightOf } from './team/sight.ts';
import { projectBeside, refuseProject } from './refuse-project.ts';
import { addSampleAnnotation, addSeeds } from './seeds.ts';

/** The one project that is open, if any, and the ways to another. */
export interface Workspace {
  /** @throws Refusal `no_project`. */
  project(): OpenProject;
  current(): OpenProject | null;
  /** Who annotates. @throws Refusal `invalid` where nobody has said so yet. */
  annotator(): Annotator;
  /** Who is to be written into the log for what anybody may do. */
  actor(): string;
  /** What is hidden from whoever annotates here; null: nothing. @throws Refusal `no_project`. */
  sight(): Blinded | null;
  /** The open project as whoever annotates here may see it. @throws Refusal `no_project`. */
  seen(): ReadDb;
  create(request: {
    name: string;
    path?: string | undefined;
    seeds?: boolean | undefined;
    annotated?: boolean | undefined;
    codebook?: string | undefined;
  }): Promise<OpenProject>;
  /**
   * Makes a project that is filled otherwise, whole or not at all, and opens it. Without a path it is put into the default folder, under
   * the name. @throws Refusal of `makeProject`, and what `fill` throws.
   */
  createBy(request: {
    name: string;
    path?: string | undefined;
    fill: (made: OpenProject) => Promise<unknown>;
  }): Promise<OpenProject>;
  open(path: string, readOnly: boolean): OpenProject;
  /** The sample project: made with the first call, annotated or not as that one says, and opened again afterwards. */
  sample(request: { annotated?: boolean | undefined }): Promise<OpenProject>;
  close(): void;
  /** @throws Refusal `other_project` where the open project is not the opening that the token stands for. */
  requireSession(session: string): void;
  /**
   * Refuses a path that leads to a file of the open project. To open and close one of them by any other way than SQLite's
   * would drop the process' locks on it (POSIX), and with them its safety.
   *
   * @throws Refusal `refused`.
   */
  refuseHeld(path: string): void;
  /**
   * Whether a file may be written there: everything that writes one where its caller says asks this first. Refuses what
   * {@link refuseHeld} refuses, and every other project with the files beside it.
   *
   * @throws Refusal `refused`.
   */
  refuseTarget(path: string): void;
}

/** What a workspace is made of. */
export interface WorkspaceParts {
  readonly options: CoreOptions;
  readonly memory: Memory;
  readonly world: Omit<World, 'emit'> & { readonly emit: (event: WorkbenchEvent) => void };
  readonly parse: ParseRunner;
  /** Hears of what went wrong beside what was asked for. */
  readonly log: (error: unknown) => void;
}

const SAMPLE_FILE = 'Sample project.claimwright';
const SAMPLE_NAME = 'Sample project';

export function createWorkspace({ options, memory, world, parse, log }: WorkspaceParts): Workspace {
  let project: OpenProject | null = null;

  /** A world in which only the project at hand is heard: not one that is being made, or was left. */
  const spoken = (speaker: () => OpenProject): World => ({
    ...world,
    emit: (event) => {
      if (speaker() === project) world.emit(event);
    },
  });

  function refuseHeld(path: string): void {
    if (!project) return;
    const held = new Set(filesOfProject(project.info().path).map(identityOf));
    // One that is not there yet belongs to it by its name.
    const asked = [path, projectBeside(path) ?? path].map(identityOf);
    if (asked.some((file) => file !== null && held.has(file))) {
      throw new Refusal('refused', `${path} belongs to the project that is open. Choose another file.`, { file: path });
    }
  }

  function become(next: OpenProject): OpenProject {
    project?.close();
    project = next;
    world.emit({ type: 'session' });
    const { path, name } = next.info();
    try {
      memory.remember(path, name);
    } catch (error) {
      // The project is open, which is what was asked for; only the list of recent ones does not know it.
      log(error);
    }
    return next;
  }

  async function make(request: {
    path: string;
    name: string;
    sample: boolean;
    codebook: Codebook;
    seeds: boolean;
    annotated: boolean;
  }) {
    const { path, name, sample, codebook, seeds, annotated } = request;
    await makeProject(path, world, async (made) => {
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
      const parts = { dir: options.seedsDir, parse, id: world.id };
      if (seeds || annotated) await addSeeds(made, parts);
      if (annotated) await addSampleAnnotation(made, parts);
    });
    return open(path, false);
  }

  function open(path: string, readOnly: boolean): OpenProject {
    const file = realPath(path);
    const info = project?.info();
    if (project && info?.path === file && info.readOnly === readOnly) return project;
    // The lock is ours already where the same file is open: let go of it before it is taken again.
    if (info?.path === file) close();
    const opened: OpenProject = openProject(
      file,
      readOnly,
      spoken(() => opened),
    );
    return become(opened);
  }

  function close(): void {
    if (!project) return;
    project.close();
    project = null;
    world.emit({ type: 'session' });
  }

  const placeFor = (name: string, path: string | undefined): string =>
    resolve(path ?? join(folder(options.folder), `${fileNameFor(name, 'Project')}.claimwright`));

  const defaultCodebook = (): Codebook => {
    const path = join(options.seedsDir, 'codebook.json');
    return parseCodebook(JSON.parse(readFileSync(path, 'utf8')), path);
  };

  function opened(): OpenProject {
    if (!project) throw new Refusal('no_project', 'No project is open. Open one, or make a new one.');
    return project;
  }

  const sight = (): Blinded | null =>
    options.seesAll === true ? null : sightOf(opened().db, memory.preferences().annotator?.id ?? null);

  return {
    current: () => project,
    project: opened,
    sight,
    seen() {
      const blinded = sight();
      return blinded === null ? opened().db : opened().seenBy(blinded);
    },
    annotator() {
      const { annotator } = memory.preferences();
      if (!annotator) throw new Refusal('invalid', 'Say who annotates first: every annotation carries a name.');
      return annotator;
    },
    actor: () => memory.preferences().annotator?.id ?? SYSTEM_ACTOR,
    async create({ name, path, seeds = false, annotated = false, codebook }) {
      const file = placeFor(name, path);
      if (codebook !== undefined) refuseHeld(codebook);
      const scheme = codebook === undefined ? defaultCodebook() : readCodebookFile(codebook);
      return make({ path: file, name, sample: false, codebook: scheme, seeds, annotated });
    },
    async createBy({ name, path, fill }) {
      const file = placeFor(name, path);
      await makeProject(file, world, fill);
      return open(file, false);
    },
    open,
    async sample({ annotated = false }) {
      const file = join(folder(options.dataDir), SAMPLE_FILE);
      try {
        return open(file, false);
      } catch (error) {
        if (!(error instanceof Refusal && error.code === 'not_found')) throw error;
        const codebook = defaultCodebook();
        return make({ path: file, name: SAMPLE_NAME, sample: true, codebook, seeds: true, annotated });
      }
    },
    close,
    requireSession(session) {
      if (project?.info().session === session) return;
      throw new Refusal(
        'other_project',
        'Another project is open by now. Nothing was changed; open the one that you mean again.',
      );
    },
    refuseHeld,
    refuseTarget(path) {
      refuseHeld(path);
      refuseProject(path);
    },
  };
}

/** What tells a file from every other, whatever its names; null where there is none to tell of. */
function identityOf(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    return null;
  }
}

/** The path without symbolic links: one file, one name, one lock. A file that is not there keeps the path that was given. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
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
