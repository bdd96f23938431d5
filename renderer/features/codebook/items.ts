import type { CodebookEdit, CodebookProblem } from '../../../shared/codebook/edit.ts';
import { isSame } from '../../../shared/codebook/parts.ts';

/** The name that a label, a relation type or (with `on`) an attribute has in the project, before the draft's renames. */
export function formerName(edits: readonly CodebookEdit[], kind: 'label' | 'relation', name: string): string {
  return edits.reduceRight((now, edit) => {
    if (kind === 'label' && edit.edit === 'renameLabel' && edit.to === now) return edit.label;
    return kind === 'relation' && edit.edit === 'renameRelation' && edit.to === now ? edit.relation : now;
  }, name);
}

/** The attribute as it is named and placed in the project, before the draft's renames. */
export function formerAttribute(
  edits: readonly CodebookEdit[],
  { on, name }: { readonly on: string; readonly name: string },
): { readonly on: string; readonly name: string } {
  return edits.reduceRight(
    (now, edit) => {
      if (edit.edit === 'renameLabel' && edit.to === now.on) return { ...now, on: edit.label };
      const isIt = edit.edit === 'renameAttribute' && edit.to === now.name && edit.on === now.on;
      return isIt ? { ...now, name: edit.attribute } : now;
    },
    { on, name },
  );
}

/** What became of a thing in the draft. `before`: what it was in the project; undefined: it was not there. */
export const stateOf = <T extends object>(now: T, before: T | undefined): 'same' | 'changed' | 'new' =>
  before === undefined ? 'new' : isSame(before, now) ? 'same' : 'changed';

/** Whether one of the problems is an error about a thing. */
export const hasError = (
  problems: readonly CodebookProblem[],
  kind: CodebookProblem['place']['kind'],
  name: string,
  on?: string,
): boolean =>
  problems.some(
    ({ severity, place }) => severity === 'error' && place.kind === kind && place.name === name && place.on === on,
  );

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
