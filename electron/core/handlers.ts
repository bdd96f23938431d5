import { dirname, resolve } from 'node:path';
import type { ParseRunner } from './parse/runner.ts';
import type { CoreOptions } from './core.ts';
import { Refusal } from '../../shared/api/reply.ts';
import { RESERVED_LAYERS } from '../../shared/model/layer.ts';
import type { WorkbenchEvent } from '../../shared/api/events.ts';
import type { Output } from '../../shared/api/procedures.ts';
import { formatInfos } from './formats/table.ts';
import { openMappings } from './mapping-memory.ts';
import type { Memory } from './preferences.ts';
import { annotationsOf } from './repositories/annotations.ts';
import { documentIds } from './repositories/documents.ts';
import { codebookHandlers } from './handlers/codebook.ts';
import type { Handlers } from './router.ts';
import {
  createAnnotations,
  deleteAnnotations,
  describeDocument,
  setStatus,
  updateAnnotation,
} from './services/annotations.ts';
import { changeAnnotations } from './services/change.ts';
import { listSummaries, readDocument } from './services/documents.ts';
import { findEqual } from './services/find-equal.ts';
import { createCopies } from './services/copies.ts';
import { exportProject, previewExport } from './services/export.ts';
import { createStaging } from './services/import.ts';
import type { IncomingFiles } from './services/incoming.ts';
import { logSince } from './services/log.ts';
import type { World } from './services/project.ts';
import { readStats } from './services/stats.ts';
import type { BackupSchedule } from './services/backup-schedule.ts';
import type { BackupStore } from './services/backups.ts';
import { refuseReadOnly, rememberRelease } from './services/publication/release.ts';
import type { Tasks } from './services/task.ts';
import { verifyProject } from './services/verify.ts';
import { folder, type Workspace } from './services/workspace.ts';
import { adjudicationHandlers } from './handlers/adjudication.ts';
import { agreementHandlers } from './handlers/agreement.ts';
import { bulkHandlers } from './handlers/bulk.ts';
import { createDesk } from './desk.ts';
import { claimHandlers } from './handlers/claims.ts';
import { conflictHandlers } from './handlers/conflicts.ts';
import { copyHandlers } from './handlers/copies.ts';
import { importHandlers } from './handlers/imports.ts';
import { exchangeHandlers } from './handlers/exchange.ts';
import { attributeHandlers } from './handlers/attributes.ts';
import { relationHandlers } from './handlers/relations.ts';
import { searchHandlers } from './handlers/search.ts';
import { splitHandlers } from './handlers/splits.ts';
import { sourceHandlers } from './handlers/sources.ts';
import { backupHandlers } from './handlers/backups.ts';
import { qualityHandlers } from './handlers/quality.ts';
import { reportHandlers } from './handlers/report.ts';
import { historyHandlers } from './handlers/history.ts';
import { publicationHandlers } from './handlers/publication.ts';
import { openingHandlers } from './handlers/openings.ts';
import { pictureHandlers } from './handlers/pictures.ts';
import { statisticsHandlers } from './handlers/statistics.ts';
import { teamHandlers } from './handlers/team.ts';

/** What the handlers are made of. */
export interface Parts {
  readonly options: CoreOptions;
  readonly memory: Memory;
  readonly workspace: Workspace;
  readonly tasks: Tasks;
  readonly parse: ParseRunner;
  readonly incoming: IncomingFiles;
  readonly store: () => BackupStore;
  /** Null where nothing is backed up by itself. */
  readonly backups: BackupSchedule | null;
  readonly world: Pick<World, 'id' | 'now'> & { readonly emit: (event: WorkbenchEvent) => void };
}

/** Procedure name to service function: thin on purpose, one line where it can be. */
export function createHandlers(parts: Parts): Handlers {
  const { options, memory, workspace, tasks, parse, world, store, backups } = parts;
  const staging = createStaging({
    parse,
    id: world.id,
    actor: () => workspace.actor(),
    seen: () => workspace.seen(),
    annotator: () => memory.preferences().annotator?.id,
    mappings: openMappings(options.dataDir),
  });
  const desk = createDesk(workspace);
  const { db, once } = desk;
  const own = () => memory.preferences().annotator ?? null;
  const copies = createCopies();
  const exchange = exchangeHandlers({
    workspace,
    tasks,
    incoming: parts.incoming,
    store,
    keep: () => memory.preferences().backups.keep,
    id: world.id,
    now: world.now,
    refuseTarget,
  });

  /** Whether a file may be written there at all. Only our own folder is made; a typing mistake must not leave folders behind. */
  function refuseTarget(path: string): void {
    if (dirname(resolve(path)) === resolve(options.folder)) folder(options.folder);
    workspace.refuseTarget(path);
  }

  function undoState(): Output<'history.state'> {
    const { undo, redo } = workspace.project().history.steps(workspace.actor());
    return { undo: undo.at(-1)?.name ?? null, redo: redo.at(-1)?.name ?? null };
  }

  function takeBack(direction: 'undo' | 'redo', batch: string, past?: string): Output<'history.undo'> {
    const done = workspace.project().takeBack(direction, workspace.actor(), batch, past);
    return { ...done, state: undoState() };
  }

  return {
    ...adjudicationHandlers(desk, tasks, own),
    ...agreementHandlers(desk, tasks),
    ...codebookHandlers(desk, { tasks, id: world.id, workspace }),

    'session.read': () => ({
      version: options.version,
      project: workspace.current()?.info() ?? null,
      recent: memory.recent(),
      preferences: memory.preferences(),
      folder: options.folder,
    }),
    'preferences.save': (patch) => {
      if (patch.annotator && RESERVED_LAYERS.includes(patch.annotator.id)) {
        throw new Refusal('invalid', `"${patch.annotator.id}" has a meaning of its own here. Choose another handle.`);
      }
      const saved = memory.save(patch);
      // Another window of this host must not go on under the old name.
      if (patch.annotator !== undefined) world.emit({ type: 'session' });
      return saved;
    },

    ...openingHandlers({
      workspace,
      tasks,
      incoming: parts.incoming,
      backups,
      onLeft: () => {
        staging.clear();
        exchange.clear();
      },
    }),
    'project.forget': ({ path }) => {
      memory.forget(path);
      return {};
    },
    'project.stats': () => readStats(db()),
    'project.verify': ({ task = world.id() }) =>
      tasks.run(task, async (pace) => {
        const snapshot = workspace.project().snapshot();
        try {
          return await verifyProject(snapshot, pace);
        } finally {
          snapshot.close();
        }
      }),

    'documents.list': () => listSummaries(db()),
    'documents.read': ({ id }) => readDocument(db(), id),
    'documents.setStatus': (request) =>
      once(request.batch, [`${workspace.annotator().id}/${request.document}`], (project) =>
        setStatus(project, workspace.annotator(), request),
      ),
    'documents.describe': (request) =>
      once(request.batch, [request.document], (project) => describeDocument(project, workspace.actor(), request)),

    ...importHandlers(workspace, tasks, staging),

    'formats.list': () => formatInfos(),
    'export.preview': (request) =>
      tasks.run(request.task, async (pace) => {
        const snapshot = workspace.project().snapshot();
        try {
          return await previewExport(snapshot, request, pace);
        } finally {
          snapshot.close();
        }
      }),
    'export.write': (request) =>
      tasks.run(request.task, async (pace) => {
        refuseTarget(request.path);
        // Losses stand beside a file.
        workspace.refuseTarget(`${request.path}.losses.json`);
        const project = workspace.project();
        if (request.release !== undefined) refuseReadOnly(project);
        const snapshot = project.snapshot();
        try {
          const { exported, prepared } = await exportProject(snapshot, request, pace);
          if (request.release && prepared) rememberRelease(project, workspace.actor(), request.release, prepared);
          return exported;
        } finally {
          snapshot.close();
        }
      }),

    'annotations.create': (request) =>
      once(
        request.batch,
        request.annotations.map(({ id }) => id),
        (project, seen) => createAnnotations(project, workspace.annotator(), request, seen),
      ),
    'annotations.update': (request) =>
      once(request.batch, [request.id], (project, seen) =>
        updateAnnotation(project, workspace.annotator(), request, seen),
      ),
    'annotations.delete': (request) =>
      once(request.batch, request.ids, (project, seen) =>
        deleteAnnotations(project, workspace.annotator(), request, seen),
      ),
    'annotations.change': (request) => {
      const { create = [], update = [], delete: gone = [], repoint = [], relate = [] } = request;
      const ids = [...create, ...update, ...relate].map(({ id }) => id).concat(gone);
      return once(request.batch, repoint.length > 0 ? null : ids, (project, seen) =>
        changeAnnotations(project, workspace.annotator(), request, seen),
      );
    },
    ...bulkHandlers(desk, tasks),
    'annotations.findEqual': (request) =>
      tasks.run(request.task, (pace) => findEqual(db(), workspace.annotator().id, request, pace)),
    'annotations.list': ({ document, layer }) => {
      const documents = document === undefined ? documentIds(db()) : [document];
      if (document !== undefined && !documentIds(db()).includes(document)) {
        throw new Refusal('not_found', `There is no document ${document} in this project.`);
      }
      return documents
        .flatMap((id) => annotationsOf(db(), id))
        .filter((annotation) => layer === undefined || annotation.layer === layer);
    },

    ...claimHandlers(desk),
    ...conflictHandlers(desk),
    ...splitHandlers(desk, tasks, copies),
    ...copyHandlers(desk, tasks, copies, () => memory.preferences().annotator?.id ?? null),
    ...publicationHandlers(desk, tasks),
    ...qualityHandlers(desk, tasks, own),
    ...reportHandlers(desk, tasks, copies, refuseTarget),
    ...attributeHandlers(desk),
    ...relationHandlers(desk),
    ...searchHandlers(desk, tasks),
    ...sourceHandlers(desk),
    ...exchange.handlers,
    ...teamHandlers(desk),

    ...backupHandlers({
      store,
      workspace,
      tasks,
      id: world.id,
      now: world.now,
      keep: () => memory.preferences().backups.keep,
      folder: options.folder,
    }),
    ...historyHandlers(desk),
    ...pictureHandlers(refuseTarget),
    ...statisticsHandlers(desk, tasks, world.id),
    'history.state': () => undoState(),
    'history.undo': ({ batch, past }) => takeBack('undo', batch, past),
    'history.redo': ({ batch }) => takeBack('redo', batch),
    'log.since': ({ seq }) => logSince(workspace.project().db, db(), seq, workspace.sight()),
    'task.cancel': ({ task }) => {
      tasks.cancel(task);
      return {};
    },
  };
}
