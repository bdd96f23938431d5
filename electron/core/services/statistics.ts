import { documentFacts } from '../../../shared/claims/mention-facts.ts';
import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { extent, type Annotation, type Attributes } from '../../../shared/model/annotation.ts';
import { publicationSchema } from '../../../shared/model/document.ts';
import { isExcludedZone, isInZone, zonesOf } from '../../../shared/model/zones.ts';
import { cross, type Counted, type CountedDocument } from '../../../shared/statistics/cross.ts';
import { attributeOf } from '../../../shared/statistics/dimensions.ts';
import { lengthsOf } from '../../../shared/statistics/lengths.ts';
import { createMeasure } from '../../../shared/statistics/measure.ts';
import { countTogether, TOGETHER, type TogetherCounts, type TogetherHow } from '../../../shared/statistics/together.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationCounts, annotationsOf, attributeCounts } from '../repositories/annotations.ts';
import { blocksOf, importOrder, listPublications } from '../repositories/documents.ts';
import { lastSeq } from '../repositories/log.ts';
import { readCodebook } from '../repositories/small.ts';
import { textOf } from '../repositories/texts.ts';
import type { Pace } from './task.ts';

type Filter = Pick<Parsed<'statistics.spans'>, 'layer' | 'label' | 'document'>;

const EMPTY = { labels: [], attributes: [], relations: [] };

/**
 * Counts annotations by one or two dimensions. Without attributes it costs what `project.stats` costs, whatever number of
 * annotations there is: the counts are kept. With one, a document's annotations are grouped in SQL at a time.
 *
 * @throws Refusal `not_found` for an attribute that the codebook does not have.
 */
export async function crossStatistics(
  db: ReadDb,
  { by, ...filter }: Filter & Pick<Parsed<'statistics.cross'>, 'by'>,
  pace: Pace,
): Promise<Output<'statistics.cross'>> {
  const codebook = readCodebook(db) ?? EMPTY;
  for (const dimension of by) {
    const name = attributeOf(dimension);
    if (name === null || codebook.attributes.some((one) => one.name === name)) continue;
    throw new Refusal('not_found', `The codebook has no attribute “${name}”; nothing can be counted by it.`);
  }
  const needsAttributes = by.some((dimension) => attributeOf(dimension) !== null);
  const documents = countedDocuments(db);
  const kept = annotationCounts(db).filter((row) => passes(row, filter));
  const zoned = new Set(
    annotationCounts(db).flatMap(({ document, label }) => (isExcludedZone(label) ? [document] : [])),
  );
  const toRead = kept.map(({ document }) => document).filter((document) => needsAttributes || zoned.has(document));
  const here = [...new Set(toRead)];
  const rows: Counted[] = [];
  let leftOut = 0;
  for (const [done, document] of here.entries()) {
    await pace.step('counting', done, here.length);
    if (zoned.has(document)) {
      const outside = outsideZones(db, document, filter);
      leftOut += outside.leftOut;
      rows.push(...outside.annotations.map((one) => ({ ...one, n: 1 })));
    } else {
      rows.push(
        ...attributeCounts(db, document)
          .filter((row) => passes(row, filter))
          .map((row) => ({ ...row, attributes: JSON.parse(row.attributes) as Attributes })),
      );
    }
  }
  if (!needsAttributes) {
    for (const row of kept) if (!zoned.has(row.document)) rows.push({ ...row, attributes: {} });
  }
  return { seq: lastSeq(db), leftOut, ...writable(cross({ by, rows, documents, codebook })) };
}

/** The same in arrays that can be sent. */
const writable = ({ annotations, groups, cells }: ReturnType<typeof cross>) => ({
  annotations,
  groups: groups.map((of) => of.map((group) => ({ ...group }))),
  cells: cells.map(({ at, n }) => ({ at: [...at], n })),
});

/** How long the spans are and which labels stand together, a document at a time. */
export async function spanStatistics(db: ReadDb, filter: Filter, pace: Pace): Promise<Output<'statistics.spans'>> {
  const measure = createMeasure();
  const [characters, words] = [new Map<number, number>(), new Map<number, number>()];
  const together: Record<TogetherHow, TogetherCounts> = { inside: new Map(), overlap: new Map(), sentence: new Map() };
  const spans = new Map<string, number>();
  let [annotations, leftOut] = [0, 0];
  const here = [
    ...new Set(
      annotationCounts(db)
        .filter((row) => passes(row, filter))
        .map(({ document }) => document),
    ),
  ];
  for (const [done, document] of here.entries()) {
    await pace.step('measuring', done, here.length);
    // What stands beside a label is asked of all labels; lengths are asked of the chosen one.
    const outside = outsideZones(db, document, { ...filter, label: null });
    const chosen = outside.annotations.filter(({ label }) => filter.label === null || label === filter.label);
    leftOut += outside.leftOut;
    annotations += chosen.length;
    const text = measure.read(textOf(db, document) ?? '', blocksOf(db, document));
    for (const { fragments } of chosen) {
      count(characters, text.characters(fragments));
      count(words, text.words(fragments));
    }
    for (const { label } of outside.annotations) count(spans, label);
    for (const of of Map.groupBy(outside.annotations, ({ layer }) => layer).values()) {
      countTogether(
        of.map(({ label, fragments }) => {
          const { start, end } = extent({ fragments });
          return { label, start, end, sentence: text.sentence(start) };
        }),
        together,
      );
    }
  }
  const order = (readCodebook(db) ?? EMPTY).labels.map(({ name }) => name);
  const labels = [
    ...order.filter((name) => spans.has(name)),
    ...[...spans.keys()].filter((name) => !order.includes(name)).toSorted(),
  ];
  return {
    seq: lastSeq(db),
    leftOut,
    annotations,
    characters: sendable(lengthsOf(characters)),
    words: sendable(lengthsOf(words)),
    labels,
    spans: labels.map((label) => spans.get(label) ?? 0),
    together: Object.fromEntries(
      TOGETHER.map((how) => [how, labels.map((a) => labels.map((b) => together[how].get(a)?.get(b) ?? 0))]),
    ) as Output<'statistics.spans'>['together'],
  };
}

const sendable = ({ bins, ...rest }: ReturnType<typeof lengthsOf>) => ({
  ...rest,
  bins: bins.map((bin) => ({ ...bin })),
});

const count = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const passes = (row: { document: string; layer: string; label: string }, { layer, label, document }: Filter): boolean =>
  (layer === null || row.layer === layer) &&
  (label === null || row.label === label) &&
  (document === null || row.document === document);

/** The annotations of a document that pass, without what stands in a zone, whoever marked it. */
function outsideZones(db: ReadDb, document: string, filter: Filter): { annotations: Annotation[]; leftOut: number } {
  const all = annotationsOf(db, document);
  const zones = zonesOf(all);
  const asked = all.filter((one) => passes(one, filter));
  const annotations = asked.filter((one) => !isInZone(zones, one));
  return { annotations, leftOut: asked.length - annotations.length };
}

/** What is known of the documents, in the order of import. */
function countedDocuments(db: ReadDb): CountedDocument[] {
  const order = importOrder(db);
  return listPublications(db)
    .map(({ id, title, publications }) => ({
      id,
      ...documentFacts(title, publicationSchema.array().parse(JSON.parse(publications))),
    }))
    .toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}
