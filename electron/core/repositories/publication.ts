import type { DatasetCard } from '../../../shared/model/dataset-card.ts';
import type { Release } from '../../../shared/model/release.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import { canonical } from './state.ts';

interface Row {
  readonly record: string;
}

/** The card of the dataset, or undefined where nobody has said anything of it. */
export function readDatasetCard(db: ReadDb): DatasetCard | undefined {
  const row = prepared<Row>(db, 'SELECT record FROM dataset_cards').get();
  return row && (JSON.parse(row.record) as DatasetCard);
}

const put = (table: 'dataset_cards' | 'releases'): string =>
  `INSERT INTO ${table} VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record`;

export function putDatasetCard(db: WriteDb, record: DatasetCard): void {
  prepared(db, put('dataset_cards')).run(record.id, canonical(record));
}

export const releaseById = (db: ReadDb, id: string): Release | undefined => {
  const row = prepared<Row>(db, 'SELECT record FROM releases WHERE id = ?').get(id);
  return row && (JSON.parse(row.record) as Release);
};

/** What was published, the first one first. */
export const listReleases = (db: ReadDb): Release[] =>
  prepared<Row>(db, 'SELECT record FROM releases')
    .all()
    .map(({ record }) => JSON.parse(record) as Release)
    .toSorted((a, b) => a.ordinal - b.ordinal);

export function putRelease(db: WriteDb, record: Release): void {
  prepared(db, put('releases')).run(record.id, canonical(record));
}

/** What a release was made of, or undefined where this copy of the project does not have it. */
export const manifestOf = (db: ReadDb, release: string): Buffer | undefined =>
  prepared<{ manifest: Buffer }>(db, 'SELECT manifest FROM release_manifests WHERE release = ?').get(release)?.manifest;

/** Stands beside the log, as texts do: it stays where the release is taken back. */
export function keepManifest(db: WriteDb, release: string, manifest: Uint8Array): void {
  prepared(db, 'INSERT OR REPLACE INTO release_manifests VALUES (?, ?)').run(release, Buffer.from(manifest));
}
