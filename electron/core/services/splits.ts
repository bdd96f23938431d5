import { assertNever } from '../../../shared/assert.ts';
import { compareStrings } from '../../../shared/model/annotation.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Source, Written } from '../../../shared/api/inputs.ts';
import type { Parsed } from '../../../shared/api/procedures.ts';
import type { SplitReport } from '../../../shared/api/splits.ts';
import type { Change } from '../../../shared/model/record.ts';
import { isExcludedZone } from '../../../shared/model/zones.ts';
import { seenWhole } from '../db/blindfold.ts';
import type { ReadDb } from '../db/types.ts';
import {
  countsOf,
  exportedTo,
  leaksOf,
  SPLITS,
  type LabelCounts,
  type SplitName,
} from '../../../shared/splits/measure.ts';
import { assignSplits, type SplitPlan } from '../metrics/splits/assign.ts';
import { componentsOf, type Component, type Tie } from '../metrics/splits/components.ts';
import { annotationsOf } from '../repositories/annotations.ts';
import { claimById } from '../repositories/claims.ts';
import { documentById, documentIds } from '../repositories/documents.ts';
import { relationsOf } from '../repositories/relations.ts';
import type { Copies } from './copies.ts';
import type { OpenProject } from './project.ts';
import { readTable, tableOf, type Table } from './agreement/table-file.ts';
import { splitOf as splitIn } from '../formats/hugging-face/splits.ts';
import { refusalAt } from '../formats/problem.ts';
import type { Pace } from './task.ts';

/** The key of a document's metadata that names its split: what exports go by. */
const SPLIT = 'split';
/** Keys of metadata that name the story that a document tells, or the event that it reports. */
const STORY_KEYS = ['story', 'event'] as const;

const BLIND =
  'A split goes by the claim cards and relations of everybody, and the team works blind: what is hidden from you could tie two documents. Nothing was changed. Whoever leads makes the split, or blind mode is turned off first.';

/** The documents with what they hold, and what ties them. */
interface Ground {
  readonly documents: readonly {
    readonly id: string;
    readonly title: string;
    /** What its metadata say: one of the three, or another name. */
    readonly stated: SplitName | null;
    readonly other: string | null;
    readonly fileNames: readonly string[];
  }[];
  readonly labels: ReadonlyMap<string, LabelCounts>;
  readonly ties: readonly Tie[];
}

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

async function groundOf(db: ReadDb, copies: Copies, pace: Pace): Promise<Ground> {
  const ids = documentIds(db);
  const seen = seenWhole(db);
  if (seen !== null && ids.some((id) => !seen.has(id))) throw new Refusal('invalid', BLIND);
  const labels = new Map<string, LabelCounts>();
  const mentions = new Map<string, Set<string>>();
  const home = new Map<string, string>();
  const stories = new Map<string, string[]>();
  const documents: Ground['documents'][number][] = [];
  for (const [i, id] of ids.entries()) {
    await pace.step('reading', i, ids.length);
    const document = documentById(db, id);
    if (!document) continue;
    const fileNames = document.publications.flatMap(({ fileName }) => fileName ?? []);
    const named = splitIn(document.metadata);
    const stated = isSplit(named) ? named : null;
    documents.push({ id, title: document.title, stated, other: stated === null ? named : null, fileNames });
    for (const key of STORY_KEYS) {
      const story = document.metadata[key];
      if (story === undefined || story === '') continue;
      const told = stories.get(String(story));
      if (told) told.push(id);
      else stories.set(String(story), [id]);
    }
    const counts: Record<string, number> = {};
    for (const { id: annotation, label, claim } of annotationsOf(db, id)) {
      home.set(annotation, id);
      if (claim !== undefined) mentions.set(claim, (mentions.get(claim) ?? new Set()).add(id));
      if (!isExcludedZone(label)) counts[label] = (counts[label] ?? 0) + 1;
    }
    labels.set(id, counts);
  }
  const ties: Tie[] = [];
  const chain = (all: readonly string[], why: Tie['why'], what: string): void => {
    for (const [i, b] of all.entries()) {
      const a = all[i - 1];
      if (a !== undefined && a !== b) ties.push({ a, b, why, what });
    }
  };
  for (const { members, words, excerpt } of (await copies.find(db, pace)).groups) {
    const among = [...new Set(members.map(({ document }) => document))].toSorted(compareStrings);
    chain(among, 'near-copy', `${words} words: ${excerpt.slice(0, 80)}`);
  }
  for (const [story, among] of [...stories].toSorted(([a], [b]) => compareStrings(a, b))) chain(among, 'story', story);
  for (const [claim, among] of [...mentions].toSorted(([a], [b]) => compareStrings(a, b))) {
    chain([...among].toSorted(compareStrings), 'claim', claimById(db, claim)?.text ?? claim);
  }
  for (const { id } of documents) {
    for (const { type, from, to } of relationsOf(db, id)) {
      const [a, b] = [home.get(from), home.get(to)];
      if (a === id && b !== undefined && a !== b) ties.push({ a, b, why: 'relation', what: type });
    }
  }
  return { documents, labels, ties };
}

const isSplit = (value: unknown): value is SplitName => SPLITS.some((split) => split === value);

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

type Note = SplitReport['notes'][number];

function notesOf(
  ground: Ground,
  components: readonly Component[],
  plan: SplitPlan,
  wanted: readonly SplitName[],
): Note[] {
  const all = ground.documents.length;
  if (all === 0) return [{ kind: 'no_documents' }];
  const one = together(components, all);
  if (one.length > 0) return one;
  const labels = new Set([...ground.labels.values()].flatMap((counts) => Object.keys(counts)));
  return wanted.flatMap((split): Note[] => {
    const documents = ground.documents.filter(({ id }) => plan.get(id) === split);
    if (documents.length === 0) return [{ kind: 'empty_split', split }];
    const has = new Set(documents.flatMap(({ id }) => Object.keys(ground.labels.get(id) ?? {})));
    const lacks = [...labels].filter((label) => !has.has(label)).toSorted(compareStrings);
    return lacks.length === 0 ? [] : [{ kind: 'lacks', split, labels: lacks }];
  });
}

/** Documents that are in none of the three: those that name no split, and those that name another one. */
function elsewhere({ documents }: Ground, plan: SplitPlan): Note[] {
  const all = documents.length;
  const left = documents.filter(({ id }) => !plan.has(id));
  const named = left.flatMap(({ other }) => other ?? []);
  const none = left.length - named.length;
  const names = [...new Set(named)].toSorted(compareStrings);
  return [
    ...(none === 0 ? [] : [{ kind: 'unplaced' as const, count: none, all }]),
    ...(names.length === 0 ? [] : [{ kind: 'other_names' as const, count: named.length, all, names }]),
  ];
}

/** That no split of these documents can be without leaks. */
const together = ([first]: readonly Component[], all: number): Note[] =>
  first?.documents.length === all && all > 1 ? [{ kind: 'one_component', count: all }] : [];

function sayNote({ kind, count = 0, all = 0, split = 'train', labels = [], names = [] }: Note): string {
  switch (kind) {
    case 'no_documents':
      return 'There is no document yet.';
    case 'one_component':
      return `All ${count} documents belong together: every split of them would leak. Add documents about other stories, or publish them as one split.`;
    case 'empty_split':
      return `Nothing is left for ${split}: too few documents stand apart.`;
    case 'lacks':
      return `${split} has no annotation of ${labels.join(', ')}.`;
    case 'unplaced':
      return `${count} of ${all} documents are in no split: exports put them into train.`;
    case 'other_names':
      return `${count} of ${all} documents are in splits of other names (${names.join(', ')}): exports keep these.`;
    default:
      return assertNever(kind);
  }
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
