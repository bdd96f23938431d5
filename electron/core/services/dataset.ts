import type { PlacedRecord } from '../formats/dataset.ts';
import type { TextFacts } from '../sources/text-facts.ts';
import { openScratch, readScratch } from '../spool/scratch.ts';
import { removeSpool } from '../spool/spool-files.ts';
import { createSpool, type SpoolSummary } from '../spool/spool.ts';
import { readSpool, type SpoolReader } from '../spool/spooled.ts';

/** A dataset that was read: its records wait in a spool. */
export interface Dataset extends SpoolSummary {
  /** As messages name it. */
  readonly file: string;
  /** Its records stood in several files, which their places name. */
  readonly isTree?: boolean;
  /**
   * Made by another tool. Its records are known by their content, so that one that is in the project was imported before: it stays as
   * people made it since.
   */
  readonly isForeign?: boolean;
  /** Reads it, until `close`. */
  open(): SpoolReader & { close(): void };
  /** Takes its spool away. It is not to be opened any more. */
  discard(): void;
}

/** A dataset that is being read. */
export interface OpenDataset {
  readonly dataset: Dataset;
  readonly reader: ReturnType<Dataset['open']>;
}

/** The dataset whose spool the parse thread has left at `path`. */
export const datasetAt = (path: string, file: string, summary: SpoolSummary): Dataset => ({
  ...summary,
  file,
  open() {
    const db = readScratch(path);
    return { ...readSpool(db), close: () => void db.close() };
  },
  discard: () => removeSpool(path),
});

/** What is said of a dataset that is made in this thread. */
type About = Pick<Dataset, 'file' | 'isTree' | 'isForeign'>;

/** A dataset that is being made, in a file without a name. */
export interface DatasetInTheMaking {
  add(placed: PlacedRecord): void;
  finish(): Dataset;
  discard(): void;
}

/** Begins a dataset. */
export function createDataset(about: About): DatasetInTheMaking {
  const db = openScratch();
  let facts: TextFacts = { blocks: [], marks: [], words: 0 };
  const spool = createSpool(db, () => facts);
  const discard = (): void => void db.close();
  return {
    add(placed) {
      ({ facts } = placed);
      spool.add(placed.record, placed.place);
    },
    finish: () => ({ ...spool.finish(), ...about, open: () => ({ ...readSpool(db), close() {} }), discard }),
    discard,
  };
}

/** The dataset of records that are at hand. */
export function datasetOf(about: About, records: Iterable<PlacedRecord>): Dataset {
  const made = createDataset(about);
  for (const placed of records) made.add(placed);
  return made.finish();
}
