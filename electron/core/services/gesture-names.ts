import type { Parsed } from '../../../shared/api/procedures.ts';
import { assertNever } from '../../../shared/assert.ts';
import {
  FLAG_KINDS,
  type Annotation,
  type AttributeValue,
  type Flag,
  type FlagKind,
} from '../../../shared/model/annotation.ts';
import type { AnnotationFields } from '../../../shared/model/update.ts';

/** What a gesture comes to. */
interface Outcome {
  readonly drafts: readonly Annotation[];
  readonly updates: readonly { readonly before: Annotation; readonly after: Annotation }[];
  readonly deleted: readonly Annotation[];
}

/** What undo will call a gesture: by what it does. */
export function nameOfGesture(
  { gesture, update = [] }: Parsed<'annotations.change'>,
  { drafts, updates, deleted }: Outcome,
): string {
  const [draft] = drafts;
  const [first] = updates;
  const label = first?.after.label ?? draft?.label ?? deleted[0]?.label ?? '';
  switch (gesture) {
    case 'split':
      return `split ${label}`;
    case 'merge':
      return `merge ${deleted.length + updates.length} ${label} annotations`;
    case 'duplicate':
      return `duplicate as ${draft?.label ?? label}`;
    case 'propagate':
      return `tag ${drafts.length} equal ${drafts.length === 1 ? 'string' : 'strings'} as ${draft?.label ?? label}`;
    case 'copy':
      return `copy ${drafts.length} ${drafts.length === 1 ? 'annotation' : 'annotations'} to the same passage`;
    case 'edit':
    case undefined:
      break;
    default:
      return assertNever(gesture);
  }
  const count = drafts.length + updates.length + deleted.length;
  if (count === drafts.length) return naming('tag', drafts);
  if (count === deleted.length) return naming('delete', deleted);
  const [fields] = update;
  if (count === 1 && first !== undefined && fields !== undefined) return nameOfUpdate(first.before, fields);
  return `change ${count} annotations`;
}

/** By the first thing that it does. */
function nameOfUpdate(before: Annotation, { label, attributes, place, note, claim, flags }: AnnotationFields): string {
  if (label !== undefined && label !== before.label) return `change label to ${label}`;
  if (place !== undefined) return `move ${before.label}`;
  const [first, ...others] = Object.entries(attributes ?? {});
  if (first !== undefined) {
    const [name, value] = first;
    if (others.length > 0) return `set ${others.length + 1} attributes`;
    return value === null ? `clear ${readable(name)}` : `set ${readable(name)} to ${readable(shortened(value))}`;
  }
  if (claim !== undefined) return claim === null ? 'take off the card' : 'assign to a card';
  if (flags !== undefined) return nameOfFlagging(before.flags ?? [], flags ?? []);
  return note === undefined ? 'edit annotation' : 'edit note';
}

/** By the first kind of flag that comes, goes or says something else. */
function nameOfFlagging(before: readonly Flag[], after: readonly Flag[]): string {
  const of = (flags: readonly Flag[], kind: FlagKind): Flag | undefined => flags.find((flag) => flag.kind === kind);
  for (const kind of FLAG_KINDS) {
    const [was, is] = [of(before, kind), of(after, kind)];
    if (!was && is) return `flag "${readable(kind)}"`;
    if (was && !is) return `resolve "${readable(kind)}"`;
    if (was?.text !== is?.text) return `edit flag "${readable(kind)}"`;
  }
  return 'edit annotation';
}

const readable = (name: string): string => name.replaceAll('_', ' ');

/** A value in few words, for names that stand in menus. */
export function shortened(value: AttributeValue): string {
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  return text.length > 40 ? `${text.slice(0, 38).toWellFormed()}…` : text;
}

function naming(verb: string, annotations: readonly Annotation[]): string {
  const [first] = annotations;
  if (first === undefined) return verb;
  return annotations.length === 1 ? `${verb} ${first.label}` : `${verb} ${annotations.length} annotations`;
}
