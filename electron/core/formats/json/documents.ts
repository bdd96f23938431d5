import type { Attributes, AttributeValue } from '../../../../shared/model/annotation.ts';
import type { SourceDocument } from '../../../../shared/model/document.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignRelation } from '../foreign.ts';
import { mergeInto, otherOfAnnotator, otherOfText } from '../merge.ts';
import type { Place } from '../problem.ts';

/** What one line or task of a file says of a text. */
export interface Draft {
  /** What the file calls the document. */
  readonly key: string;
  readonly text: string;
  readonly title?: string | undefined;
  readonly metadata: SourceDocument['metadata'];
  readonly annotations: readonly ForeignAnnotation[];
  readonly relations: readonly ForeignRelation[];
  /** By annotator; `''` for nobody. */
  readonly labels: Readonly<Record<string, Attributes>>;
  /** In the singular, once for each. */
  readonly leftOut: readonly string[];
  readonly place: Place;
}

interface Gathered {
  readonly key: string;
  readonly text: string;
  title: string | undefined;
  readonly metadata: Record<string, string | number | boolean>;
  readonly annotations: ForeignAnnotation[];
  readonly relations: ForeignRelation[];
  readonly labels: Map<string, Record<string, AttributeValue>>;
  readonly leftOut: Map<string, number>;
  readonly place: Place;
}

/**
 * Documents of a dataset that has a line, task or file for every annotator: what is said of the same text comes together. Holds all of it in
 * memory. What a later line says differently of a text is left out and counted; annotations are never.
 */
export class Documents {
  readonly #byText = new Map<string, Gathered>();
  readonly #keys = new Set<string>();

  add(draft: Draft): void {
    const known = this.#byText.get(draft.text) ?? this.#start(draft);
    const leave = (what: string): void => {
      known.leftOut.set(what, (known.leftOut.get(what) ?? 0) + 1);
    };
    for (const what of draft.leftOut) leave(what);
    if (draft.title !== undefined) {
      known.title ??= draft.title;
      if (known.title !== draft.title) leave(otherOfText('title'));
    }
    mergeInto(known.metadata, draft.metadata, (name) => leave(otherOfText(name)));
    for (const [annotator, said] of Object.entries(draft.labels)) {
      const labels = known.labels.get(annotator) ?? {};
      mergeInto(labels, said, (name) => leave(otherOfAnnotator(name)));
      known.labels.set(annotator, labels);
    }
    // Not spread into `push`: a line may hold more than a call can have arguments.
    for (const annotation of draft.annotations) known.annotations.push(annotation);
    for (const relation of draft.relations) known.relations.push(relation);
  }

  /** In the order of the files. */
  *all(): Generator<ForeignDocument> {
    for (const { title, labels, leftOut, ...rest } of this.#byText.values()) {
      yield {
        ...rest,
        ...(title !== undefined && { title }),
        ...(labels.size > 0 && { labels: Object.fromEntries(labels) }),
        ...(leftOut.size > 0 && { leftOut: [...leftOut].map(([what, count]) => ({ what, count })) }),
      };
    }
  }

  #start({ key, text, place }: Draft): Gathered {
    const unique = this.#keys.has(key) ? `${key} (${place.file}:${place.line})` : key;
    this.#keys.add(unique);
    const gathered: Gathered = {
      key: unique,
      text,
      title: undefined,
      metadata: {},
      annotations: [],
      relations: [],
      labels: new Map(),
      leftOut: new Map(),
      place,
    };
    this.#byText.set(text, gathered);
    return gathered;
  }
}
