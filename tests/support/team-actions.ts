import { v7 as uuid } from 'uuid';
import { Refusal } from '../../shared/api/reply.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { Change, RecordOf } from '../../shared/model/record.ts';
import { utf16 } from '../../shared/text/units.ts';
import type { Random } from '../../electron/core/metrics/random.ts';
import { allAnnotations } from '../../electron/core/repositories/annotations.ts';
import { documentById, documentIds } from '../../electron/core/repositories/documents.ts';
import { listClaims } from '../../electron/core/repositories/claims.ts';
import { readCodebook } from '../../electron/core/repositories/small.ts';
import { textOf } from '../../electron/core/repositories/texts.ts';
import { decideConflicts, listConflicts } from '../../electron/core/services/conflicts.ts';
import { addDocuments } from '../../electron/core/services/import-documents.ts';
import type { OpenProject } from '../../electron/core/services/project.ts';
import { textDocument } from './project.ts';

/** What people of a team do, at random: each names what it did, or null where there was nothing to do it on. */
type Action = (project: OpenProject, who: string, random: Random) => string | null;

const pick = <T>(items: readonly T[], random: Random): T | undefined => items[Math.floor(random() * items.length)];

function write(project: OpenProject, who: string, name: string, ...changes: Change[]): string {
  project.write({ batch: uuid(), name, actor: who, changes });
  return name;
}

const annotationsIn = (project: OpenProject): Annotation[] =>
  [...allAnnotations(project.db)].toSorted((a, b) => (a.id < b.id ? -1 : 1));

const put = (after: Annotation): Change => ({ entity: 'annotation', id: after.id, after });

function tag(project: OpenProject, who: string, random: Random): string | null {
  const document = pick(documentIds(project.db), random);
  const codebook = readCodebook(project.db);
  const label = pick(codebook?.labels ?? [], random)?.name;
  const text = document === undefined ? undefined : textOf(project.db, document);
  if (document === undefined || text === undefined || label === undefined || !codebook) return null;
  const start = Math.floor(random() * (text.length - 2));
  const end = start + 1 + Math.floor(random() * Math.min(9, text.length - start - 1));
  return write(
    project,
    who,
    'tag',
    put({
      id: uuid(),
      document,
      layer: who,
      label,
      fragments: [{ start: utf16(start), end: utf16(end) }],
      quote: text.slice(start, end),
      attributes: {},
      codebookVersion: codebook.version,
      origin: { kind: 'human' },
    }),
  );
}

/** Edits whoever's annotation: in a team that is the same person on another machine, or whoever corrects. */
function edit(project: OpenProject, who: string, random: Random): string | null {
  const annotation = pick(annotationsIn(project), random);
  const label = pick(readCodebook(project.db)?.labels ?? [], random)?.name;
  if (!annotation || label === undefined) return null;
  return write(project, who, 'edit', put({ ...annotation, label, note: pick(['one', 'two', 'three'], random) ?? '' }));
}

function remove(project: OpenProject, who: string, random: Random): string | null {
  const annotation = pick(annotationsIn(project), random);
  if (!annotation) return null;
  return write(project, who, 'delete', { entity: 'annotation', id: annotation.id, after: null });
}

function relate(project: OpenProject, who: string, random: Random): string | null {
  const all = annotationsIn(project);
  const [from, to] = [pick(all, random), pick(all, random)];
  if (!from || !to || from.id === to.id) return null;
  const after = { id: uuid(), layer: who, type: 'supports', from: from.id, to: to.id, attributes: {} };
  return write(project, who, 'relate', { entity: 'relation', id: after.id, after });
}

function card(project: OpenProject, who: string, random: Random): string | null {
  const annotation = pick(annotationsIn(project), random);
  if (!annotation) return null;
  const known = random() < 0.5 ? pick(listClaims(project.db), random) : undefined;
  const id = known?.id ?? uuid();
  const changes: Change[] = known ? [] : [{ entity: 'claim', id, after: { id, text: 'Somebody said so.' } }];
  return write(project, who, 'card', ...changes, put({ ...annotation, claim: id }));
}

function dropCard(project: OpenProject, who: string, random: Random): string | null {
  const claim = pick(listClaims(project.db), random);
  if (!claim) return null;
  const off = annotationsIn(project).flatMap(({ claim: on, ...rest }) => (on === claim.id ? [put(rest)] : []));
  return write(project, who, 'drop-card', ...off, { entity: 'claim', id: claim.id, after: null });
}

function status(project: OpenProject, who: string, random: Random): string | null {
  const document = pick(documentIds(project.db), random);
  if (document === undefined) return null;
  const after: RecordOf<'status'> = {
    id: `${who}/${document}`,
    layer: who,
    document,
    state: random() < 0.5 ? 'done' : 'open',
  };
  return write(project, who, 'status', { entity: 'status', id: after.id, after });
}

function newDocument(project: OpenProject, who: string, random: Random): string | null {
  const text = `Text ${Math.floor(random() * 6)} says what it says.`;
  addDocuments(project, { batch: uuid(), actor: who, documents: [textDocument(text)] });
  return 'new-document';
}

function title(project: OpenProject, who: string, random: Random): string | null {
  const id = pick(documentIds(project.db), random);
  const document = id === undefined ? undefined : documentById(project.db, id);
  if (!document) return null;
  const after = { ...document, title: pick(['A', 'B', 'C'], random) ?? '' };
  return write(project, who, 'title', { entity: 'document', id: document.id, after });
}

function dropDocument(project: OpenProject, who: string, random: Random): string | null {
  const document = pick(documentIds(project.db), random);
  if (document === undefined) return null;
  const gone = annotationsIn(project).filter((annotation) => annotation.document === document);
  const deletions = gone.map(({ id }): Change => ({ entity: 'annotation', id, after: null }));
  return write(project, who, 'drop-document', ...deletions, { entity: 'document', id: document, after: null });
}

/** Adds a label, or takes out one that nobody uses in this copy. */
function codebook(project: OpenProject, who: string, random: Random): string | null {
  const before = readCodebook(project.db);
  const first = before?.labels[0];
  if (!before || !first) return null;
  const name = pick(['EXTRA', 'OTHER', 'QUANTITY'], random) ?? '';
  const labels = before.labels.some((label) => label.name === name)
    ? before.labels.filter((label) => label.name !== name)
    : [...before.labels, { ...first, name, key: '9', color: 9, badge: name.slice(0, 1) }];
  const after = { ...before, version: `${Number(before.version) + 1}`, labels };
  return write(project, who, 'codebook', { entity: 'codebook', id: before.id, after });
}

function undo(project: OpenProject, who: string, random: Random): string | null {
  const direction = random() < 0.7 ? 'undo' : 'redo';
  project.takeBack(direction, who, uuid());
  return direction;
}

function decide(project: OpenProject, who: string, random: Random): string | null {
  const conflict = pick(listConflicts(project.db).conflicts, random);
  if (!conflict) return null;
  const { entity, record, standing, others } = conflict;
  const sides = [standing, ...others];
  const { operation } = pick(sides, random) ?? standing;
  const over = sides.map((side) => side.operation);
  decideConflicts(project, { id: who, name: who }, { batch: uuid(), decisions: [{ entity, record, operation, over }] });
  return 'decide';
}

/** What happens often stands here often. */
const OFTEN: readonly Action[] = [tag, tag, tag, tag, edit, edit, edit, remove, remove, relate, card, card, undo, undo];
const ACTIONS: readonly Action[] = OFTEN.concat([
  dropCard,
  status,
  newDocument,
  title,
  dropDocument,
  codebook,
  decide,
  decide,
]);

/** What all copies of a team begin with, so that they have something to disagree about at once. */
export function beginTogether(project: OpenProject, who: string, random: Random): void {
  for (const action of [tag, tag, tag, card, relate, status]) action(project, who, random);
}

/** Does something; answers what, or null where the project did not have it or its rules refused it. */
export function act(project: OpenProject, who: string, random: Random): string | null {
  const action = pick(ACTIONS, random);
  try {
    return action?.(project, who, random) ?? null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
