import type { Refusal } from '../../../shared/api/reply.ts';
import type { Attributes } from '../../../shared/model/annotation.ts';
import type { Publication } from '../../../shared/model/document.ts';
import { refusalAt, type Place } from '../formats/problem.ts';
import { canonical } from '../repositories/state.ts';
import { INDEX_TABLES, indexIn, type RecordIndex } from '../spool/record-index.ts';
import { openScratch } from '../spool/scratch.ts';
import type { SpooledDocument } from '../spool/spool.ts';
import type { Spooled, SpooledParts } from '../spool/spooled.ts';
import type { OpenDataset } from './dataset.ts';
import type { Pace } from './task.ts';

/** Things that are looked at before the work gives way again. */
const BREATH = 200;
/** More records than a dataset has. */
const EACH = 2 ** 32;

/** One number for the `n`th record of the `d`th dataset. */
export const ordinalOf = (d: number, n: number): number => d * EACH + n;

/** Where a record stood: in the file of its dataset, or in that of a tree. */
export const placedIn = ({ dataset }: OpenDataset, { place }: Pick<Spooled<unknown>, 'place'>): Place =>
  dataset.isTree === true ? place : { file: dataset.file, line: place.line };

/** Where the record of an ordinal stood. */
export function placeAt(opened: readonly OpenDataset[], at: number): Place {
  const one = opened[Math.floor(at / EACH)];
  return one ? placedIn(one, { place: one.reader.placeOf(at % EACH) }) : { file: '', line: 0 };
}

/** Whether the record of an ordinal is of a dataset of another tool. */
export const isForeignAt = (opened: readonly OpenDataset[], at: number): boolean =>
  opened[Math.floor(at / EACH)]?.dataset.isForeign === true;

/** What further records say of documents that stand in earlier ones. */
export interface Additions {
  /** The document with what was added to it. */
  to(document: SpooledDocument): SpooledDocument;
}

/** Nothing is added where no document stands twice. */
export const noAdditions: Additions = { to: (document) => document };

type Whole = SpooledDocument & SpooledParts;

/**
 * Looks at all records of several datasets, and notes where each stands first. What is in memory is what documents get besides, where
 * several datasets have them.
 *
 * @throws Refusal `refused`, naming both files and lines, where an id stands for different things; `cancelled`.
 */
export async function indexTogether(
  opened: readonly OpenDataset[],
  pace: Pace,
): Promise<{ index: RecordIndex; additions: Additions; close: () => void }> {
  const db = openScratch();
  db.exec(INDEX_TABLES);
  const index = indexIn(db);
  const added = new Map<string, { publications: Publication[]; labels: Record<string, Attributes> }>();
  const additions: Additions = {
    to(document) {
      const more = added.get(document.id);
      if (!more) return document;
      const { publications, labels } = document;
      return {
        ...document,
        publications: [...publications, ...more.publications],
        labels: { ...labels, ...more.labels },
      };
    },
  };
  const firstAt = createLookup(opened);

  function addDocument(record: Whole, at: number, place: Place): void {
    const before = index.add('document', record.id, at);
    const first = before === null ? undefined : firstAt.record(before);
    if (before === null || !first) return;
    const there = additions.to(first);
    const other = differenceOf(there, record);
    if (other !== null) throw differs(place, placeAt(opened, before), other.what, other.fix);
    const known = new Set(there.publications.map(canonical));
    const more = added.get(record.id) ?? { publications: [], labels: {} };
    more.publications.push(...record.publications.filter((publication) => !known.has(canonical(publication))));
    Object.assign(more.labels, record.labels);
    added.set(record.id, more);
  }

  function add(
    kind: 'annotation' | 'relation',
    { id }: { readonly id: string },
    record: Whole,
    at: number,
    place: Place,
  ): void {
    const before = index.add(kind, id, at);
    if (before === null) return;
    if (isForeignAt(opened, at)) index.add('settled', id, at);
    if (firstAt.said(before, kind, id) === saidIn(record, kind, id)) return;
    throw differs(place, placeAt(opened, before), `the ${kind} ${id}`, OTHER_ID);
  }

  try {
    for (const [d, one] of opened.entries()) {
      for (const spooled of one.reader.records()) {
        const { n, value: record } = spooled;
        const at = ordinalOf(d, n);
        const place = placedIn(one, spooled);
        const step = (i: number): Promise<void> | undefined =>
          i % BREATH === 0 ? pace.step('putting together', n, one.dataset.documents) : undefined;
        await step(0);
        addDocument(record, at, place);
        for (const [i, annotation] of record.annotations.entries()) {
          await step(i);
          add('annotation', annotation, record, at, place);
        }
        for (const kind of ['claim', 'source'] as const) {
          for (const shared of record[`${kind}s`]) {
            const before = index.addShared(kind, shared, at);
            if (before?.isSame !== false) continue;
            const what = `the ${kind === 'claim' ? 'claim card' : kind} ${shared.id}`;
            throw differs(place, placeAt(opened, before.at), what, OTHER_ID);
          }
        }
        for (const [i, relation] of record.relations.entries()) {
          await step(i);
          add('relation', relation, record, at, place);
        }
      }
    }
  } catch (error) {
    db.close();
    throw error;
  }
  return { index, additions, close: () => void db.close() };
}

const OTHER_ID = 'Give one of them another id';

/** What a record says of an annotation or relation, as canonical JSON; each record is looked through once while it is asked for. */
function createLookup(opened: readonly OpenDataset[]) {
  let last: { at: number; record: Whole } | null = null;
  const record = (at: number): Whole | undefined => {
    if (last?.at !== at) {
      const found = opened[Math.floor(at / EACH)]?.reader.record(at % EACH);
      if (!found) return undefined;
      last = { at, record: found.value };
    }
    return last?.record;
  };
  return {
    record,
    said(at: number, kind: 'annotation' | 'relation', id: string): string | null {
      const found = record(at);
      return found ? saidIn(found, kind, id) : null;
    },
  };
}

const byId = new WeakMap<Whole, Record<'annotation' | 'relation', ReadonlyMap<string, object>>>();

function saidIn(record: Whole, kind: 'annotation' | 'relation', id: string): string | null {
  let maps = byId.get(record);
  if (!maps) {
    maps = {
      annotation: new Map(record.annotations.map((one) => [one.id, one])),
      // Whether the other end's document had to be said depends on the file, not on the relation.
      relation: new Map(record.relations.map(({ toDocument: _, ...one }) => [one.id, one])),
    };
    byId.set(record, maps);
  }
  const found = maps[kind].get(id);
  return found === undefined ? null : canonical(found);
}

/** What two files say differently of one text, and what to do; null: nothing. */
function differenceOf(there: SpooledDocument, here: SpooledDocument): { what: string; fix: string } | null {
  if (canonical(aboutText(there)) !== canonical(aboutText(here))) {
    return {
      what: `the document ${here.id}`,
      fix: 'Make title and metadata agree, or import one file after the other',
    };
  }
  const layer = Object.keys(here.labels).find(
    (name) => there.labels[name] !== undefined && canonical(there.labels[name]) !== canonical(here.labels[name] ?? {}),
  );
  if (layer === undefined) return null;
  return { what: `what "${layer}" says of the document ${here.id}`, fix: 'Make the labels agree' };
}

/** What two files must say alike of one text. */
const aboutText = ({ title, metadata, mediaType, structure }: SpooledDocument): unknown[] => [
  title,
  metadata,
  mediaType,
  structure ?? null,
];

const differs = (here: Place, there: Place, what: string, fix: string): Refusal =>
  refusalAt(here, `${what} is not the same as in ${there.file}:${there.line}. ${fix}; nothing was changed`);
