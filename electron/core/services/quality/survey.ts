import { endsSentence } from '../../quality/punctuation.ts';
import { FEWEST, ordinaryLength, type Ordinary } from '../../quality/lengths.ts';
import { createStrings, type Strings } from '../../quality/twins.ts';
import { isExcludedZone } from '../../../../shared/model/zones.ts';
import type { ReadDb } from '../../db/types.ts';
import { spansOf } from '../../repositories/spans.ts';
import type { Pace } from '../task.ts';

/** How often a string has a label in a layer. */
export interface Labelled {
  readonly layer: string;
  readonly label: string;
  readonly quote: string;
  /** Which of all of these it is, and which of the pairs of a layer and a label: counted from 0, so that what is kept of them is kept in a row. */
  readonly number: number;
  readonly pair: number;
  count: number;
}

/** What is usual in a project: what a single annotation is held against. */
export interface Survey {
  readonly annotations: number;
  /** What length is ordinary; null where too few spans say so. */
  ordinary(label: string, language: string): Ordinary | null;
  /** Whether spans of a label hardly ever end as sentences do. */
  endsRarely(label: string): boolean;
  /** Every string that has a label, with where it has one. */
  readonly strings: Strings<Labelled[]>;
  /** How many strings with a label in a layer there are. */
  readonly labelled: number;
  /** Which pair a layer and a label are; undefined: no string has them. */
  pairOf(layer: string, label: string): number | undefined;
}

/** Of this share at most is rare. */
const RARE = 0.1;

/** Counts what is usual. One pass over the spans, without their attributes. */
export async function survey(db: ReadDb, { documents, layers, languageOf }: SurveyOf, pace: Pace): Promise<Survey> {
  const lengths = new Map<string, number[]>();
  const ends = new Map<string, { n: number; final: number }>();
  const strings = createStrings<Labelled[]>();
  const pairs = new Map<string, number>();
  let annotations = 0;
  let labelled = 0;
  const count = (layer: string, label: string, quote: string): void => {
    const all = strings.put(quote, () => []);
    const known = all.find((one) => one.layer === layer && one.label === label);
    if (known) {
      known.count += 1;
      return;
    }
    const key = keyOf(layer, label);
    const pair = pairs.get(key) ?? pairs.size;
    pairs.set(key, pair);
    all.push({ layer, label, quote, number: labelled, pair, count: 1 });
    labelled += 1;
  };
  for (const [i, document] of documents.entries()) {
    await pace.step('reading', i, documents.length);
    for (const { layer, label, quote, start, end, whole } of spansOf(db, document)) {
      if (!layers.has(layer)) continue;
      annotations += 1;
      if (isExcludedZone(label)) continue;
      listed(lengths, keyOf(languageOf(document), label)).push(end - start);
      const counted = ends.get(label) ?? { n: 0, final: 0 };
      counted.n += 1;
      if (endsSentence(quote)) counted.final += 1;
      ends.set(label, counted);
      if (whole === 1) count(layer, label, quote.trim());
    }
  }
  const ordinary = new Map<string, Ordinary | null>();
  for (const [key, all] of lengths) {
    await pace.step('reading', documents.length, documents.length);
    ordinary.set(key, ordinaryLength(all));
  }
  return {
    annotations,
    strings,
    labelled,
    pairOf: (layer, label) => pairs.get(keyOf(layer, label)),
    ordinary: (label, language) => ordinary.get(keyOf(language, label)) ?? null,
    endsRarely(label) {
      const { n, final } = ends.get(label) ?? { n: 0, final: 0 };
      return n >= FEWEST && final / n <= RARE;
    },
  };
}

interface SurveyOf {
  readonly documents: readonly string[];
  readonly layers: ReadonlySet<string>;
  readonly languageOf: (document: string) => string;
}

const keyOf = (name: string, label: string): string => `${name} ${label}`;

function listed<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
