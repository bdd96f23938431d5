import { compareStrings } from '../../../../shared/model/annotation.ts';
import { offsetMap } from '../../../../shared/text/convert.ts';
import { sha256 } from '../../sources/identity.ts';
import type { DatasetRecord } from '../dataset.ts';
import type { DatasetSource } from '../format.ts';
import { createRepeats, saidOfAll } from '../repeats.ts';
import { sizeOf } from '../parquet/writer.ts';
import { splitFor, tablesOf, type Table } from './tables.ts';

/** A shard is at most about as many characters, and never less than a row. */
export const SHARD_SIZE = 256 * 2 ** 20;

/** Rows that go into the files of one folder and one split. */
export interface Group {
  readonly table: Table['name'];
  /** The layer whose annotations they are; null where the table is not apart by layers. */
  readonly layer: string | null;
  readonly split: string;
  /** Below `data`. */
  readonly folder: string;
  /** Rows of each shard. */
  readonly shards: readonly number[];
  readonly rows: number;
  /** About as many characters as the rows take. */
  readonly size: number;
}

/** What is known of a dataset before its files are written. */
export interface Plan {
  readonly groups: readonly Group[];
  readonly documents: number;
  readonly annotations: number;
  readonly documentLabels: number;
  /** Annotations by label. */
  readonly labels: ReadonlyMap<string, number>;
  readonly layers: readonly string[];
  /** Of the documents' metadata, sorted. */
  readonly languages: readonly string[];
  /** How annotations came to be. */
  readonly origins: ReadonlySet<string>;
  /** Code points of all texts. */
  readonly characters: number;
  /** Notes, claims, attributes … that quote the texts though these stay out; 0 where texts go out. */
  readonly repeats: number;
}

/** The layer that annotators' work is settled in. */
export const GOLD = 'gold';

/** A folder for a layer: its own name where every file system takes that, part of a hash of it otherwise. */
const folderOf = (layer: string): string =>
  layer === GOLD
    ? GOLD
    : `annotations-${/^[a-z0-9][a-z0-9_-]*$/.test(layer) ? layer : `layer-${sha256(layer).slice(0, 12)}`}`;

type Draft = Omit<Group, 'shards' | 'rows' | 'size'> & { shards: number[]; rows: number; size: number; last: number };

/** Counts what is to be written, so that files can be named. One pass over the records. */
export async function planOf(source: DatasetSource, shardSize: number): Promise<Plan> {
  const tables = tablesOf(source);
  const drafts = new Map<string, Draft>();
  const labels = new Map<string, number>();
  const layers = new Set<string>();
  const languages = new Set<string>();
  const origins = new Set<string>();
  const counts = { documents: 0, annotations: 0, documentLabels: 0, characters: 0, repeats: 0 };
  const repeats = createRepeats(saidOfAll(source.codebook, source.publication?.card));
  for await (const record of source.records()) {
    counts.documents += 1;
    counts.annotations += record.annotations.length;
    counts.characters += offsetMap(record.text).codePoints;
    if (source.form?.withoutText === true) counts.repeats += repeats.in(record).length;
    const { language } = record.metadata;
    if (typeof language === 'string') languages.add(language);
    for (const layer of Object.keys(record.labels)) layers.add(layer);
    counts.documentLabels += Object.keys(record.labels).length;
    for (const { label, layer, origin } of record.annotations) {
      labels.set(label, (labels.get(label) ?? 0) + 1);
      layers.add(layer);
      origins.add(origin.kind);
    }
    for (const table of tables)
      for (const { layer, row } of table.rows(record)) {
        const draft = draftFor(drafts, table.name, layer, splitFor(table.name, record));
        const size = sizeOf(row);
        if (draft.shards.length === 0 || draft.last + size > shardSize) {
          draft.shards.push(0);
          draft.last = 0;
        }
        draft.shards[draft.shards.length - 1] = (draft.shards.at(-1) ?? 0) + 1;
        draft.last += size;
        draft.rows += 1;
        draft.size += size;
      }
  }
  // A dataset of nothing is one file without rows.
  if (drafts.size === 0) draftFor(drafts, 'documents', null, 'train').shards.push(0);
  const order = tables.map(({ name }) => name);
  return {
    ...counts,
    groups: [...drafts.values()].toSorted(
      (a, b) =>
        order.indexOf(a.table) - order.indexOf(b.table) ||
        compareStrings(a.folder, b.folder) ||
        compareStrings(a.split, b.split),
    ),
    labels: new Map([...labels].toSorted(([a], [b]) => compareStrings(a, b))),
    layers: [...layers].toSorted(compareStrings),
    languages: [...languages].toSorted(compareStrings),
    origins,
  };
}

function draftFor(drafts: Map<string, Draft>, table: Table['name'], layer: string | null, split: string): Draft {
  const isApart = table === 'annotations' && layer !== null;
  const folder = isApart ? folderOf(layer) : table;
  const key = `${folder}/${split}`;
  let draft = drafts.get(key);
  if (!draft) {
    draft = { table, layer: isApart ? layer : null, split, folder, shards: [], rows: 0, size: 0, last: 0 };
    drafts.set(key, draft);
  }
  return draft;
}

/** Whether a row of a document goes into a group. */
export const isOf = ({ table, layer, split }: Group, of: string | null, record: DatasetRecord): boolean =>
  (table !== 'annotations' || layer === of) && splitFor(table, record) === split;
