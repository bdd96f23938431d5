import type { Refusal } from '../../../shared/api/reply.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Claim } from '../../../shared/model/claim.ts';
import type { Source } from '../../../shared/model/source.ts';
import type { DatasetReadResult, DatasetRecord, DatasetRelation } from '../formats/dataset.ts';
import { refusalAt, type Place } from '../formats/problem.ts';
import { canonical } from '../repositories/state.ts';
import type { TextFacts } from '../sources/text-facts.ts';
import type { Pace } from './task.ts';

/** A dataset file that was read, with the name that messages give it. */
export interface Dataset extends DatasetReadResult {
  readonly file: string;
  /** The file of each record, where the dataset has several. */
  readonly files?: readonly string[];
  /**
   * Made by another tool. Its records are known by their content, so that one that is in the project was imported before: it stays as
   * people made it since.
   */
  readonly isForeign?: boolean;
}

/** Something that files bring, and where it stood first. */
export interface Placed<T> {
  readonly value: T;
  readonly place: Place;
}

/** A document of a dataset with what is to be known of its text. */
export interface GatheredDocument extends DatasetRecord {
  readonly facts: TextFacts;
}

/** All that the chosen datasets bring, each thing once, by id. */
export interface Gathered {
  readonly documents: ReadonlyMap<string, Placed<GatheredDocument>>;
  readonly annotations: ReadonlyMap<string, Placed<Annotation>>;
  readonly claims: ReadonlyMap<string, Placed<Claim>>;
  readonly sources: ReadonlyMap<string, Placed<Source>>;
  readonly relations: ReadonlyMap<string, Placed<DatasetRelation>>;
  /** Ids of annotations and relations that stay as they are where the project has them. */
  readonly settled: ReadonlySet<string>;
}

/** Things that are looked at before the work gives way again. */
const BREATH = 200;

/**
 * Puts several datasets together. What stands in two of them in the same way counts once; publications of one text add up.
 *
 * @throws Refusal `refused`, naming both files and lines, where an id stands for different things; `cancelled`.
 */
export async function gather(datasets: readonly Dataset[], pace: Pace): Promise<Gathered> {
  const documents = new Map<string, Placed<GatheredDocument>>();
  const annotations = new Map<string, Placed<Annotation>>();
  const claims = new Map<string, Placed<Claim>>();
  const sources = new Map<string, Placed<Source>>();
  const relations = new Map<string, Placed<DatasetRelation>>();
  const settled = new Set<string>();
  for (const { file, files, isForeign, records, lines, texts } of datasets) {
    for (const [i, record] of records.entries()) {
      const place = { file: files?.[i] ?? file, line: lines[i] ?? 0 };
      if (isForeign) for (const { id } of [...record.annotations, ...record.relations]) settled.add(id);
      await pace.step('putting together', i, records.length);
      const facts = texts[i] ?? { blocks: [], marks: [], words: 0 };
      putDocument(documents, { value: { ...record, facts }, place });
      for (const [n, value] of record.annotations.entries()) {
        if (n % BREATH === 0) await pace.step('putting together', i, records.length);
        put(annotations, { value, place }, 'annotation');
      }
      for (const value of record.claims) put(claims, { value, place }, 'claim card');
      for (const value of record.sources) put(sources, { value, place }, 'source');
      for (const [n, value] of record.relations.entries()) {
        if (n % BREATH === 0) await pace.step('putting together', i, records.length);
        put(relations, { value, place }, 'relation');
      }
    }
  }
  return { documents, annotations, claims, sources, relations, settled };
}

type Gatherable = Annotation | Claim | Source | DatasetRelation;

function put<T extends Gatherable>(
  into: Map<string, Placed<T>>,
  item: Placed<T>,
  kind: 'annotation' | 'claim card' | 'source' | 'relation',
): void {
  const { id } = item.value;
  const there = into.get(id);
  if (there === undefined) into.set(id, item);
  else if (canonical(withoutPlace(there.value)) !== canonical(withoutPlace(item.value))) {
    throw differs(item.place, there.place, `the ${kind} ${id}`, 'Give one of them another id');
  }
}

/** Whether the other end's document had to be said depends on the file, not on the relation. */
const withoutPlace = (value: Gatherable): object => {
  if (!('toDocument' in value)) return value;
  const { toDocument: _, ...relation } = value;
  return relation;
};

function putDocument(into: Map<string, Placed<GatheredDocument>>, item: Placed<GatheredDocument>): void {
  const { id, publications, labels } = item.value;
  const there = into.get(id);
  if (there === undefined) {
    into.set(id, item);
    return;
  }
  const { value } = there;
  if (canonical(aboutText(value)) !== canonical(aboutText(item.value))) {
    const fix = 'Make title and metadata agree, or import one file after the other';
    throw differs(item.place, there.place, `the document ${id}`, fix);
  }
  const other = Object.keys(labels).find(
    (layer) => value.labels[layer] !== undefined && canonical(value.labels[layer]) !== canonical(labels[layer] ?? {}),
  );
  if (other !== undefined) {
    throw differs(item.place, there.place, `what "${other}" says of the document ${id}`, 'Make the labels agree');
  }
  const known = new Set(value.publications.map(canonical));
  const more = publications.filter((publication) => !known.has(canonical(publication)));
  into.set(id, {
    ...there,
    value: { ...value, publications: [...value.publications, ...more], labels: { ...value.labels, ...labels } },
  });
}

/** What two files must say alike of one text. */
const aboutText = ({ title, metadata, mediaType, structure }: GatheredDocument): unknown[] => [
  title,
  metadata,
  mediaType,
  structure ?? null,
];

const differs = (here: Place, there: Place, what: string, fix: string): Refusal =>
  refusalAt(here, `${what} is not the same as in ${there.file}:${there.line}. ${fix}; nothing was changed`);
