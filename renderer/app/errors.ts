import { ZodError } from 'zod';
import { Refusal } from '../../shared/api/reply.ts';
import { t } from '../strings/t.ts';

/** Whether a call got no answer at all. Anything that came back is an answer, even one that nobody can read. */
export const isConnectionLost = (error: unknown): boolean =>
  !(error instanceof Refusal) && !(error instanceof ZodError) && !(error instanceof SyntaxError);

/**
 * What a failed call says of what it should have done. `refused`: it was not done. `elsewhere`: it was not done, since
 * another project is open than it was meant for. `unclear`: there was an answer, but a fault lies behind it, before or
 * after the change was on disk. `none`: no answer, and just as unclear.
 */
export type Answer = 'refused' | 'elsewhere' | 'unclear' | 'none';

/** What a failed call's error says. Only a refusal that the core meant is a certain "no". */
export function answerIn(error: unknown): Answer {
  if (!(error instanceof Refusal)) return isConnectionLost(error) ? 'none' : 'unclear';
  if (error.code === 'internal') return 'unclear';
  return error.code === 'other_project' || error.code === 'no_project' ? 'elsewhere' : 'refused';
}

/** A refusal that the window itself makes: its sentence is in the window's language already. */
export class OwnRefusal extends Refusal {}

/** The plain sentence that a failure is shown as. A refusal brings its own, in English, with a lead
 * in the window's language; the rest is a lost connection or a bug. */
export function messageOf(error: unknown): string {
  if (error instanceof OwnRefusal) return error.message;
  if (error instanceof Refusal) return t(`errors.refused.${error.code}`, { message: error.message });
  if (isConnectionLost(error)) return t('errors.noAnswer');
  return t('errors.unreadable');
}

/** Whether the core stopped a task because the user asked it to. */
export const isCancelled = (error: unknown): boolean => error instanceof Refusal && error.code === 'cancelled';
