import type { ProgramParts } from '../core/places.ts';

/** What a command may touch of the outside world. */
export interface Context {
  readonly parts: ProgramParts;
  /** The result, and nothing else. */
  out(text: string): void;
  /** Everything else: errors, notes, progress. */
  err(text: string): void;
  /** Whether somebody watches standard error. */
  readonly watched: boolean;
  readonly interrupt: Interrupt;
  /** Asks for another exit code than 0 although nothing was refused. */
  exitWith(code: number): void;
}

/** Ctrl+C, as the command at hand understands it. */
export interface Interrupt {
  /** Until the returned function is called, Ctrl+C calls `cancel` instead of ending the process at once. */
  during(cancel: () => void): () => void;
}

/** A command line that says something impossible: usage, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
