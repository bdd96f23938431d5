import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { differences } from '../../../electron/core/formats/compare.ts';
import type { DatasetRecord } from '../../../electron/core/formats/dataset.ts';
import type { Lost } from '../../../electron/core/formats/fit.ts';
import type { DatasetSource, Format, OutFile } from '../../../electron/core/formats/format.ts';
import type { FileTree } from '../../../electron/core/formats/foreign.ts';
import { writeTreeAtomically } from '../../../electron/core/formats/tree-out.ts';
import { readAgain } from '../../../electron/core/services/export-proof.ts';
import { CODEBOOK, datasets } from './projects.ts';
import { silentLosses } from './silent-losses.ts';

/** Files by their paths: a dataset of a foreign tool as a test writes it down. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Something that is not what it should be, and where the refusal says it is. */
export interface HostileCase {
  readonly name: string;
  readonly files: () => Files;
  /** What the message begins with, as `FILE:LINE`, and what it says. */
  readonly at?: string;
  readonly says: RegExp;
}

/** A trap of the format's row in the design, as a test of its own. */
export interface TrapCase {
  readonly name: string;
  /** With expectations. */
  readonly run: () => Promise<void> | void;
}

/** A reader that is not ours, on what we wrote. */
export interface OutsideCase {
  /** Named in the table of conformance: "Python json", "DuckDB". */
  readonly reader: string;
  /** Expects that it reads `records`. The dataset stands in `folder`. */
  readonly run: (folder: string, records: readonly DatasetRecord[]) => Promise<void> | void;
}

/** Everything that is shown of a format. */
export interface Suite {
  readonly format: Format;
  readonly traps: readonly TrapCase[];
  /** At least 20 where there is a reader. */
  readonly hostile: readonly HostileCase[];
  readonly outside: readonly OutsideCase[];
  /** How many projects the property of writing is tried on: 100 where it is not said, fewer for a format of many files. */
  readonly writes?: number;
  /** What projects the property is tried on; those of {@link datasets} otherwise. */
  readonly projects?: fc.Arbitrary<DatasetRecord[]>;
}

/** What a writer sees of records that are fitted already. */
export const sourceOf = (records: readonly DatasetRecord[], codebook: Codebook = CODEBOOK): DatasetSource => ({
  // oxlint-disable-next-line typescript/require-await -- as an export gives them
  async *records() {
    yield* records;
  },
  codebook,
  project: { name: 'Project' },
  annotators: [...new Set(records.flatMap((record) => record.annotations.map(({ layer }) => layer)))]
    .toSorted()
    .map((id) => ({ id, name: id })),
});

/** Records as the format can hold them, and what it lost of them. */
export function fitted(
  format: Format,
  records: readonly DatasetRecord[],
  codebook: Codebook = CODEBOOK,
): { records: DatasetRecord[]; lost: Lost[] } {
  const beside = { original: 'utf-8', statuses: 0 } as const;
  const all = records.map((record) => format.writer?.fit(record, { codebook, beside }) ?? { record, lost: [] });
  return { records: all.map(({ record }) => record), lost: all.flatMap(({ lost }) => lost) };
}

/** The files that a format writes of fitted records, in memory. */
export async function written(
  format: Format,
  records: readonly DatasetRecord[],
  codebook: Codebook = CODEBOOK,
): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for await (const { path, pieces } of format.writer?.write(sourceOf(records, codebook)) ?? []) {
    const parts: Uint8Array[] = [];
    for await (const piece of pieces) parts.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
    files.set(path, Buffer.concat(parts));
  }
  return files;
}

/** Files as a reader gets them. */
export const treeOf = (files: Files | ReadonlyMap<string, Uint8Array>, name = 'dataset'): FileTree => ({
  name,
  files: (files instanceof Map ? [...files] : Object.entries(files as Files))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, content]) => ({
      path,
      source: { kind: 'bytes', name: path, bytes: typeof content === 'string' ? Buffer.from(content) : content },
    })),
});

/** The records that a format reads of files. */
export const readBack = (
  format: Format,
  files: Files | ReadonlyMap<string, Uint8Array>,
  codebook: Codebook = CODEBOOK,
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<readonly DatasetRecord[]> => readAgain(treeOf(files), format, { codebook }, texts);

/** Projects that come back as they were, for each format with a reader and a writer. */
export const RUNS = 1000;

/** The lists of a record in another order: no content. */
const shuffled = (record: DatasetRecord): DatasetRecord => ({
  ...record,
  annotations: record.annotations.toReversed(),
  relations: record.relations.toReversed(),
  claims: record.claims.toReversed(),
  sources: record.sources.toReversed(),
  metadata: Object.fromEntries(Object.entries(record.metadata).toReversed()),
});

/** The tests of a format: the same for all of them, over its own cases. */
export function describeFormat(suite: Suite): void {
  describeWriting(suite);
  describeRoundTrip(suite);
  describeTraps(suite);
  describeHostile(suite);
  describeOutside(suite);
}

const reads = ({ reader, native }: Format): boolean => reader !== undefined || native !== undefined;

function describeWriting({ format, projects = datasets, writes = 100 }: Suite): void {
  if (!format.writer) return;
  describe(`${format.id}: written`, () => {
    it('does not depend on the order of lists, and fitting twice changes nothing more', async () => {
      await fc.assert(
        fc.asyncProperty(projects, async (records) => {
          const { records: once } = fitted(format, records);
          expect(fitted(format, once).records).toEqual(once);
          const other = fitted(format, records.map(shuffled)).records;
          expect(await written(format, other)).toEqual(await written(format, once));
        }),
        { numRuns: writes },
      );
    });

    it('loses nothing in silence: what fitting takes out or changes has a loss with its id', () => {
      const context = { codebook: CODEBOOK, beside: { original: 'utf-8', statuses: 0 } } as const;
      fc.assert(
        fc.property(projects, (records) => {
          const silent = records.flatMap((record) =>
            silentLosses(record, format.writer?.fit(record, context) ?? { record, lost: [] }),
          );
          expect(silent).toEqual([]);
        }),
        { numRuns: 300 },
      );
    });
  });
}

function describeRoundTrip({ format, projects = datasets }: Suite): void {
  if (!format.writer || !reads(format)) return;
  describe(`${format.id}: round trip`, () => {
    it(`${RUNS} projects come back as they were, less what is stated as lost`, async () => {
      await fc.assert(
        fc.asyncProperty(projects, async (records) => {
          const { records: expected } = fitted(format, records);
          const texts = new Map(expected.map(({ id, text }) => [id, text]));
          const actual = await readBack(format, await written(format, expected), CODEBOOK, texts);
          expect(differences(expected, actual, format.holds, CODEBOOK)).toEqual([]);
        }),
        { numRuns: RUNS },
      );
    });
  });
}

function describeTraps({ format, traps }: Suite): void {
  if (traps.length === 0) return;
  describe(`${format.id}: traps`, () => {
    it.each(traps)('$name', async ({ run }) => {
      expect.hasAssertions();
      await run();
    });
  });
}

function describeHostile({ format, hostile }: Suite): void {
  if (!reads(format)) return;
  describe(`${format.id}: hostile input`, () => {
    it('has at least 20 cases', () => expect(hostile.length).toBeGreaterThanOrEqual(20));
    it.each(hostile)('$name', async ({ files, at, says }) => {
      const refusal = await readBack(format, files()).then(
        () => null,
        (error: unknown) => error,
      );
      expect(refusal).toBeInstanceOf(Refusal);
      const { message } = refusal as Refusal;
      expect(message).toMatch(says);
      expect(message.slice(0, at?.length ?? 0)).toBe(at ?? '');
    });
  });
}

function describeOutside({ format, outside, projects = datasets }: Suite): void {
  if (outside.length === 0) return;
  describe(`${format.id}: read by others`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'claimwright-outside-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    it.each(outside)('$reader', async ({ reader: name, run }) => {
      expect.hasAssertions();
      const { records } = fitted(format, fc.sample(projects, { numRuns: 30, seed: 7 }).flat());
      const unique = [...new Map(records.map((record) => [record.id, record])).values()].toSorted((a, b) =>
        a.id < b.id ? -1 : 1,
      );
      const place = join(folder, name.replaceAll(/\W+/g, '-'));
      const files = async function* (): AsyncGenerator<OutFile> {
        yield* format.writer?.write(sourceOf(unique)) ?? [];
      };
      await writeTreeAtomically(place, files(), { overwrite: false });
      await run(place, unique);
    });
  });
}
