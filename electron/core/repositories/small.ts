import type { Annotator } from '../../../shared/model/annotator.ts';
import type { Codebook, LabelColor } from '../../../shared/model/codebook.ts';
import type { Layer } from '../../../shared/model/layer.ts';
import type { Project } from '../../../shared/model/project.ts';
import type { Status } from '../../../shared/model/status.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import { canonical } from './state.ts';

/** The records of which a project holds few, and which are read whole. */

export function readProject(db: ReadDb): Project | undefined {
  const row = prepared<{ id: string; name: string; sample: number }>(db, 'SELECT * FROM projects').get();
  return row && { ...row, sample: row.sample === 1 };
}

export function putProject(db: WriteDb, record: Project): void {
  prepared(
    db,
    'INSERT INTO projects VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, sample = excluded.sample',
  ).run(record.id, record.name, record.sample ? 1 : 0);
}

/** The project's codebook. There is one. */
export function readCodebook(db: ReadDb): Codebook | undefined {
  const row = prepared<{ record: string }>(db, 'SELECT record FROM codebooks').get();
  return row && (JSON.parse(row.record) as Codebook);
}

export function putCodebook(db: WriteDb, record: Codebook): void {
  prepared(
    db,
    'INSERT INTO codebooks VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET version = excluded.version, record = excluded.record',
  ).run(record.id, record.version, canonical(record));
}

interface AnnotatorRow {
  readonly id: string;
  readonly name: string;
  readonly color: string | null;
}

const toAnnotator = ({ id, name, color }: AnnotatorRow): Annotator => ({
  id,
  name,
  ...(color !== null && { color: JSON.parse(color) as LabelColor }),
});

export const listAnnotators = (db: ReadDb): Annotator[] =>
  prepared<AnnotatorRow>(db, 'SELECT id, name, color FROM annotators ORDER BY id').all().map(toAnnotator);

export const annotatorById = (db: ReadDb, id: string): Annotator | undefined => {
  const row = prepared<AnnotatorRow>(db, 'SELECT id, name, color FROM annotators WHERE id = ?').get(id);
  return row && toAnnotator(row);
};

export function putAnnotator(db: WriteDb, { id, name, color }: Annotator): void {
  prepared(
    db,
    'INSERT INTO annotators VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, color = excluded.color',
  ).run(id, name, color === undefined ? null : JSON.stringify(color));
}

export const listLayers = (db: ReadDb): Layer[] => prepared<Layer>(db, 'SELECT id, kind FROM layers ORDER BY id').all();

export const layerById = (db: ReadDb, id: string): Layer | undefined =>
  prepared<Layer>(db, 'SELECT id, kind FROM layers WHERE id = ?').get(id);

export function putLayer(db: WriteDb, record: Layer): void {
  prepared(db, 'INSERT INTO layers VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind').run(
    record.id,
    record.kind,
  );
}

export const listStatuses = (db: ReadDb): Status[] =>
  prepared<Status>(db, 'SELECT id, layer, document, state FROM statuses ORDER BY id').all();

export const statusById = (db: ReadDb, id: string): Status | undefined =>
  prepared<Status>(db, 'SELECT id, layer, document, state FROM statuses WHERE id = ?').get(id);

/** What was said of the work on one document, by layer. */
export const statusesOf = (db: ReadDb, document: string): Status[] =>
  prepared<Status>(db, 'SELECT id, layer, document, state FROM statuses WHERE document = ? ORDER BY id').all(document);

export function putStatus(db: WriteDb, record: Status): void {
  prepared(db, 'INSERT INTO statuses VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state').run(
    record.id,
    record.layer,
    record.document,
    record.state,
  );
}
