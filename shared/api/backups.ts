import { z } from 'zod';
import { inProject, path, task } from './inputs.ts';

const lastSchema = z.object({ name: z.string(), actor: z.string(), at: z.string() });

/** What a backup says of itself without being opened: kept in a small file beside it. Times are ISO 8601, UTC. */
export const backupNoteSchema = z.object({
  at: z.string(),
  project: z.object({ id: z.string(), name: z.string(), path: z.string() }),
  bytes: z.number(),
  documents: z.number(),
  annotations: z.number(),
  /** Place of the log's last operation, and the batch that it is of. */
  seq: z.number(),
  batch: z.string().nullable(),
  last: lastSchema.nullable(),
});
export type BackupNote = z.infer<typeof backupNoteSchema>;

const backupSchema = backupNoteSchema.extend({
  path: z.string(),
  /** Why it cannot be restored, in words; null where nothing speaks against it. */
  problem: z.string().nullable(),
  /** Changes that the open project has had since; null where it does not go on from this backup. */
  since: z.number().nullable(),
});
export type Backup = z.infer<typeof backupSchema>;

const sampleSchema = z.object({
  total: z.number(),
  first: z.array(z.object({ id: z.string(), label: z.string(), quote: z.string(), layer: z.string() })),
});

/** Backups of projects: whole project files, each of one moment. */
export const backupProcedures = {
  /** The newest first: of the open project, or of the project file at `origin`, which may not open any more. */
  'backups.list': {
    input: z.strictObject({ origin: path.optional() }),
    output: z.object({ folder: z.string(), backups: z.array(backupSchema) }),
  },
  /** Makes one now: among the automatic ones, or at `out`, where nothing may be yet. */
  'backups.make': { input: inProject({ task: task.optional(), out: path.optional() }), output: backupSchema },
  /** What a backup holds, and how it differs from the open project where that is the same project. */
  'backups.inspect': {
    input: z.strictObject({ backup: path, task: task.optional() }),
    output: z.object({
      documents: z.array(z.object({ id: z.string(), title: z.string(), annotations: z.number() })),
      byLabel: z.array(z.object({ label: z.string(), annotations: z.number() })),
      byLayer: z.array(z.object({ layer: z.string(), annotations: z.number() })),
      changes: z.array(lastSchema),
      /** Annotations that only the backup has, only the project has, and that are not the same in both. */
      differences: z.object({ gone: sampleSchema, added: sampleSchema, changed: z.number() }).nullable(),
    }),
  },
  /** Writes what a backup holds into a new project file. Nothing is ever overwritten. */
  'backups.restore': {
    input: z.strictObject({ backup: path, path: path.optional(), task: task.optional() }),
    output: z.object({ path: z.string(), documents: z.number(), annotations: z.number(), seq: z.number() }),
  },
} as const;
