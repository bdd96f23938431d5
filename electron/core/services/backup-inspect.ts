import type { Output } from '../../../shared/api/procedures.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationById, annotationCounts, annotationsOf } from '../repositories/annotations.ts';
import { documentIds, listDocuments } from '../repositories/documents.ts';
import { batchesBetween, lastOrdinal } from '../repositories/history.ts';
import { readProject } from '../repositories/small.ts';
import { canonical } from '../repositories/state.ts';
import { timeOf } from './clock.ts';
import type { Pace } from './task.ts';

type Inspection = Output<'backups.inspect'>;
type Sample = NonNullable<Inspection['differences']>['gone'];

/** Annotations of a difference that are named; the rest is counted. */
const NAMED = 50;
const RECENT = 10;

/** What a backup holds, and how the project of now differs from it. It reads all annotations of both, giving way. */
export async function inspectBackup(backup: ReadDb, now: ReadDb | null, pace: Pace): Promise<Inspection> {
  const counts = annotationCounts(backup);
  const sum = (keep: (row: (typeof counts)[number]) => boolean): number =>
    counts.reduce((total, row) => (keep(row) ? total + row.n : total), 0);
  const names = (key: 'label' | 'layer'): string[] => [...new Set(counts.map((row) => row[key]))].toSorted();
  const last = lastOrdinal(backup);
  const isSame = now !== null && readProject(now)?.id === readProject(backup)?.id;
  return {
    documents: listDocuments(backup).map(({ id, title }) => ({
      id,
      title,
      annotations: sum((row) => row.document === id),
    })),
    byLabel: names('label').map((label) => ({ label, annotations: sum((row) => row.label === label) })),
    byLayer: names('layer').map((layer) => ({ layer, annotations: sum((row) => row.layer === layer) })),
    changes: batchesBetween(backup, last, 1, {}, RECENT).map(({ name, actor, at }) => ({
      name,
      actor,
      at: timeOf(at),
    })),
    differences: isSame ? await differences(backup, now, pace) : null,
  };
}

async function differences(backup: ReadDb, now: ReadDb, pace: Pace): Promise<Inspection['differences']> {
  const [gone, added]: [Sample, Sample] = [
    { total: 0, first: [] },
    { total: 0, first: [] },
  ];
  let changed = 0;
  for await (const annotation of all(backup, pace)) {
    const there = annotationById(now, annotation.id);
    if (!there) put(gone, annotation);
    else if (canonical(there) !== canonical(annotation)) changed += 1;
  }
  for await (const annotation of all(now, pace)) {
    if (!annotationById(backup, annotation.id)) put(added, annotation);
  }
  return { gone, added, changed };
}

async function* all(db: ReadDb, pace: Pace): AsyncGenerator<Annotation> {
  const ids = documentIds(db);
  for (const [i, id] of ids.entries()) {
    await pace.step('comparing', i, ids.length);
    yield* annotationsOf(db, id);
  }
}

function put(sample: Sample, { id, label, quote, layer }: Annotation): void {
  sample.total += 1;
  if (sample.first.length < NAMED) sample.first.push({ id, label, quote, layer });
}
