import type { Annotation } from '../../../../shared/model/annotation.ts';
import type { Codebook } from '../../../../shared/model/codebook.ts';
import type { Mapping } from '../../../../shared/model/mapping.ts';
import type { DatasetRelation } from '../dataset.ts';
import { Problem } from '../problem.ts';

/** What the project has already of what comes in. */
export interface There {
  /** The annotations of a document by their foreign ids, as they are to be imported: one that is there stands in the place of the one that came. */
  annotations(document: string, coming: ReadonlyMap<string, Annotation>): ReadonlyMap<string, Annotation>;
  /** A relation as it is to be imported. */
  relation(coming: DatasetRelation): DatasetRelation;
}

/** What foreign names are turned into, and by whom what names nobody was made. */
export interface MappingContext {
  readonly mapping: Mapping;
  readonly codebook: Codebook;
  readonly defaultAnnotator: string | undefined;
  /** Names the origin of what states none: the format's id. */
  readonly format: string;
  /** Absent: nothing is there. */
  readonly there?: There;
}

/** Counts what is left out, by what it is. */
export type Tally = Map<string, number>;

/** Counts something that is left out on purpose. */
export function leave(tally: Tally, what: string, count = 1): void {
  tally.set(what, (tally.get(what) ?? 0) + count);
}

/** What a record of foreign names has under a name; names such as `constructor` are names like others. */
export const under = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** A name that is mapped to nothing that the codebook has. */
export function unknown(what: string, name: string, known: readonly string[]): Problem {
  const names = known.join(', ') || 'none';
  return new Problem(
    `the codebook has no ${what} ${JSON.stringify(name)}; it has ${names}. Map it, or extend the codebook`,
  );
}
