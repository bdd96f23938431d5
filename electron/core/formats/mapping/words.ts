import type { ForeignAttribute, ForeignWords } from '../../../../shared/api/foreign-words.ts';
import { compareStrings, type AttributeValue } from '../../../../shared/model/annotation.ts';
import type { ForeignDocument } from '../foreign.ts';

/** What stands in a dataset under one name of an attribute. */
export interface AttributeWords {
  /** 0: it is only declared. So it is with all of these. */
  count: number;
  /** Whether one annotation has several values of it. */
  isList: boolean;
  /** By the value as text: as the file types it, and how often. The first {@link MOST_VALUES} different ones. */
  readonly values: Map<string, { readonly value: string | number | boolean; count: number }>;
  /** Whether there were more. */
  hasMore: boolean;
}

/** What stands in a dataset under one label. */
export interface LabelWords {
  count: number;
  readonly examples: string[];
  readonly attributes: Map<string, AttributeWords>;
}

/** What stands in a dataset under one type of relation. */
export interface RelationWords {
  count: number;
  /** The labels that it starts and ends at. */
  readonly from: Set<string>;
  readonly to: Set<string>;
  isAcross: boolean;
  /** As the dataset declares it; false where it does not. */
  readonly symmetric?: boolean;
  readonly transitive?: boolean;
}

/** The names of a dataset and what stands under them. */
export interface Words {
  readonly labels: ReadonlyMap<string, LabelWords>;
  readonly relations: ReadonlyMap<string, RelationWords>;
  readonly documentLabels: ReadonlyMap<string, AttributeWords>;
  readonly annotators: ReadonlyMap<string, number>;
  /** Annotations and labels of documents that name nobody. */
  readonly unnamed: number;
}

/** Different values of an attribute that are kept: more of them are no choice. */
const MOST_VALUES = 1000;
/** Values that are shown. */
const SHOWN_VALUES = 50;
const MOST_EXAMPLES = 3;
const EXAMPLE_LENGTH = 80;

/** The end of a relation in another document: its label is asked for once all documents are known. */
export interface WordAcross {
  readonly type: string;
  /** What the format calls the document. */
  readonly toDocument: string;
  /** The annotation. */
  readonly to: string;
}

/** Collects the words of a dataset, a document at a time. */
export interface WordCollector {
  /** Answers the ends that are in other documents. */
  add(document: ForeignDocument): readonly WordAcross[];
  /** Tells the label of an end that {@link add} has answered. */
  endsAt(type: string, label: string): void;
  words(): Words;
}

/** Collects the words of a dataset. Pure. Linear. */
export function wordsOf(documents: readonly ForeignDocument[]): Words {
  const collector = collectWords();
  const across = documents.flatMap((document) => collector.add(document));
  const byKey = new Map(documents.map((document) => [document.key, document]));
  for (const { type, toDocument, to } of across) {
    const label = byKey.get(toDocument)?.annotations.find(({ id }) => id === to)?.label;
    if (label !== undefined) collector.endsAt(type, label);
  }
  return collector.words();
}

/** Makes a collector. */
export function collectWords(): WordCollector {
  const labels = new Map<string, LabelWords>();
  const relations = new Map<string, RelationWords>();
  const documentLabels = new Map<string, AttributeWords>();
  const annotators = new Map<string, number>();
  let unnamed = 0;
  const named = (annotator: string | undefined): void => {
    if (annotator === undefined || annotator === '') unnamed += 1;
    else annotators.set(annotator, (annotators.get(annotator) ?? 0) + 1);
  };
  return {
    add(document) {
      const across: WordAcross[] = [];
      for (const { label, annotator, attributes, quote, fragments } of document.annotations) {
        named(annotator);
        const words = entry(labels, label, () => ({ count: 0, examples: [], attributes: new Map() }));
        words.count += 1;
        for (const [name, value] of Object.entries(attributes)) countValue(words.attributes, name, value);
        if (words.examples.length >= MOST_EXAMPLES) continue;
        const example = quote ?? document.text?.slice(fragments?.[0]?.start, fragments?.at(-1)?.end) ?? '';
        if (example !== '' && !words.examples.includes(shown(example))) words.examples.push(shown(example));
      }
      const labelOf = new Map(
        document.relations.length === 0 ? [] : document.annotations.map(({ id, label }) => [id, label]),
      );
      for (const { type, from, to, toDocument } of document.relations) {
        const words = entry(relations, type, () => ({ count: 0, from: new Set(), to: new Set(), isAcross: false }));
        words.count += 1;
        words.isAcross ||= toDocument !== undefined;
        const start = labelOf.get(from);
        if (start !== undefined) words.from.add(start);
        const end = labelOf.get(to);
        if (toDocument !== undefined && toDocument !== document.key) across.push({ type, toDocument, to });
        else if (end !== undefined) words.to.add(end);
      }
      for (const [annotator, attributes] of Object.entries(document.labels ?? {})) {
        if (Object.keys(attributes).length > 0) named(annotator);
        for (const [name, value] of Object.entries(attributes)) countValue(documentLabels, name, value);
      }
      return across;
    },
    endsAt: (type, label) => void relations.get(type)?.to.add(label),
    words: () => ({ labels, relations, documentLabels, annotators, unnamed }),
  };
}

function entry<T>(into: Map<string, T>, name: string, make: () => T): T {
  const there = into.get(name) ?? make();
  into.set(name, there);
  return there;
}

function countValue(into: Map<string, AttributeWords>, name: string, stated: AttributeValue): void {
  const words = entry<AttributeWords>(into, name, () => ({
    count: 0,
    isList: false,
    values: new Map(),
    hasMore: false,
  }));
  words.count += 1;
  if (Array.isArray(stated) && stated.length > 1) words.isList = true;
  for (const value of Array.isArray(stated) ? stated : [stated]) {
    const there = words.values.get(String(value));
    if (there) there.count += 1;
    else if (words.values.size < MOST_VALUES) words.values.set(String(value), { value, count: 1 });
    else words.hasMore = true;
  }
}

function shown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= EXAMPLE_LENGTH ? line : `${line.slice(0, EXAMPLE_LENGTH - 1).toWellFormed()}…`;
}

/** The most frequent first; names of the same count by themselves. */
const byCount = (a: { name: string; count: number }, b: { name: string; count: number }): number =>
  b.count - a.count || compareStrings(a.name, b.name);

const isUsed = ({ count }: { readonly count: number }): boolean => count > 0;

/** The words as they are shown: those that are used. */
export function shownWords({ labels, relations, documentLabels, annotators }: Words): ForeignWords {
  return {
    labels: [...labels]
      .map(([name, { count, examples, attributes }]) => ({
        name,
        count,
        examples,
        attributes: shownAttributes(attributes),
      }))
      .filter(isUsed)
      .toSorted(byCount),
    relations: [...relations]
      .map(([name, { count }]) => ({ name, count }))
      .filter(isUsed)
      .toSorted(byCount),
    documentLabels: shownAttributes(documentLabels),
    annotators: [...annotators].map(([name, count]) => ({ name, count })).toSorted(byCount),
  };
}

const shownAttributes = (attributes: ReadonlyMap<string, AttributeWords>): ForeignAttribute[] =>
  [...attributes]
    .map(([name, { count, values }]) => ({
      name,
      count,
      values: [...values]
        .filter(([, one]) => isUsed(one))
        .toSorted(([a, x], [b, y]) => y.count - x.count || compareStrings(a, b))
        .slice(0, SHOWN_VALUES)
        .map(([value, { count: n }]) => ({ value, count: n })),
    }))
    .filter(isUsed)
    .toSorted(byCount);

/** Every name of a dataset, in one order: what a mapping is remembered for. Neither figures nor values nor people are among them. */
export function namesOf({ labels, relations, documentLabels }: Words): readonly string[] {
  const all = [
    ...[...labels].flatMap(([name, { attributes }]) => [
      `label ${name}`,
      ...[...attributes.keys()].map((attribute) => `attribute ${name}\n${attribute}`),
    ]),
    ...[...relations.keys()].map((name) => `relation ${name}`),
    ...[...documentLabels.keys()].map((name) => `document ${name}`),
  ];
  return all.toSorted(compareStrings);
}
