import { Refusal } from '../../../shared/api/reply.ts';
import type { Source, Written } from '../../../shared/api/inputs.ts';
import type { Parsed } from '../../../shared/api/procedures.ts';
import type { SplitReport } from '../../../shared/api/splits.ts';
import type { Change } from '../../../shared/model/record.ts';
import type { ReadDb } from '../db/types.ts';
import { countsOf, exportedTo, leaksOf, SPLITS, type SplitName } from '../../../shared/splits/measure.ts';
import { assignSplits, type SplitPlan } from '../metrics/splits/assign.ts';
import { componentsOf, type Component } from '../metrics/splits/components.ts';
import { documentById } from '../repositories/documents.ts';
import type { Copies } from './copies.ts';
import type { OpenProject } from './project.ts';
import { groundOf, isSplit, type Ground } from './split-ground.ts';
import { elsewhere, notesOf, sayNote, together, type Note } from './split-notes.ts';
import { readTable, tableOf, type Table } from './agreement/table-file.ts';
import { refusalAt } from '../formats/problem.ts';
import type { Pace } from './task.ts';

/** The key of a document's metadata that names its split: what exports go by. */
const SPLIT = 'split';

/**
 * A split of all documents in which what belongs together stays together: near-copies, one story, mentions of one claim card, and what relations lead across. Nothing is changed.
 *
 * @throws Refusal `invalid` where the ratios do not add up to 1, and where others' work is hidden; `cancelled`.
 */
export async function proposeSplits(
  db: ReadDb,
  copies: Copies,
  { ratios, seed }: Pick<Parsed<'splits.propose'>, 'ratios' | 'seed'>,
  pace: Pace,
): Promise<SplitReport> {
  const sum = ratios.reduce((total, ratio) => total + ratio, 0);
  if (Math.abs(sum - 1) > 1e-6) throw new Refusal('invalid', `The ratios add up to ${sum}, not to 1. Correct them.`);
  const ground = await groundOf(db, copies, pace);
  const components = componentsOf(
    ground.documents.map(({ id }) => id),
    ground.ties,
  );
  const plan = assignSplits(components, (id) => ground.labels.get(id) ?? {}, ratios, seed);
  const wanted = SPLITS.filter((_, i) => (ratios[i] ?? 0) > 0);
  return report(ground, components, plan, notesOf(ground, components, plan, wanted));
}

/**
 * The leaks of a split that somebody has made: that of the documents' metadata, or of a table; what the table does not name stays as the metadata
 * say.
 *
 * @throws Refusal `refused` with file and line, `invalid` where others' work is hidden, `not_found`, `cancelled`.
 */
export async function checkSplits(
  db: ReadDb,
  copies: Copies,
  source: Source | undefined,
  pace: Pace,
): Promise<SplitReport> {
  const table = source && read(source);
  const ground = await groundOf(db, copies, pace);
  const plan = new Map([...statedPlan(ground), ...(table ? planOf(table, ground) : [])]);
  const components = componentsOf(
    ground.documents.map(({ id }) => id),
    ground.ties,
  );
  return report(ground, components, plan, [
    ...elsewhere(ground, plan),
    ...together(components, ground.documents.length),
  ]);
}

/** Writes splits into the documents' metadata, as one undoable batch. @throws Refusal `not_found` */
export function saveSplits(project: OpenProject, actor: string, { batch, splits }: Parsed<'splits.save'>): Written {
  const changes = splits.map(({ document, split }): Change => {
    const before = documentById(project.db, document);
    if (!before) throw new Refusal('not_found', `There is no document ${document} in this project.`);
    const { [SPLIT]: _, ...metadata } = before.metadata;
    const after = { ...before, metadata: split === null ? metadata : { ...metadata, [SPLIT]: split } };
    return { entity: 'document', id: document, after };
  });
  return project.write({ batch, name: 'save splits', actor, changes });
}

const statedPlan = ({ documents }: Ground): SplitPlan =>
  new Map(documents.flatMap(({ id, stated }): [string, SplitName][] => (stated === null ? [] : [[id, stated]])));

function read(source: Source): Table {
  return source.kind === 'path' ? readTable(source.path) : tableOf(source.name, Buffer.from(source.base64, 'base64'));
}

/** Documents by their id and the names of their files. */
function namesOf(documents: Ground['documents']): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  for (const { id, fileNames } of documents) {
    for (const name of new Set([id, ...fileNames])) {
      const known = byName.get(name);
      if (known) known.push(id);
      else byName.set(name, [id]);
    }
  }
  return byName;
}

/** A split of a table: columns `document` (id or file name) and `split`. */
function planOf({ file, heads, rows }: Table, { documents }: Ground): SplitPlan {
  const byName = namesOf(documents);
  const at = { document: heads.indexOf('document'), split: heads.indexOf('split') };
  if (at.document < 0 || at.split < 0) {
    throw refusalAt({ file, line: 1 }, 'it needs the columns "document" (id or file name) and "split"; name them so');
  }
  const plan = new Map<string, SplitName>();
  for (const { line, cells } of rows) {
    const place = { file, line };
    const name = cells[at.document]?.trim() ?? '';
    const split = cells[at.split]?.trim() ?? '';
    if (!isSplit(split))
      throw refusalAt(place, `${JSON.stringify(split)} is no split; it is one of ${SPLITS.join(', ')}`);
    const found = byName.get(name);
    if (!found) throw refusalAt(place, `there is no document ${JSON.stringify(name)} in the project; correct it`);
    for (const id of found) {
      if (plan.has(id) && plan.get(id) !== split)
        throw refusalAt(place, `the document ${name} is in ${plan.get(id)} too; keep one`);
      plan.set(id, split);
    }
  }
  return plan;
}

function report(
  { documents, labels, ties }: Ground,
  components: readonly Component[],
  plan: SplitPlan,
  notes: Note[],
): SplitReport {
  const splitOf = (id: string): SplitName | null => plan.get(id) ?? null;
  const told = documents.map(({ id, title, other }) => ({
    id,
    title,
    split: splitOf(id),
    other,
    labels: { ...labels.get(id) },
  }));
  const others = new Map(documents.map(({ id, other }) => [id, other]));
  return {
    documents: told,
    components: components
      .filter((component) => component.documents.length > 1)
      .map((component) => ({ documents: [...component.documents], ties: [...component.ties] })),
    leaks: leaksOf(ties, (id) => exportedTo(splitOf(id), others.get(id) ?? null)),
    counts: countsOf(told, splitOf).map((counts) => ({ ...counts, labels: { ...counts.labels } })),
    warnings: notes.map(sayNote),
    notes,
  };
}
