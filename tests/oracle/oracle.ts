import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A case from the literature: data, parameters, and the numbers that independent programs give for them. */
export interface OracleCase<D, E, P = Record<string, never>> {
  readonly id: string;
  readonly data: D;
  readonly expected: E;
  readonly params: P;
}

/** The cases of a file of `data/`. */
export const oracle = <D, E, P = Record<string, never>>(file: string): OracleCase<D, E, P>[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'data', `${file}.json`), 'utf8')) as OracleCase<D, E, P>[];

type Triple = readonly [start: number, end: number, label: string];

export const spansOf = (triples: readonly Triple[]) => triples.map(([start, end, label]) => ({ start, end, label }));

/** Digits after the decimal point to which numbers are the same. */
export const DIGITS = 9;
