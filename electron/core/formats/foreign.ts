import type { Attributes, Flag, Annotation } from '../../../shared/model/annotation.ts';
import type { Claim } from '../../../shared/model/claim.ts';
import type { MediaType, Publication, SourceDocument } from '../../../shared/model/document.ts';
import type { Source } from '../../../shared/model/source.ts';
import type { Structure } from '../sources/shape.ts';
import type { Span } from '../../../shared/text/units.ts';
import type { FileSource } from './lines.ts';
import type { Place } from './problem.ts';

/** One file of a dataset. */
export interface TreeFile {
  /** Inside the folder or archive, with `/` between its parts; the bare name of a single file. */
  readonly path: string;
  readonly source: FileSource;
}

/** The files that are one dataset: a single one, or those of a folder or an archive, in the order of their paths. */
export interface FileTree {
  /** As messages name it. */
  readonly name: string;
  readonly files: readonly TreeFile[];
}

/**
 * An annotation in the words of a foreign format: label and attributes are not those of a codebook yet. What a format has no
 * place for is left out.
 */
export interface ForeignAnnotation {
  /** Unique in its document: what relations name. */
  readonly id: string;
  /** The id is one of this program, which means the same everywhere: it is kept, whatever it looks like. UUIDs always are. */
  readonly keepsId?: true;
  /** As the file names the annotator; absent: the file names none. */
  readonly annotator?: string;
  readonly label: string;
  /** In text order, UTF-16 code units of `text`; null where the file has only the quote. Converted by the reader, checked by the mapping. */
  readonly fragments: readonly Span[] | null;
  /** The text that the file says is there, from the first fragment's start to the last one's end. */
  readonly quote?: string;
  /** What the file says stands before and after it. */
  readonly prefix?: string;
  readonly suffix?: string;
  /** By the file's own names; values as the file types them. */
  readonly attributes: Attributes;
  readonly note?: string;
  /** 0 to 1. */
  readonly confidence?: number;
  /** The id of a claim card. */
  readonly claim?: string;
  readonly flags?: readonly Flag[];
  readonly codebookVersion?: string;
  readonly origin?: Annotation['origin'];
  readonly place: Place;
}

/** A relation in the words of a foreign format. */
export interface ForeignRelation {
  readonly id: string;
  /** As of annotations. */
  readonly keepsId?: true;
  readonly type: string;
  /** Ids of annotations of the same document. */
  readonly from: string;
  readonly to: string;
  /** The key of the document that `to` is in, where it is another one. */
  readonly toDocument?: string;
  readonly annotator?: string;
  readonly attributes: Attributes;
  readonly note?: string;
  readonly place: Place;
}

/** A document with its annotations, as a foreign format says it. */
export interface ForeignDocument {
  /** What the format calls it: unique in the dataset. */
  readonly key: string;
  /** Null: the file holds the annotations only, and the text is one of the project, by `textSha256`, `documentId` or `key` (a file name or title). */
  readonly text: string | null;
  readonly textSha256?: string;
  /** Unit of the fragments where there is no text that they could be converted by; UTF-16 code units where it is not said. */
  readonly unit?: 'codepoint';
  readonly documentId?: string;
  readonly title?: string;
  readonly metadata?: SourceDocument['metadata'];
  readonly publications?: readonly Publication[];
  readonly mediaType?: MediaType;
  /** With a media type of a file that texts are taken out of; without it such a text is plain text. */
  readonly structure?: Structure;
  readonly annotations: readonly ForeignAnnotation[];
  readonly relations: readonly ForeignRelation[];
  readonly claims?: readonly Claim[];
  readonly sources?: readonly Source[];
  /** What annotators say of the document as a whole, by annotator as the file names it; `''` where it names none. */
  readonly labels?: Readonly<Record<string, Attributes>>;
  /** What the reader leaves out because the program has no place for it, in the singular, and how often: it is told before an import. */
  readonly leftOut?: readonly { readonly what: string; readonly count: number }[];
  readonly place: Place;
}

/**
 * Reads a foreign dataset: a document at a time where the format allows it. The reader checks the shape of the files and
 * everything that has to do with places in them; labels, quotes and offsets against the text are checked afterwards, once for
 * all formats.
 *
 * @throws Refusal `refused` with file and line (`refusalAt`); `cancelled`.
 */
export type ForeignReader = (tree: FileTree, signal?: AbortSignal) => AsyncIterable<ForeignDocument>;
