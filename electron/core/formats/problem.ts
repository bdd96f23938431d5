import { Refusal } from '../../../shared/api/reply.ts';

/** Where in a file from outside: `line` counts from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/**
 * Something in one line that is not what it should be, thrown by the functions that see only that line. `what` says it
 * and what to do, without the place; `column` counts UTF-16 code units from 1. `problemAt` makes the refusal of it.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly column: number | undefined;

  constructor(what: string, column?: number) {
    super(what);
    this.column = column;
  }
}

/** The refusal of a whole file for what is wrong at one place of it: `FILE:LINE: what, and what to do`. */
export function refusalAt(place: Place, what: string, column?: number): Refusal {
  const where = column === undefined ? '' : ` (column ${column})`;
  return new Refusal('refused', `${place.file}:${place.line}: ${what}${where}`, {
    file: place.file,
    line: place.line,
    ...(column === undefined ? {} : { column }),
  });
}

/** Runs `work` on the line at `place`: a problem that it throws becomes the refusal of the file, anything else stays. */
export function at<T>(place: Place, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Problem ? refusalAt(place, error.message, error.column) : error;
  }
}

/** Runs `work` on one field: a problem that it throws names the field first. */
export function within<T>(field: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Problem ? new Problem(`${field}: ${error.message}`, error.column) : error;
  }
}
