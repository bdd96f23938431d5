import { compareStrings } from '../../../shared/model/annotation.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { isExcludedZone } from '../../../shared/model/zones.ts';
import { SPLITS, type LabelCounts, type SplitName } from '../../../shared/splits/measure.ts';
import { seenWhole } from '../db/blindfold.ts';
import type { ReadDb } from '../db/types.ts';
import { splitOf as splitIn } from '../formats/hugging-face/splits.ts';
import type { Tie } from '../metrics/splits/components.ts';
import { annotationsOf } from '../repositories/annotations.ts';
import { claimById } from '../repositories/claims.ts';
import { documentById, documentIds } from '../repositories/documents.ts';
import { relationsOf } from '../repositories/relations.ts';
import type { Copies } from './copies.ts';
import type { Pace } from './task.ts';

/** Keys of metadata that name the story that a document tells, or the event that it reports. */
const STORY_KEYS = ['story', 'event'] as const;

const BLIND =
  'A split goes by the claim cards and relations of everybody, and the team works blind: what is hidden from you could tie two documents. Nothing was changed. Whoever leads makes the split, or blind mode is turned off first.';

/** The documents with what they hold, and what ties them. */
export interface Ground {
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
 * Reads it: the near-copies are looked for where nobody has yet.
 *
 * @throws Refusal `invalid` where others' work is hidden; `cancelled`.
 */
export async function groundOf(db: ReadDb, copies: Copies, pace: Pace): Promise<Ground> {
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
  for (const [i, { id }] of documents.entries()) {
    await pace.step('relations', i, documents.length);
    for (const { type, from, to } of relationsOf(db, id)) {
      const [a, b] = [home.get(from), home.get(to)];
      if (a === id && b !== undefined && a !== b) ties.push({ a, b, why: 'relation', what: type });
    }
  }
  return { documents, labels, ties };
}

/** Whether something names one of the three. */
export const isSplit = (value: unknown): value is SplitName => SPLITS.some((split) => split === value);
