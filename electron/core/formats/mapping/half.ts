import type { Annotation } from '../../../../shared/model/annotation.ts';
import type { TextFacts } from '../../sources/text-facts.ts';
import type { ForeignDocument, ForeignRelation } from '../foreign.ts';

/**
 * A document whose annotations are mapped, and whose relations are not yet: their ends may stand in documents that come later. Plain values.
 */
export interface Half {
  /** The foreign document without its annotations. */
  readonly foreign: Omit<ForeignDocument, 'annotations'>;
  readonly text: string;
  /** Of a text that the file brings. */
  readonly facts?: TextFacts;
  /** The id of the text. */
  readonly document: string;
  /** The foreign ids of all its annotations, and what became of those that were not left out. */
  readonly annotations: readonly (readonly [id: string, annotation: Annotation | null])[];
}

/** What a relation asks of a document: what became of its annotations, null for those that were left out. */
export interface Ends {
  readonly annotations: ReadonlyMap<string, Annotation | null>;
}

/** A half with what its relations ask of it. */
export interface MappedDocument extends Ends {
  /** What the format calls it. */
  readonly key: string;
  readonly relations: readonly ForeignRelation[];
}

/** Documents that wait for their relations, in the order of their files. */
export interface Halves {
  add(half: Half): void;
  /** Those that are the first ones of their texts. */
  firsts(): Iterable<Half>;
  /** The documents that come after a first one, of the same text. */
  further(first: Half): readonly Half[];
  /** The ends in the document that the format calls so. */
  endsIn(key: string): Ends | undefined;
}

/** What became of the annotations of a half, by their foreign ids. */
export const endsOf = ({ annotations }: Half): Ends => ({ annotations: new Map(annotations) });

/** Halves in memory. */
export function heldHalves(): Halves {
  const byText = new Map<string, Half[]>();
  const byKey = new Map<string, Ends>();
  return {
    add(half) {
      const known = byText.get(half.document);
      if (known) known.push(half);
      else byText.set(half.document, [half]);
      byKey.set(half.foreign.key, endsOf(half));
    },
    *firsts() {
      for (const [half] of byText.values()) if (half) yield half;
    },
    further: ({ document }) => byText.get(document)?.slice(1) ?? [],
    endsIn: (key) => byKey.get(key),
  };
}
