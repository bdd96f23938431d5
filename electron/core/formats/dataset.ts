import type { Annotation, Attributes } from '../../../shared/model/annotation.ts';
import type { Claim } from '../../../shared/model/claim.ts';
import type { MediaType, Publication, SourceDocument } from '../../../shared/model/document.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import type { Source } from '../../../shared/model/source.ts';
import type { Structure } from '../sources/shape.ts';
import type { TextFacts } from '../sources/text-facts.ts';
import type { FileSource } from './lines.ts';
import type { Place } from './problem.ts';

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
  /** Of a text that was taken out of a file (HTML, DOCX, PDF), and of no other: it cannot be found in the text again. */
  readonly structure?: Structure;
  readonly text: string;
  readonly textSha256: string;
  /** In the order of the format's own rule. */
  readonly annotations: readonly Annotation[];
  /** The claim cards that its annotations are on, and others that a file states there. */
  readonly claims: readonly Claim[];
  /** The sources of the registry that its annotations and outlets name, what these are part of, and others that a file states there. */
  readonly sources: readonly Source[];
  /** What each layer says of the document as a whole, by layer; a layer that says nothing is not there. */
  readonly labels: Readonly<Record<string, Attributes>>;
  /** Those that start at an annotation of this document; one of a symmetric type that was read may end at it instead. */
  readonly relations: readonly DatasetRelation[];
}

/** What a reader must know of the project that a dataset is for. */
export interface ReadOptions {
  /** Names of the codebook's labels and relation types: any other one refuses the file. */
  readonly labels: readonly string[];
  readonly relationTypes: readonly string[];
  /** Those of them whose ends have no order of their own. */
  readonly symmetricTypes?: readonly string[];
  /** Stands for the version that an annotation does not state. */
  readonly codebookVersion: string;
  /** Layer of annotations that name no annotator; without it they refuse the file. */
  readonly defaultAnnotator?: string;
}

/** A file to read as a dataset. Plain values, so that it can be sent to another thread. */
export interface DatasetRequest extends ReadOptions {
  /** An id of the table of formats. */
  readonly format: string;
  readonly source: FileSource;
  /** Path of the new file that the dataset is spooled to. */
  readonly spool: string;
}

/** A relation whose other end is not in the file: the project has that annotation, or the file is to be refused. */
export interface UnresolvedEnd {
  readonly relation: string;
  /** Annotation and, where the file says it, its document. */
  readonly to: string;
  readonly toDocument?: string;
  readonly line: number;
}

/** A record with what is to be known of its text, and where it stood. Plain values. */
export interface PlacedRecord {
  readonly record: DatasetRecord;
  readonly facts: TextFacts;
  readonly place: Place;
}
