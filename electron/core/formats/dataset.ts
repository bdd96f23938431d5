import type { Annotation } from '../../../shared/model/annotation.ts';
import type { MediaType, Publication, SourceDocument } from '../../../shared/model/document.ts';
import type { Relation } from '../../../shared/model/relation.ts';

/** A relation and, where its other end stands elsewhere, that document. */
export interface DatasetRelation extends Relation {
  readonly toDocument?: string;
}

/**
 * One document of a dataset with its annotations: what every annotated format is read into and written from. Offsets are
 * UTF-16 code units, as everywhere inside; each format converts at its own edge.
 */
export interface DatasetRecord {
  readonly id: string;
  readonly title: string;
  readonly metadata: SourceDocument['metadata'];
  readonly publications: readonly Publication[];
  readonly mediaType: MediaType;
  readonly text: string;
  readonly textSha256: string;
  /** In the order of the format's own rule. */
  readonly annotations: readonly Annotation[];
  /** Those that start at an annotation of this document. */
  readonly relations: readonly DatasetRelation[];
}
