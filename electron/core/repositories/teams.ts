import type { Assignment } from '../../../shared/model/assignment.ts';
import type { Decision } from '../../../shared/model/decision.ts';
import type { Resolution } from '../../../shared/model/resolution.ts';
import { ALONE, type Team } from '../../../shared/model/team.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import { canonical } from './state.ts';

/** What teams say of their work: who is to do what, what was adjudicated, which conflicts were decided. Kept whole, as JSON. */

interface Row {
  readonly record: string;
}

const parsed = (row: Row | undefined): unknown => row && JSON.parse(row.record);
const toAssignment = ({ record }: Row): Assignment => JSON.parse(record) as Assignment;
const toDecision = ({ record }: Row): Decision => JSON.parse(record) as Decision;

/** How the team works, or undefined where nobody has said so. */
export const saidTeam = (db: ReadDb): Team | undefined =>
  parsed(prepared<Row>(db, 'SELECT record FROM teams').get()) as Team | undefined;

/** How the team works. */
export const readTeam = (db: ReadDb): Team => saidTeam(db) ?? ALONE;

export function putTeam(db: WriteDb, record: Team): void {
  prepared(db, 'INSERT INTO teams VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record').run(
    record.id,
    canonical(record),
  );
}

export const assignmentById = (db: ReadDb, id: string): Assignment | undefined =>
  parsed(prepared<Row>(db, 'SELECT record FROM assignments WHERE id = ?').get(id)) as Assignment | undefined;

/** All assignments, by annotator and document. */
export const listAssignments = (db: ReadDb): Assignment[] =>
  prepared<Row>(db, 'SELECT record FROM assignments ORDER BY id').all().map(toAssignment);

export function putAssignment(db: WriteDb, record: Assignment): void {
  prepared(
    db,
    'INSERT INTO assignments VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record',
  ).run(record.id, record.annotator, record.document, canonical(record));
}

export const decisionById = (db: ReadDb, id: string): Decision | undefined =>
  parsed(prepared<Row>(db, 'SELECT record FROM decisions WHERE id = ?').get(id)) as Decision | undefined;

/** What was adjudicated on one document. */
export const decisionsOf = (db: ReadDb, document: string): Decision[] =>
  prepared<Row>(db, 'SELECT record FROM decisions WHERE document = ? ORDER BY id').all(document).map(toDecision);

export function putDecision(db: WriteDb, record: Decision): void {
  prepared(
    db,
    'INSERT INTO decisions VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET document = excluded.document, record = excluded.record',
  ).run(record.id, record.document, canonical(record));
}

export const resolutionById = (db: ReadDb, id: string): Resolution | undefined =>
  parsed(prepared<Row>(db, 'SELECT record FROM resolutions WHERE id = ?').get(id)) as Resolution | undefined;

export function putResolution(db: WriteDb, record: Resolution): void {
  prepared(db, 'INSERT INTO resolutions VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record').run(
    record.id,
    canonical(record),
  );
}
