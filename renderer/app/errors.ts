import { ZodError } from 'zod';
import { Refusal } from '../../shared/api/reply.ts';

/**
 * Whether a call got no answer at all. A refusal is an answer; so is one of the wrong shape, which is a bug and would be
 * the same at every further attempt.
 */
export const isConnectionLost = (error: unknown): boolean =>
  !(error instanceof Refusal) && !(error instanceof ZodError) && !(error instanceof SyntaxError);

/** The plain sentence that a failure is shown as. A refusal brings its own; the rest is a lost connection or a bug. */
export function messageOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (isConnectionLost(error)) return 'Claimwright does not answer. What was saved is safe; it tries again by itself.';
  return 'Claimwright gave an answer that this window cannot read. What was saved is safe; reload the window.';
}

/** Whether the core stopped a task because the user asked it to. */
export const isCancelled = (error: unknown): boolean => error instanceof Refusal && error.code === 'cancelled';
