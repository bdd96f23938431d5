/**
 * Where a command's keys work. `everywhere`: also while a field is typed in, so only with a modifier. `window`: but not in
 * fields. `work`: in the text, in the inspector, or with nothing focused. `text`: with the caret in the text.
 */
export type Where = 'everywhere' | 'window' | 'work' | 'text';

/** The groups of the palette and the shortcut sheet, in their order. */
export const GROUPS = [
  'Annotate',
  'Relations',
  'Text',
  'Document',
  'Claims',
  'Adjudication',
  'Project',
  'View',
] as const;

/** One thing that can be done: by key, by name in the palette, by a button or a native menu. */
export interface Command {
  /** Stable: native menus and preferences name commands by it. */
  readonly id: string;
  readonly name: string;
  readonly group: (typeof GROUPS)[number];
  /** In tinykeys' syntax; the first one is shown. */
  readonly keys: readonly string[];
  readonly where: Where;
  /** Whether it makes sense now. Absent: always. */
  readonly when?: () => boolean;
  /** Does it. `false` says that there was nothing to do and the key is the browser's. */
  readonly run: (event?: KeyboardEvent) => boolean | void;
  /** Left out of the palette: moves that only make sense from the place where the key is pressed. */
  readonly keyOnly?: boolean;
}

/** Whether the command can be run now. */
export const isEnabled = ({ when }: Command): boolean => when?.() ?? true;
