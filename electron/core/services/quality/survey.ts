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
}

/** Of this share at most is rare. */
const RARE = 0.1;

/** Counts what is usual. One pass over the spans, without their attributes. */
export async function survey(db: ReadDb, { documents, layers, languageOf }: SurveyOf, pace: Pace): Promise<Survey> {
  const lengths = new Map<string, number[]>();
  const ends = new Map<string, { n: number; final: number }>();
  const strings = createStrings<Labelled[]>();
  let annotations = 0;
  for (const [i, document] of documents.entries()) {
    await pace.step('reading', i, documents.length);
    for (const { layer, label, quote, start, end, whole } of spansOf(db, document)) {
      if (!layers.has(layer)) continue;
      annotations += 1;
      if (isExcludedZone(label)) continue;
      listed(lengths, keyOf(label, languageOf(document))).push(end - start);
      const counted = ends.get(label) ?? { n: 0, final: 0 };
      counted.n += 1;
      if (endsSentence(quote)) counted.final += 1;
      ends.set(label, counted);
      if (whole === 0) continue;
      const labelled = strings.put(quote.trim(), () => []);
      const known = labelled.find((one) => one.layer === layer && one.label === label);
      if (known) known.count += 1;
      else labelled.push({ layer, label, count: 1 });
    }
  }
  const ordinary = new Map([...lengths].map(([key, all]) => [key, ordinaryLength(all)]));
  return {
    annotations,
    strings,
    ordinary: (label, language) => ordinary.get(keyOf(label, language)) ?? null,
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

const keyOf = (label: string, language: string): string => `${language} ${label}`;

function listed<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
