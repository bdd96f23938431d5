import { v7 as uuid } from 'uuid';
import type { BatchEvent, WorkbenchEvent } from '../../shared/api/events.ts';
import { join } from 'node:path';
import type { Core, CoreOptions } from './core.ts';
import { createHandlers } from './handlers.ts';
import { createParseRunner } from './parse/runner.ts';
import { openMemory } from './preferences.ts';
import { createRouter } from './router.ts';
import { startBackups } from './services/backup-schedule.ts';
import { createBackupStore } from './services/backups.ts';
import { createIncomingFiles } from './services/incoming.ts';
import { answerSeen, refusalSeen, told } from './services/team/sight.ts';
import { createSpoolFiles } from './spool/spool-files.ts';
import { createTasks } from './services/task.ts';
import { createWorkspace } from './services/workspace.ts';

/** What tests put in place of the outside world. */
export interface Outside {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** A new UUIDv7. */
  readonly id?: () => string;
  /** Hears of bugs. */
  readonly log?: (error: unknown) => void;
}

/** Puts the workbench together: the only place where its parts meet. */
export function createCore(options: CoreOptions, outside: Outside = {}): Promise<Core> {
  const listeners = new Set<(event: WorkbenchEvent) => void>();
  const emit = (event: WorkbenchEvent): void => {
    const said = event.type === 'batch' ? seenOf(event) : event;
    for (const listener of listeners) listener(said);
  };
  const log =
    outside.log ?? ((error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`));
  /** The batch is on disk by now: what goes wrong here must not look as if it were not, and must tell nothing. */
  function seenOf(event: BatchEvent): BatchEvent {
    try {
      return told(event, workspace.seen(), workspace.sight());
    } catch (error) {
      log(error);
      return { ...event, name: '', changes: null };
    }
  }
  const memory = openMemory(options.dataDir);
  const world = { now: outside.now ?? Date.now, id: outside.id ?? uuid, emit };
  const tasks = createTasks(emit);
  const spools = createSpoolFiles(join(options.dataDir, 'imports'));
  const parse = createParseRunner({ entry: options.parseThread, timeoutMs: 60_000, memoryMb: 1024, spools });
  const incoming = createIncomingFiles(join(options.dataDir, 'incoming'), parse, world.now);
  const workspace = createWorkspace({ options, memory, world, parse, log });
  const store = () =>
    createBackupStore(
      memory.preferences().backups.folder ?? options.backupsDir ?? join(options.dataDir, 'backups'),
      world.now,
    );
  const backups =
    options.backsUp === true
      ? startBackups({
          current: () => workspace.current(),
          settings: () => memory.preferences().backups,
          store,
          now: world.now,
          onFailed: (message) => emit({ type: 'backup', message }),
          log,
        })
      : null;
  const route = createRouter(
    createHandlers({ options, memory, workspace, tasks, parse, incoming, world, store, backups }),
    (session) => workspace.requireSession(session),
    log,
    {
      answer: (answer) => (workspace.current() && workspace.sight() ? answerSeen(answer, workspace.seen()) : answer),
      refusal(refusal) {
        const sight = workspace.current() && workspace.sight();
        return sight ? refusalSeen(refusal, workspace.seen(), sight) : refusal;
      },
    },
  );
  let closed = false;
  return Promise.resolve({
    call: (name, input) =>
      closed
        ? Promise.resolve({ ok: false, code: 'cancelled', message: 'Claimwright is closing. Nothing was changed.' })
        : route(name, input),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      await backups?.leaving();
      backups?.stop();
      workspace.close();
      incoming.closeAll();
      await parse.close();
      listeners.clear();
    },
  });
}
