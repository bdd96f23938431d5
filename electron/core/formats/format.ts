import type { FormatInfo } from '../../../shared/api/exports.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { DatasetCard } from '../../../shared/model/dataset-card.ts';
import type { MediaType } from '../../../shared/model/document.ts';
import type { Release, ReleasePart } from '../../../shared/model/release.ts';
import type { OnTwice, Spool } from '../spool/spool.ts';
import type { DatasetRecord, ReadOptions } from './dataset.ts';
import type { Fit } from './fit.ts';
import type { FileTree, ForeignReader } from './foreign.ts';
import type { Declared } from './mapping/declared.ts';
import type { Part } from './parts.ts';
import type { FileSource } from './lines.ts';
import type { TextsKind } from './texts/kinds.ts';

/** One file of an export. Its pieces are asked for in order and before the next file is. */
export interface OutFile {
  /** Inside the folder or archive, with `/` between its parts. */
  readonly path: string;
  readonly pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
}

/** What a project says of the dataset that is published, for formats that are `published`. */
export interface Publication {
  readonly card: DatasetCard;
  /** Those before, and the one that is written. The last one is it. */
  readonly releases: readonly Pick<Release, 'version' | 'date' | 'counts' | 'changes'>[];
  /** The version in which a record came to be as it is. */
  readonly since: (part: ReleasePart, id: string) => string;
}

/** In which form texts go out. */
export interface TextForm {
  readonly withoutText: boolean;
  /** Without texts: `short` leaves quotes of up to 100 characters. */
  readonly quotes: 'none' | 'short';
}

/** What is exported, as a writer sees it. */
export interface DatasetSource {
  /** The documents by ascending id, fitted to the format, afresh on each call: one in memory at a time. */
  records(): AsyncIterable<DatasetRecord>;
  readonly codebook: Codebook;
  readonly project: { readonly name: string };
  readonly annotators: readonly Annotator[];
  /** Absent: with texts. Only for formats that can go out without. */
  readonly form?: TextForm;
  /** Absent: nobody has said anything of the dataset. */
  readonly publication?: Publication;
}

/** How a dataset is written. */
export interface Writer {
  /** A `tree` is written as a new folder, or as an archive where the path ends in `.zip`. */
  readonly shape: 'file' | 'tree';
  /** Whether it can go out without the texts (`DatasetSource.form`), or never goes out with them. */
  readonly withoutText?: 'can' | 'always';
  /** Whether it is a dataset with a card and a version (`DatasetSource.publication`). */
  readonly published?: true;
  /** What of a document the format can hold, and what is lost. Pure; what is written is what this leaves. */
  readonly fit: Fit;
  /** The same source gives the same bytes everywhere. A `file` has exactly one entry, whose path does not matter. */
  readonly write: (source: DatasetSource) => AsyncIterable<OutFile> | Iterable<OutFile>;
}

/** How a foreign dataset is read. */
export interface Reader {
  readonly read: ForeignReader;
  /** What a dataset says may be annotated in it; null: it says nothing. */
  readonly declares?: (tree: FileTree) => Declared | null;
  /**
   * Which files of a folder or an archive are datasets of this format, each with all its files; the rest is left to the other formats.
   * Absent: each file with one of the extensions is a dataset of its own.
   */
  readonly groups?: (paths: readonly string[]) => readonly (readonly string[])[];
}

/** How a dataset in the words of the project's own codebook is read. */
export interface NativeReader {
  /** Reads a file into a spool, a document at a time. @throws Refusal with file and line */
  readonly read: (source: FileSource, options: ReadOptions, into: Spool, signal?: AbortSignal) => Promise<void>;
  /** Says what may not stand twice in a file. */
  readonly onTwice: OnTwice;
}

/** A format that files come in or go out as: what the command line, the window, import and export know of it. */
export interface Format {
  readonly id: string;
  readonly name: string;
  /** Without the dot; the first one names new files. */
  readonly extensions: readonly [string, ...string[]];
  /** Unit of the offsets in its files. */
  readonly offsetUnit: FormatInfo['offsetUnit'];
  readonly description: string;
  /**
   * Whether a file is of this format, by its first 64 KiB as text: asked where several formats share its extension. Pure and quick.
   */
  readonly sniff?: (head: string) => boolean;
  /** Set where a file is one text to annotate: it is read as this. */
  readonly source?: MediaType;
  /** Set where a file is a table whose rows are texts: the kind of table. */
  readonly texts?: TextsKind;
  /** Reads datasets in the words of the project's own codebook: the native format. */
  readonly native?: NativeReader;
  /** Reads datasets whose words are mapped to the codebook. */
  readonly reader?: Reader;
  readonly writer?: Writer;
  /** What comes back when what was written is read again. Everything else is lost, and said. */
  readonly holds: readonly Part[];
  /** What it cannot hold, in general words: shown before an export. Empty where nothing is written. */
  readonly loses: readonly string[];
}
