import type { FormatInfo } from '../../../shared/api/exports.ts';
import type { Imported } from '../../../shared/api/imports.ts';
import type { Input } from '../../../shared/api/procedures.ts';
import type { Row } from './staging.ts';

/** What was told of a file by hand. */
export type Told = Omit<Input<'import.inspect'>, 'id' | 'session'>;

/** What several files bring together: each preview looks at its own file alone. */
export type Together =
  | {
      readonly kind: 'brings';
      readonly brings: Imported;
      /** What their previews count, each for itself. */
      readonly annotations: number;
    }
  | { readonly kind: 'refused'; readonly problem: string };

/** Where an import stands. Files can be added as long as nothing is being imported. */
export interface ImportState {
  readonly rows: readonly Row[];
  /** What was told of files by hand, by their ids. */
  readonly told: ReadonlyMap<string, Told>;
  /** Files that are being read again, as told. */
  readonly inspecting: ReadonlySet<string>;
  /** Places of files in the chosen folders that are no texts. */
  readonly leftOut: readonly string[];
  /** What is under way: reading files, or importing them. */
  readonly busy: {
    readonly what: 'reading' | 'importing';
    readonly tasks: readonly string[];
    readonly fraction: number | null;
  } | null;
  /** A failure that belongs to no single file. */
  readonly problem: string | null;
  readonly result: Imported | null;
  /** What the files bring together, once they are compared; null where that is not known, or where it is one file. */
  readonly together: Together | null;
  /** The staged file whose preview is shown. */
  readonly shown: string | null;
  /** What files can be read as. */
  readonly formats: readonly FormatInfo[];
  /** The folder's chooser opens with the dialog. */
  readonly wantsFolder: boolean;
}

/** Nothing is staged. */
export const EMPTY: ImportState = {
  rows: [],
  told: new Map(),
  inspecting: new Set(),
  leftOut: [],
  busy: null,
  problem: null,
  result: null,
  together: null,
  shown: null,
  formats: [],
  wantsFolder: false,
};
