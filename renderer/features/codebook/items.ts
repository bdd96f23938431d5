import type { CodebookProblem } from '../../../shared/codebook/edit.ts';
import { isSame } from '../../../shared/codebook/parts.ts';

/** What became of a thing in the draft: compared with the one of the same name in the project. */
export function stateOf<T extends { readonly name: string }>(
  one: T,
  before: readonly T[],
  isIt: (other: T) => boolean = ({ name }) => name === one.name,
): 'same' | 'changed' | 'new' {
  const known = before.find(isIt);
  return known === undefined ? 'new' : isSame(known, one) ? 'same' : 'changed';
}

/** Whether one of the problems is an error about a thing. */
export const hasError = (
  problems: readonly CodebookProblem[],
  kind: CodebookProblem['place']['kind'],
  name: string,
  on?: string,
): boolean =>
  problems.some(({ severity, place }) => severity === 'error' && place.kind === kind && place.name === name && place.on === on);

/** The names with one a place further up or down among those in use; null: it is at the end already. */
export function movedBy(
  list: readonly { readonly name: string; readonly retired?: true | undefined }[],
  name: string,
  step: 1 | -1,
): readonly string[] | null {
  const names = list.filter(({ retired }) => !retired).map((one) => one.name);
  const here = names.indexOf(name);
  const other = names[here + step];
  if (here === -1 || other === undefined) return null;
  const all = list.map((one) => one.name);
  return all.map((one) => (one === name ? other : one === other ? name : one));
}

/** A name that none of the others has: the wanted one, or it with a number. */
export function freeName(wanted: string, taken: readonly string[]): string {
  let [name, count] = [wanted, 1];
  while (taken.includes(name)) {
    count += 1;
    name = `${wanted}${String(count)}`;
  }
  return name;
}
