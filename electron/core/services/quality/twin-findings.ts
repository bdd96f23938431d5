import { utf16 } from '../../../../shared/text/units.ts';
import type { Annotation } from '../../../../shared/model/annotation.ts';
import { stretchesOf, zonesOf, type Stretches } from '../../../../shared/model/zones.ts';
import type { RawFinding } from '../../quality/raw.ts';
import type { Ground, Reading } from './annotation-findings.ts';
import type { Collection } from './collect.ts';
import type { Labelled } from './survey.ts';

/** Strings of fewer words are told only where they have the label in at least half of their places: "he" is a source here and none there. */
const SHORT = 3;

/** A place of a short string, of which nothing is told until all texts were read. */
interface Place {
  readonly document: string;
  readonly start: number;
}

/**
 * Finds the places that say what an annotation says and lack its label. What is kept of them grows with the annotations and not with the places: of a short string
 * as many places as it has labels, of all others none.
 */
export interface Twins {
  /** One document with what its layers have on it; those who never worked on it have left nothing out. Yields where the work may be interrupted. */
  look(
    document: string,
    reading: Reading,
    annotations: readonly Annotation[],
    workers: ReadonlySet<string>,
  ): Generator<undefined>;
  /** Tells the places of short strings, and completes what all findings say of the number of places: before that it is not known. Yields likewise. */
  finish(): Generator<undefined>;
}

/** Told of a short string: nothing, it has too many places. */
const TOO_MANY = -1;

/** Makes it for the strings of a survey. Findings go to `collection`. */
export function createTwins(
  { survey, mayChange }: Pick<Ground, 'survey' | 'mayChange'>,
  own: string | null,
  collection: Pick<Collection, 'offer'>,
): Twins {
  /** Places without the label, by the number of the string with its label. */
  const bare = new Int32Array(survey.labelled);
  const waiting = new Map<Labelled, Place[]>();
  const facts = new Map<Labelled, { labelled: number; places: number }>();

  const isOver = ({ number }: Labelled): boolean => bare[number] === TOO_MANY;

  function tell(labelled: Labelled, document: string, start: number): void {
    const { layer, label } = labelled;
    collection.offer({ kind: 'twin', document, layer, label }, () => finding(labelled, document, start));
  }

  function finding(labelled: Labelled, document: string, start: number): RawFinding {
    const { layer, label, count, quote } = labelled;
    const span = { start: utf16(start), end: utf16(start + quote.length) };
    const said = facts.get(labelled) ?? { labelled: count, places: count };
    facts.set(labelled, said);
    return {
      kind: 'twin',
      document,
      annotation: null,
      layer,
      label,
      span,
      relation: null,
      card: null,
      facts: said,
      fix: layer === own && mayChange(layer, document) ? { kind: 'tag', label, fragments: [span], quote } : null,
      key: [layer, label, document, span.start, span.end],
    };
  }

  function found(labelled: Labelled, document: string, start: number): void {
    const places = (bare[labelled.number] ?? 0) + 1;
    bare[labelled.number] = places;
    if (!isShort(labelled.quote)) {
      tell(labelled, document, start);
      return;
    }
    if (places > labelled.count) {
      bare[labelled.number] = TOO_MANY;
      waiting.delete(labelled);
      return;
    }
    const known = waiting.get(labelled);
    if (known) known.push({ document, start });
    else waiting.set(labelled, [{ document, start }]);
  }

  return {
    *look(document, { text, words }, annotations, workers) {
      const zones = zonesOf(annotations);
      const taken = takenBy(survey, annotations);
      const isOpen = (one: Labelled): boolean => !isOver(one) && workers.has(one.layer);
      yield* survey.strings.places(text, words, {
        wants: (all) => (all.some(isOpen) ? 'yes' : all.every(isOver) ? 'never' : 'not here'),
        found(all, start, end) {
          if (zones.touch(start, end)) return;
          for (const labelled of all) {
            if (isOpen(labelled) && taken.get(labelled.pair)?.touch(start, end) !== true)
              found(labelled, document, start);
          }
        },
      });
    },
    *finish() {
      for (const [labelled, places] of waiting) {
        yield;
        for (const { document, start } of places) tell(labelled, document, start);
      }
      for (const [{ number }, said] of facts) said.places = said.labelled + (bare[number] ?? 0);
    },
  };
}

/** What has a label in a layer, by the number of that pair. */
function takenBy(survey: Ground['survey'], annotations: readonly Annotation[]): ReadonlyMap<number, Stretches> {
  const pairs = Map.groupBy(annotations, ({ layer, label }) => survey.pairOf(layer, label) ?? -1);
  return new Map([...pairs].map(([pair, all]) => [pair, stretchesOf(all.flatMap(({ fragments }) => fragments))]));
}

const isShort = (quote: string): boolean => quote.length < 4 * SHORT && quote.split(/\s+/, SHORT).length < SHORT;
