import type { CodebookPreview, CodebookVersion } from '../../../shared/api/codebook.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { invariant } from '../../../shared/assert.ts';
import { applyEdits, type Applied } from '../../../shared/codebook/apply.ts';
import { nameOfEdit, nameOfEdits, placeOfEdit } from '../../../shared/codebook/describe.ts';
import type { CodebookEdit } from '../../../shared/codebook/edit.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { ReadDb } from '../db/types.ts';
import { versionCounts } from '../repositories/annotations.ts';
import { batchById, codebookHistory, countsOfBatch, lastSeq, operationsOfBatch } from '../repositories/log.ts';
import { readCodebook } from '../repositories/small.ts';
import { gatherMigration, type Gathered } from './codebook-gather.ts';
import type { OpenProject } from './project.ts';
import type { Pace } from './task.ts';
import { retried } from './write.ts';

/** The project's codebook. @throws Error where there is none, which cannot be. */
export function currentCodebook(db: ReadDb): Codebook {
  const codebook = readCodebook(db);
  invariant(codebook, 'every project has a codebook');
  return codebook;
}

const applied = (db: ReadDb, edits: readonly CodebookEdit[]): Applied =>
  applyEdits(currentCodebook(db), edits, new Set(codebookHistory(db).map(({ version }) => version)));

/**
 * Says what edits would change. Edits that cannot be applied are among the problems, and the others are counted all the same.
 *
 * @param db a snapshot, since this takes as long as it takes.
 */
export async function previewCodebook(
  db: ReadDb,
  edits: readonly CodebookEdit[],
  pace: Pace,
): Promise<CodebookPreview> {
  const after = applied(db, edits);
  return previewOf(currentCodebook(db), after, await gatherMigration(db, after, pace));
}

function previewOf(
  before: Codebook,
  { codebook, level, steps, problems }: Applied,
  { counts, total, layers }: Gathered,
): CodebookPreview {
  return {
    base: before.version,
    codebook,
    version: codebook.version,
    level,
    edits: steps.flatMap(({ edit }, i) => {
      const count = counts[i];
      return count ? [{ name: nameOfEdit(edit), place: placeOfEdit(edit), counts: count }] : [];
    }),
    total: { ...total },
    layers: [...layers],
    problems: [...problems],
  };
}

/** What an edit of the codebook asks for. */
interface EditRequest {
  readonly batch: string;
  readonly edits: readonly CodebookEdit[];
  /** The version that the preview was made on. */
  readonly base: string;
}

/** How often an edit is worked out again because somebody else wrote meanwhile. */
const ATTEMPTS = 5;

/**
 * Applies edits: the codebook and every annotation, relation and answer that they change, in all layers, as one batch that one
 * undo takes back. Sent again, it is answered again.
 *
 * @throws Refusal `conflict` where the codebook is another one by now, `invalid` where a problem of the preview is an error or
 *   nothing would change.
 */
export async function editCodebook(
  project: OpenProject,
  actor: string,
  { batch, edits, base }: EditRequest,
  pace: Pace,
): Promise<Written & { version: string }> {
  const known = answeredBefore(project.db, batch);
  if (known) return known;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const snapshot = project.snapshot();
    try {
      const seq = lastSeq(snapshot);
      const after = applied(snapshot, edits);
      refuseUnfit(currentCodebook(snapshot), base, after);
      const { changes } = await gatherMigration(snapshot, after, pace);
      if (!project.db.open) throw new Refusal('no_project', 'The project was closed meanwhile. Nothing was changed.');
      // Whatever was written meanwhile is to be migrated too: begin again.
      if (lastSeq(project.db) !== seq) continue;
      const { codebook } = after;
      const written = project.write({
        batch,
        name: nameOfEdits(edits),
        actor,
        changes: [{ entity: 'codebook', id: codebook.id, after: codebook }, ...changes],
      });
      return { ...written, version: codebook.version };
    } finally {
      snapshot.close();
    }
  }
  throw new Refusal(
    'conflict',
    'The project changed all the time while the codebook was edited. Nothing was changed; try again.',
  );
}

function answeredBefore(db: ReadDb, batch: string): (Written & { version: string }) | null {
  if (!batchById(db, batch)) return null;
  const operations = operationsOfBatch(db, batch);
  const codebook = operations.find(({ entity }) => entity === 'codebook');
  const ids = codebook ? operations.map(({ entity_id }) => entity_id) : [];
  const written = retried(db, batch, ids);
  return written && { ...written, version: (JSON.parse(codebook?.after ?? '{}') as { version: string }).version };
}

function refuseUnfit(now: Codebook, base: string, { level, problems }: Applied): void {
  if (now.version !== base) {
    throw new Refusal(
      'conflict',
      `The codebook is at version ${now.version} by now; this was made on ${base}. Nothing was changed: look at it again.`,
      { version: now.version },
    );
  }
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first) {
    const more = errors.length > 1 ? ` There are ${errors.length - 1} more problems.` : '';
    throw new Refusal('invalid', `${first.text}${more} Nothing was changed.`, { place: first.place.name });
  }
  if (level === 'none') throw new Refusal('invalid', 'The codebook says this already. Nothing was changed.');
}

/** Every version that the project has had, the newest first. Reads the versions of all annotations. */
export function codebookVersions(db: ReadDb): CodebookVersion[] {
  const carried = new Map(versionCounts(db).map(({ version, n }) => [version, n]));
  return codebookHistory(db).map(({ id, version, actor, at, name, undoes }) => {
    const counts = new Map(countsOfBatch(db, id).map(({ entity, n }) => [entity, n]));
    return {
      version,
      at: Number.parseInt(at.slice(0, 12), 16),
      actor,
      batch: id,
      name,
      again: undoes !== null,
      annotations: counts.get('annotation') ?? 0,
      relations: counts.get('relation') ?? 0,
      documentLabels: counts.get('documentLabels') ?? 0,
      carriedBy: carried.get(version) ?? 0,
    };
  });
}
