import type { Source } from '../../../shared/api/inputs.ts';
import type { Staged } from '../../../shared/api/imports.ts';

/** A file on the list, and what it was chosen as: the same choice made again takes its place. */
export interface Row {
  readonly key: string;
  readonly staged: Staged;
  /** False where the core has not seen it: it was refused before it was read. */
  readonly isRead: boolean;
}

/** Something to stage: how it is read, or why it is not. */
export interface Wanted {
  readonly key: string;
  /** Whether it is a folder, whose other files are left out and not refused. */
  readonly isFolder: boolean;
  readonly read: () => Promise<Source>;
  readonly refused?: Staged;
}

/** Files that are read at once: enough to hide the way to the core and back, few enough to cancel soon. */
const AT_ONCE = 6;

/** Whether a staged file waits for a choice that only the user can make: what foreign names become, which column is the text. */
export const isWaiting = ({ content }: Staged): boolean =>
  content !== null && (content.kind === 'foreign' || content.kind === 'table') && content.waiting !== null;

/** What is shown first: a file that stands in the way, else the first one. */
export const firstOf = (rows: readonly Row[]): Row | undefined =>
  rows.find(({ staged }) => isRefused(staged)) ?? rows.find(({ staged }) => isWaiting(staged)) ?? rows[0];

/** Whether a staged file would bring something in. */
export const isImportable = ({ content }: Staged): boolean =>
  content !== null && (content.kind !== 'document' || content.duplicateOf === null);

/** Whether a staged file stands in the way of an import, which is all or nothing. */
export const isRefused = ({ content }: Staged): boolean => content === null;

/** The rows of one answer, and the files of the folder or archive that are no texts and no datasets. */
export function rowsOf({ key, isFolder }: Wanted, staged: readonly Staged[]): { rows: Row[]; leftOut: Staged[] } {
  const isLeftOut = (one: Staged): boolean => one.isLeftOut === true;
  const isMany = isFolder || staged.length > 1;
  return {
    rows: staged
      .filter((one) => !isLeftOut(one))
      .map((one) => ({ key: isMany ? `${key} ${one.place}` : key, staged: one, isRead: true })),
    leftOut: staged.filter(isLeftOut),
  };
}

/** Puts rows on the list. The same choice made again, or a repaired file of a refused one's place, takes its place. */
export function withRows(rows: readonly Row[], more: readonly Row[]): { rows: Row[]; gone: string[] } {
  const list = [...rows];
  const gone: string[] = [];
  for (const row of more) {
    const at = list.findIndex(
      ({ key, staged }) => key === row.key || (isRefused(staged) && staged.place === row.staged.place),
    );
    const before = list[at];
    if (before === undefined) list.push(row);
    else {
      gone.push(before.staged.id);
      list[at] = row;
    }
  }
  return { rows: list, gone };
}

/** Does work on all, some at once, and answers in their order. `isStopped` leaves the rest undone. */
export async function inOrder<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  isStopped: () => boolean,
): Promise<R[]> {
  const answers = new Map<number, R>();
  const left = items.entries();
  async function take(): Promise<void> {
    for (const [place, item] of left) {
      if (isStopped()) return;
      answers.set(place, await work(item));
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  return [...answers].toSorted(([a], [b]) => a - b).map(([, answer]) => answer);
}

/** Of texts that several files on the list have, all but the first file, each with the place of that: they are one document. */
export function sameTexts(staged: readonly Staged[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const same = new Map<string, string>();
  for (const { id, place, content } of staged) {
    if (content?.kind !== 'document') continue;
    const there = first.get(content.document);
    if (there === undefined) first.set(content.document, place);
    else same.set(id, there);
  }
  return same;
}
