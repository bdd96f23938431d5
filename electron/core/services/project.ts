import { invariant } from '../../../shared/assert.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { BatchEvent } from '../../../shared/api/events.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { ProjectInfo } from '../../../shared/api/session.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import { blindfold, type Blinded } from '../db/blindfold.ts';
import {
  asRefusal,
  closeFile,
  createFile,
  openBeside,
  openFile,
  openSnapshot,
  reconnect,
  type OpenFile,
} from '../db/open.ts';
import type { ReadDb } from '../db/types.ts';
import { lastOrdinal } from '../repositories/history.ts';
import { batchesAfter, lastSeq, lastStamp, type BatchRow } from '../repositories/log.ts';
import { annotatorById, listLayers, readCodebook, readProject } from '../repositories/small.ts';
import { absorb, type Absorb, type Absorbing } from './absorb.ts';
import { createClock } from './clock.ts';
import { createHistory, type History } from './history.ts';
import { write, type Writable, type WriteRequest } from './write.ts';

/** Handle of what nobody in particular does: making a project, filling the sample. */
export const SYSTEM_ACTOR = 'claimwright';

/** What an open project is made with: the outside world, injected. */
export interface World {
  readonly now: () => number;
  /** A new UUIDv7. */
  readonly id: () => string;
  readonly emit: (event: BatchEvent) => void;
}

/** The project at hand. Everything that changes it goes through `write`. */
export interface OpenProject {
  readonly db: ReadDb;
  readonly history: History;
  readonly world: World;
  info(): ProjectInfo;
  /** @throws Refusal of `write`, and `read_only`. */
  write(request: WriteRequest): Written;
  takeBack(direction: 'undo' | 'redo', actor: string, batch: string, past?: string): Written & { name: string };
  /**
   * Takes in batches of other copies in one transaction on a connection of its own; meanwhile the project is read and not written to.
   * Listeners hear of all that came at once, without changes: they read afresh what they show.
   *
   * @throws Refusal `read_only`, `locked` where this is going on already, and that of the work.
   */
  absorb<T>(work: Absorb<T>): Promise<T>;
  /** Another connection for a long read, which the caller closes. With somebody to hide others' work from, blind. */
  snapshot(blinded?: Blinded | null): ReadDb;
  /** The connection that somebody reads over from whom others' work is hidden. It is the project's to close. */
  seenBy(blinded: Blinded): ReadDb;
  close(): void;
}

/** Makes an empty project file, without any record in it yet. */
export const createProject = (path: string, world: World): OpenProject =>
  hold(createFile(path, new Date(world.now())), world);

/** Opens a project file: for writing where that is possible and `readOnly` does not forbid it. */
export const openProject = (path: string, readOnly: boolean, world: World): OpenProject =>
  hold(openFile(path, readOnly, new Date(world.now())), world);

function hold(opened: OpenFile, world: World): OpenProject {
  let file = opened;
  const session = world.id();
  const clock = createClock(world.now);
  const stamp = lastStamp(file.db);
  if (stamp !== null) clock.see(stamp);
  const history = createHistory(file.db);
  /** One for each annotator of this opening: long reads may still go on over one when the next person sits down. */
  const blind = new Map<string, ReadDb>();
  const writable: Writable = {
    clock,
    get db() {
      return file.db;
    },
    committed(row, event) {
      history.note(row);
      world.emit({ ...event, session });
    },
    reopen() {
      file = reconnect(file);
    },
  };
  let absorbing: Absorbing<unknown> | null = null;
  function refuseWriting(): void {
    if (file.lock === null) {
      throw new Refusal(
        'read_only',
        `${file.path} is open for reading only. Copy it to a folder of yours to work on it.`,
      );
    }
    if (absorbing !== null) {
      throw new Refusal(
        'locked',
        'Other work is being merged just now. Nothing was changed; try again when it is done.',
      );
    }
  }
  /** What came from elsewhere counts for the clock and for undo as if it had been done here. */
  function heard(ordinal: number, before: number): void {
    let last: BatchRow | null = null;
    for (const row of batchesAfter(file.db, ordinal)) {
      clock.see(row.at);
      history.note(row);
      last = row;
    }
    if (last === null) return;
    const { id: batch, actor } = last;
    const places = { first: before + 1, seq: lastSeq(file.db) };
    world.emit({ type: 'batch', session, ...places, batch, name: 'merge', actor, undoes: null, changes: null });
  }
  function guarded<T>(work: () => T): T {
    refuseWriting();
    try {
      return work();
    } catch (error) {
      throw asRefusal(file.path, error);
    }
  }
  return {
    history,
    world,
    get db() {
      return file.db;
    },
    info() {
      const project = readProject(file.db);
      const { id, name, sample } = project ?? { id: '', name: '', sample: false };
      return { id, session, name, sample, path: file.path, readOnly: file.lock === null, seq: lastSeq(file.db) };
    },
    write: (request) => guarded(() => write(writable, request)),
    takeBack: (direction, actor, batch, past) =>
      guarded(() => history.takeBack(writable, direction, actor, batch, past)),
    async absorb<T>(work: Absorb<T>) {
      refuseWriting();
      const [ordinal, before] = [lastOrdinal(file.db), lastSeq(file.db)];
      try {
        const begun = absorb(file, work);
        absorbing = begun;
        const { answer } = await begun.done;
        heard(ordinal, before);
        return answer;
      } catch (error) {
        throw asRefusal(file.path, error);
      } finally {
        absorbing = null;
      }
    },
    snapshot(blinded = null) {
      const db = openSnapshot(file);
      if (blinded) blindfold(db, blinded);
      return db;
    },
    seenBy(blinded) {
      const key = JSON.stringify(blinded);
      const known = blind.get(key);
      if (known) return known;
      const db = openBeside(file);
      blindfold(db, blinded);
      blind.set(key, db);
      return db;
    },
    close() {
      absorbing?.drop();
      for (const db of blind.values()) db.close();
      closeFile(file);
    },
  };
}

/** Makes sure that an annotator and the layer of that name are in the project, before their first annotation. */
export function ensureAnnotator(project: OpenProject, annotator: Annotator): void {
  const known = annotatorById(project.db, annotator.id);
  const same = known?.name === annotator.name;
  const layer = listLayers(project.db).some(({ id }) => id === annotator.id);
  if (same && layer) return;
  project.write({
    batch: project.world.id(),
    name: 'add annotator',
    actor: annotator.id,
    undoable: false,
    changes: [
      // What the project knows of a person besides, such as the colour, stays.
      { entity: 'annotator', id: annotator.id, after: { ...known, ...annotator } },
      ...(layer
        ? []
        : [{ entity: 'layer', id: annotator.id, after: { id: annotator.id, kind: 'annotator' } } as const]),
    ],
  });
}

/** The version of the codebook that annotations are made under now. */
export function codebookVersion(db: ReadDb): string {
  const codebook = readCodebook(db);
  invariant(codebook, 'every project has a codebook');
  return codebook.version;
}
