import { applyEdits } from '../../../shared/codebook/apply.ts';
import type { CodebookEdit, EditOf } from '../../../shared/codebook/edit.ts';
import { isSame, withSet } from '../../../shared/codebook/parts.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';

/**
 * The edits with one more, folded into an earlier one of the same thing where that says the same: a word that is typed letter by
 * letter is one edit, what is added and renamed is added under the new name, and what is taken back is none. Edits of which
 * another one in between speaks are left alone. Pure. O(edits).
 *
 * @param base the codebook before all of them.
 */
export function collected(base: Codebook, edits: readonly CodebookEdit[], edit: CodebookEdit): readonly CodebookEdit[] {
  for (let place = edits.length - 1; place >= 0; place -= 1) {
    const earlier = edits[place];
    if (earlier === undefined) break;
    const one = folded(earlier, edit);
    if (one !== undefined) {
      return meaningful(base, [...edits.slice(0, place), ...(one === null ? [] : [one]), ...edits.slice(place + 1)]);
    }
    if (namesOf(edit).some((name) => JSON.stringify(earlier).includes(JSON.stringify(name)))) break;
  }
  return meaningful(base, [...edits, edit]);
}

/** The things that an edit is about, by name. */
function namesOf(edit: CodebookEdit): readonly string[] {
  if ('attribute' in edit) return [typeof edit.attribute === 'string' ? edit.attribute : edit.attribute.name];
  if ('label' in edit) return [typeof edit.label === 'string' ? edit.label : edit.label.name];
  if ('relation' in edit) return [typeof edit.relation === 'string' ? edit.relation : edit.relation.name];
  if ('labels' in edit) return edit.labels;
  return 'relations' in edit ? edit.relations : [];
}

/** Both edits as one; null: they come to nothing; undefined: they stay two. */
function folded(a: CodebookEdit, b: CodebookEdit): CodebookEdit | null | undefined {
  switch (b.edit) {
    case 'guidelines':
    case 'orderLabels':
    case 'orderRelations':
      return a.edit === b.edit ? b : undefined;
    case 'orderAttributes':
      return a.edit === b.edit && a.on === b.on ? b : undefined;
    case 'changeLabel':
      if (a.edit === b.edit && a.label === b.label) return { ...a, set: { ...a.set, ...b.set } };
      return a.edit === 'addLabel' && a.label.name === b.label ? { ...a, label: withSet(a.label, b.set) } : undefined;
    case 'renameLabel':
      if (a.edit === b.edit && a.to === b.label) return a.label === b.to ? null : { ...a, to: b.to };
      return a.edit === 'addLabel' && a.label.name === b.label
        ? { ...a, label: { ...a.label, name: b.to } }
        : undefined;
    case 'retireLabel':
      if (a.edit === 'restoreLabel' && a.label === b.label) return null;
      return a.edit === 'addLabel' && a.label.name === b.label ? null : undefined;
    case 'restoreLabel':
      return a.edit === 'retireLabel' && a.label === b.label ? null : undefined;
    case 'changeRelation':
      if (a.edit === b.edit && a.relation === b.relation) return { ...a, set: { ...a.set, ...b.set } };
      return a.edit === 'addRelation' && a.relation.name === b.relation
        ? { ...a, relation: withSet(a.relation, b.set) }
        : undefined;
    case 'renameRelation':
      if (a.edit === b.edit && a.to === b.relation) return a.relation === b.to ? null : { ...a, to: b.to };
      return a.edit === 'addRelation' && a.relation.name === b.relation
        ? { ...a, relation: { ...a.relation, name: b.to } }
        : undefined;
    case 'retireRelation':
      if (a.edit === 'restoreRelation' && a.relation === b.relation) return null;
      return a.edit === 'addRelation' && a.relation.name === b.relation ? null : undefined;
    case 'restoreRelation':
      return a.edit === 'retireRelation' && a.relation === b.relation ? null : undefined;
    case 'changeAttribute':
    case 'renameAttribute':
    case 'retireAttribute':
    case 'restoreAttribute':
    case 'changeValues':
    case 'changeType':
      return foldedAttribute(a, b);
    default:
      return undefined;
  }
}

type OfAttribute = EditOf<
  'changeAttribute' | 'renameAttribute' | 'retireAttribute' | 'restoreAttribute' | 'changeValues' | 'changeType'
>;

function foldedAttribute(a: CodebookEdit, b: OfAttribute): CodebookEdit | null | undefined {
  if (a.edit === 'addAttribute') {
    return a.attribute.name === b.attribute && a.attribute.on === b.on ? intoAdded(a, b) : undefined;
  }
  if (!('on' in a) || a.on !== b.on || !('attribute' in a)) return undefined;
  if (b.edit === 'renameAttribute') {
    if (a.edit !== b.edit || a.to !== b.attribute) return undefined;
    return a.attribute === b.to ? null : { ...a, to: b.to };
  }
  if (a.attribute !== b.attribute) return undefined;
  if (b.edit === 'retireAttribute') return a.edit === 'restoreAttribute' ? null : undefined;
  if (b.edit === 'restoreAttribute') return a.edit === 'retireAttribute' ? null : undefined;
  if (b.edit === 'changeAttribute') return a.edit === b.edit ? { ...a, set: { ...a.set, ...b.set } } : undefined;
  if (b.edit === 'changeType') return a.edit === b.edit ? { ...a, ...b } : undefined;
  return a.edit === b.edit ? { ...a, ...b, map: mapped(a, b) } : undefined;
}

/** What is changed of an attribute that is not in the project yet is changed in the edit that adds it. */
function intoAdded(a: EditOf<'addAttribute'>, b: OfAttribute): CodebookEdit | null {
  const { attribute } = a;
  switch (b.edit) {
    case 'changeAttribute':
      return { ...a, attribute: withSet(attribute, b.set) };
    case 'renameAttribute':
      return { ...a, attribute: { ...attribute, name: b.to } };
    case 'changeValues':
      return { ...a, attribute: withSet(attribute, { values: b.values, scale: b.scale }) };
    case 'changeType':
      return {
        ...a,
        attribute: {
          ...attribute,
          type: b.type,
          multiple: b.multiple ?? attribute.multiple,
          values: b.type === 'choice' ? (b.values ?? attribute.values) : [],
        },
      };
    default:
      return null;
  }
}

/** What becomes of the values before both edits: what the first one made of a value goes where the second one sends it. */
function mapped(a: EditOf<'changeValues'>, b: EditOf<'changeValues'>): EditOf<'changeValues'>['map'] {
  const [first, second] = [a.map ?? [], b.map ?? []];
  const through = first.map(({ from, to }) => ({ from, to: second.find((one) => one.from === to)?.to ?? to }));
  const made = new Set(first.map(({ to }) => to));
  const later = second.filter(({ from }) => !made.has(from));
  const kept = through.filter(({ from }) => !later.some((one) => one.from === from));
  return [...kept, ...later].filter(({ from, to }) => from !== to);
}

/** Without the edits that leave everything as it is. */
function meaningful(base: Codebook, edits: readonly CodebookEdit[]): readonly CodebookEdit[] {
  const { steps } = applyEdits(base, edits);
  return edits.filter((edit, i) => {
    const step = steps[i];
    const isQuiet = edit.edit.startsWith('change') || edit.edit.startsWith('order') || edit.edit === 'guidelines';
    return !isQuiet || step === undefined || !isSame(step.before, step.after);
  });
}
