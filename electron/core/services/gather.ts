import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Claim } from '../../../shared/model/claim.ts';
import type { Source } from '../../../shared/model/source.ts';
import type { DatasetRelation, UnresolvedEnd } from '../formats/dataset.ts';
import type { Place } from '../formats/problem.ts';
import type { RecordIndex } from '../spool/record-index.ts';
import type { SpooledDocument } from '../spool/spool.ts';
import type { Spooled, SpoolReader } from '../spool/spooled.ts';
import type { Dataset, OpenDataset } from './dataset.ts';
import {
  indexTogether,
  isForeignAt,
  noAdditions,
  ordinalOf,
  placeAt,
  placedIn,
  type Additions,
} from './gather-index.ts';
import type { Pace } from './task.ts';

/** Something that files bring, and where it stood first. */
export interface Placed<T> {
  readonly value: T;
  readonly place: Place;
}

/** A document that datasets bring, with the publications and labels that all of them give it. */
export type GatheredDocument = SpooledDocument;

/** What a record of a dataset brings, without what another one brought before. */
export interface Part {
  readonly place: Place;
  /** Null: another record has it. */
  readonly document: GatheredDocument | null;
  readonly annotations: readonly Annotation[];
  readonly relations: readonly DatasetRelation[];
}

/** An end that its own dataset does not have. */
export interface GatheredEnd extends UnresolvedEnd {
  readonly file: string;
}

/**
 * All that the chosen datasets bring, each thing once. Nothing of it is in memory: each walk reads the spools, in the order of the files,
 * one record at a time.
 */
export interface Gathered {
  /** Records: a text that stands in several files counts each time. */
  readonly records: number;
  readonly layers: readonly string[];
  parts(): Iterable<Part>;
  heads(): Iterable<Placed<GatheredDocument>>;
  annotations(): Iterable<Placed<readonly Annotation[]>>;
  relations(): Iterable<Placed<readonly DatasetRelation[]>>;
  claims(): Iterable<Placed<Claim>>;
  sources(): Iterable<Placed<Source>>;
  has(kind: 'annotation' | 'claim' | 'source', id: string): boolean;
  /** Whether an annotation or relation stays as it is where the project has it. */
  isSettled(kind: 'annotation' | 'relation', id: string): boolean;
  /** Relations whose other end is not in their own dataset. */
  unresolved(): Iterable<GatheredEnd>;
  close(): void;
}

/**
 * Puts several datasets together. What stands in two of them in the same way counts once; publications of one text add up. A single one
 * whose records all differ is taken as it is.
 *
 * @throws Refusal `refused`, naming both files and lines, where an id stands for different things; `cancelled`.
 */
export async function gather(datasets: readonly Dataset[], pace: Pace): Promise<Gathered> {
  const opened = datasets.map((dataset) => ({ dataset, reader: dataset.open() }));
  const close = (): void => {
    for (const { reader } of opened) reader.close();
  };
  const [only] = opened;
  if (only && opened.length === 1 && only.dataset.isUnique) {
    return gathered(opened, { index: only.reader.index, additions: noAdditions, close, isShared: false });
  }
  try {
    const together = await indexTogether(opened, pace);
    const closeAll = (): void => {
      together.close();
      close();
    };
    return gathered(opened, { ...together, close: closeAll, isShared: true });
  } catch (error) {
    close();
    throw error;
  }
}

interface Together {
  readonly index: RecordIndex;
  readonly additions: Additions;
  readonly close: () => void;
  /** Whether the index tells what stood where first. */
  readonly isShared: boolean;
}

function gathered(opened: readonly OpenDataset[], { index, additions, close, isShared }: Together): Gathered {
  /** Those of a record that stand in it first. */
  const first = <T extends { readonly id: string }>(
    kind: 'annotation' | 'relation',
    at: number,
    all: readonly T[],
  ): readonly T[] => (isShared ? all.filter(({ id }) => index.find(kind, id) === at) : all);
  const isFirst = (id: string, at: number): boolean => !isShared || index.find('document', id) === at;

  function* listed<T extends { readonly id: string }>(
    kind: 'annotation' | 'relation',
    walk: (reader: SpoolReader) => Iterable<Spooled<readonly T[]>>,
  ): Generator<Placed<readonly T[]>> {
    for (const [d, one] of opened.entries()) {
      for (const spooled of walk(one.reader)) {
        const value = first(kind, ordinalOf(d, spooled.n), spooled.value);
        if (value.length > 0) yield { value, place: placedIn(one, spooled) };
      }
    }
  }

  return {
    records: opened.reduce((sum, { dataset }) => sum + dataset.documents, 0),
    layers: [...new Set(opened.flatMap(({ dataset }) => dataset.layers))],
    *parts() {
      for (const [d, one] of opened.entries()) {
        for (const spooled of one.reader.records()) {
          const at = ordinalOf(d, spooled.n);
          const { annotations, relations, ...document } = spooled.value;
          yield {
            place: placedIn(one, spooled),
            document: isFirst(document.id, at) ? additions.to(document) : null,
            annotations: first('annotation', at, annotations),
            relations: first('relation', at, relations),
          };
        }
      }
    },
    *heads() {
      for (const [d, one] of opened.entries()) {
        for (const spooled of one.reader.heads()) {
          if (!isFirst(spooled.value.id, ordinalOf(d, spooled.n))) continue;
          yield { value: additions.to(spooled.value), place: placedIn(one, spooled) };
        }
      }
    },
    annotations: () => listed<Annotation>('annotation', (reader) => reader.annotations()),
    relations: () => listed<DatasetRelation>('relation', (reader) => reader.relations()),
    *claims() {
      for (const { value, at } of index.shared('claim')) yield { value, place: placeAt(opened, at) };
    },
    *sources() {
      for (const { value, at } of index.shared('source')) yield { value, place: placeAt(opened, at) };
    },
    has: (kind, id) => (kind === 'annotation' ? index.find(kind, id) !== null : index.hasShared(kind, id)),
    isSettled: (kind, id) => isForeignAt(opened, index.find(kind, id) ?? 0) || index.find('settled', id) !== null,
    *unresolved() {
      for (const { dataset, reader } of opened) {
        for (const end of reader.unresolved()) yield { ...end, file: dataset.file };
      }
    },
    close,
  };
}
