import type { Backup } from '../../../shared/api/backups.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { BackupSettings } from '../../../shared/api/session.ts';
import { lastSeq } from '../repositories/log.ts';
import type { BackupStore } from './backups.ts';
import type { OpenProject } from './project.ts';
import { quietPace } from './task.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A start is not to wait for a backup. */
const AFTER_OPENING = 5000;

/** Automatic backups of whatever project is open for writing. */
export interface BackupSchedule {
  /** Another project is open now: it gets a backup soon, where its last one is older than a day. */
  opened(): void;
  /** The open project is about to be left: what has no backup yet gets one. Never refuses. */
  leaving(): Promise<void>;
  stop(): void;
}

/** What the schedule stands on. */
export interface ScheduleOptions {
  readonly current: () => OpenProject | null;
  readonly settings: () => BackupSettings;
  readonly store: () => BackupStore;
  readonly now: () => number;
  /** Hears of a failure, once until a backup works again. */
  readonly onFailed: (message: string) => void;
  readonly log: (error: unknown) => void;
}

/** Starts the clock of the backups: it looks every minute whether one is due. A failure never stops anybody's work. */
export function startBackups({ current, settings, store, now, onFailed, log }: ScheduleOptions): BackupSchedule {
  let running: Promise<void> = Promise.resolve();
  let openedAt = now();
  let told = false;
  let soon: NodeJS.Timeout | undefined;
  const timer = setInterval(() => void due(false), MINUTE);
  timer.unref();

  /** The last good backup that the project goes on from. */
  function last(project: OpenProject): Backup | undefined {
    const of = { id: project.info().id };
    return store()
      .list(of, project.db)
      .find(({ problem, since }) => problem === null && since !== null);
  }

  async function make(isDue: (latest: Backup | undefined) => boolean): Promise<void> {
    const project = current();
    const { on, keep } = settings();
    if (!on || project === null || project.info().readOnly) return;
    try {
      const latest = last(project);
      if (lastSeq(project.db) === (latest?.seq ?? 0) || !isDue(latest)) return;
      await store().make(project, quietPace(), keep);
      told = false;
    } catch (error) {
      if (!(error instanceof Refusal)) log(error);
      if (told) return;
      told = true;
      onFailed(error instanceof Error ? error.message : String(error));
    }
  }

  function queue(isDue: (latest: Backup | undefined) => boolean): Promise<void> {
    running = running.then(() => make(isDue));
    return running;
  }

  function due(isOpening: boolean): Promise<void> {
    return queue((latest) => {
      const at = latest === undefined ? 0 : Date.parse(latest.at);
      if (isOpening) return now() - at > DAY;
      return now() - Math.max(at, openedAt) >= settings().minutes * MINUTE;
    });
  }

  return {
    opened() {
      openedAt = now();
      clearTimeout(soon);
      soon = setTimeout(() => void due(true), AFTER_OPENING);
      soon.unref();
    },
    leaving() {
      clearTimeout(soon);
      return queue(() => true);
    },
    stop() {
      clearTimeout(soon);
      clearInterval(timer);
    },
  };
}
