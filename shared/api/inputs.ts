import { z } from 'zod';
import { idSchema } from '../model/ids.ts';
import { changedSchema } from './events.ts';

/** Id of a batch, made by the caller, so that a call that is sent again after a lost answer changes nothing. */
export const batch = idSchema;
/** Id of a long task, made by the caller: its progress comes as events, `task.cancel` ends it. */
export const task = idSchema;
export const path = z.string().min(1).max(4096);
export const empty = z.strictObject({});
/**
 * Input of a procedure on the open project. `session` is the opening that the caller means: where another project, or a copy
 * of it, is open by now, the call is refused as `other_project` and nothing happens. A caller that opened the project itself
 * may leave it out.
 */
export const inProject = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject({ ...shape, session: z.string().max(64).optional() });

/** What a write answers: where in the log it stands, and every record it changed. */
export const writtenSchema = z.object({ seq: z.number(), batch: z.string(), changes: z.array(changedSchema) });
export type Written = z.infer<typeof writtenSchema>;

/** A file from outside: by path (desktop, command line), or its bytes (a browser's file input, a drop). */
export const sourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('path'), path }),
  z.strictObject({ kind: z.literal('bytes'), name: z.string().min(1).max(1024), base64: z.string() }),
]);
export type Source = z.infer<typeof sourceSchema>;
