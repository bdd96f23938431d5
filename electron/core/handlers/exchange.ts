import { resolve } from 'node:path';
import type { BrokenFile, MergePlan } from '../../../shared/api/merge.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { writeBundle } from '../bundle/write.ts';
import { aheadOf } from '../merge/ahead.ts';
import type { Incoming } from '../merge/incoming.ts';
import { mergeInto } from '../merge/merge-into.ts';
import { planMerge } from '../merge/plan.ts';
import { lastSeq } from '../repositories/log.ts';
import type { Handlers } from '../router.ts';
import type { BackupStore } from '../services/backups.ts';
import { brokenBy, fileSource, type Broken, type IncomingFiles } from '../services/incoming.ts';
import type { Tasks } from '../services/task.ts';
import type { Workspace } from '../services/workspace.ts';
import type { ReadDb } from '../db/types.ts';
import type { OpenProject } from '../services/project.ts';

type Mine = Extract<keyof Handlers, `merge.${string}` | `bundle.${string}`>;

/** What was read of others. */
interface Waiting {
  readonly id: string;
  readonly files: readonly Incoming[];
  readonly plans: MergePlan[];
}

/** Files that texts were read from can come later than the texts. */
const isNew = ({ operations, files }: MergePlan): boolean => operations.new + files > 0;

/** What exchange is made of. */
export interface ExchangeParts {
  readonly workspace: Workspace;
  readonly tasks: Tasks;
  readonly incoming: IncomingFiles;
  readonly store: () => BackupStore;
  /** How many of the last backups rotation keeps in any case. */
  readonly keep: () => number;
  readonly id: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** @throws Refusal where nothing may be written there. */
  readonly refuseTarget: (path: string) => void;
}

/** Exchange with others. What was read of them waits for the merge; `clear` forgets it, when the project is left. */
export function exchangeHandlers(parts: ExchangeParts): { handlers: Pick<Handlers, Mine>; clear: () => void } {
  const { workspace, tasks, incoming } = parts;
  let waiting: Waiting | null = null;

  function clear(): void {
    const files = waiting?.files ?? [];
    waiting = null;
    incoming.close(files);
  }

  /**
   * A plan as it may be seen. Where others' work is hidden it names no conflict: each side and what it is about would have to be held
   * against what is hidden. Their number stays.
   */
  const seen = (plan: MergePlan): MergePlan => (workspace.sight() === null ? plan : { ...plan, conflicts: [] });

  /** What was read and not yet forgotten. @throws Refusal `not_found` */
  function read(id: string): Waiting {
    if (waiting?.id === id) return waiting;
    throw new Refusal('not_found', 'What was read of the other side is not kept any more. Choose its file again.');
  }

  return {
    clear,
    handlers: {
      'merge.preview': ({ task, sources }) =>
        tasks.run(task, async (pace) => {
          clear();
          const project = workspace.project();
          const opened = await incoming.open(project, sources.map(fileSource), pace);
          try {
            return await onWhole(project, async (db) => {
              const broken = [...opened.broken];
              const good: { readonly file: Incoming; readonly plan: MergePlan }[] = [];
              for (const file of opened.files) {
                try {
                  good.push({ file, plan: await planMerge(db, file, pace) });
                } catch (error) {
                  broken.push(brokenBy(file.name, error));
                  incoming.close([file]);
                }
              }
              const [first] = broken;
              if (good.length === 0 && first) throw first.refusal;
              const id = parts.id();
              const plans = good.map(({ plan }) => plan);
              const answer = { id, plans: plans.map(seen), broken: broken.map(told), ahead: aheadOf(db, parts.now()) };
              // Last: what waits must not be closed by a failure.
              clear();
              waiting = { id, files: good.map(({ file }) => file), plans };
              return answer;
            });
          } catch (error) {
            incoming.close(opened.files);
            throw error;
          }
        }),
      'merge.commit': ({ task, id }) =>
        tasks.run(task, async (pace) => {
          const project = workspace.project();
          const { files, plans } = read(id);
          const { path, readOnly } = project.info();
          if (readOnly)
            throw new Refusal('read_only', `${path} is open for reading only: nothing can be merged into it.`);
          // The log only grows: what was known is known.
          if (!plans.some(isNew)) return { plans: plans.map(seen), backup: null, seq: lastSeq(project.db) };
          const backup = await parts.store().make(project, pace, parts.keep());
          const merged = await mergeInto(project, files, pace);
          return { ...merged, plans: merged.plans.map(seen), backup: backup.path };
        }),
      'merge.discard': ({ id }) => {
        if (waiting?.id === id) clear();
        return {};
      },
      'bundle.write': ({ task, path, originals, overwrite }) =>
        tasks.run(task, async (pace) => {
          const file = resolve(path);
          parts.refuseTarget(file);
          const written = await onWhole(workspace.project(), (db) =>
            writeBundle(db, file, { originals, overwrite }, pace),
          );
          return { path: file, ...written, ahead: aheadOf(workspace.project().db, parts.now()) };
        }),
    },
  };
}

/** A file that cannot be merged, as it is answered. */
const told = ({ file, refusal: { code, message } }: Broken): BrokenFile => ({ file, code, message });

/** On the whole project as it is now, also where others' work is not to be seen: what is exchanged is the log. */
async function onWhole<T>(project: OpenProject, work: (db: ReadDb) => Promise<T>): Promise<T> {
  const snapshot = project.snapshot();
  try {
    return await work(snapshot);
  } finally {
    snapshot.close();
  }
}
