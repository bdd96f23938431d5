import type { Annotation } from '../../../../shared/model/annotation.ts';
import { zonesOf } from '../../../../shared/model/zones.ts';
import type { Span } from '../../../../shared/text/units.ts';
import type { RawFinding } from '../../quality/raw.ts';
import type { Ground, Reading } from './annotation-findings.ts';
import type { Labelled } from './survey.ts';

/** Strings of fewer words are told only where they have the label in at least half of their places: "he" is a source here and none there. */
const SHORT = 3;

interface Place {
  readonly document: string;
  readonly span: Span;
  readonly quote: string;
}

/** Gathers the places that say what an annotation says and lack its label. What is told is known only when all texts were read. */
export interface Twins {
  /** One document with what its layers have on it; those who never worked on it have left nothing out. */
  look(document: string, reading: Reading, annotations: readonly Annotation[], workers: ReadonlySet<string>): void;
  findings(ground: Pick<Ground, 'mayChange'>, own: string | null): Generator<RawFinding>;
}

/** Makes it for the strings of a survey. */
export function createTwins({ survey }: Pick<Ground, 'survey'>): Twins {
  const bare = new Map<Labelled, Place[] | 'too many'>();
  return {
    look(document, { text, words }, annotations, workers) {
      const zones = zonesOf(annotations);
      const taken = Map.groupBy(annotations, ({ layer, label }) => `${layer} ${label}`);
      for (const { span, value, quote } of survey.strings.places(text, words)) {
        for (const labelled of value) {
          if (!workers.has(labelled.layer)) continue;
          const here = taken.get(`${labelled.layer} ${labelled.label}`) ?? [];
          if (here.some(({ fragments }) => fragments.some(({ start, end }) => start < span.end && end > span.start)))
            continue;
          if (zones.holds([span])) continue;
          const places = bare.get(labelled) ?? [];
          if (places === 'too many') continue;
          places.push({ document, span, quote });
          bare.set(labelled, isShort(quote) && places.length > labelled.count ? 'too many' : places);
        }
      }
    },
    *findings({ mayChange }, own) {
      for (const [{ layer, label, count }, places] of bare) {
        if (places === 'too many') continue;
        for (const { document, span, quote } of places) {
          yield {
            kind: 'twin',
            document,
            annotation: null,
            layer,
            label,
            span,
            relation: null,
            card: null,
            facts: { labelled: count, places: count + places.length },
            fix: layer === own && mayChange(layer, document) ? { kind: 'tag', label, fragments: [span], quote } : null,
            key: [layer, label, document, span.start, span.end],
          };
        }
      }
    },
  };
}

const isShort = (quote: string): boolean => quote.split(/\s+/, SHORT).length < SHORT && quote.length < 4 * SHORT;
