import { assertNever } from '../assert.ts';
import { ANY_LABEL, type AttributeDefinition, type Codebook, type Label } from '../model/codebook.ts';
import type { EditOf, LabelEdit } from './edit.ts';
import { EditProblem, labelNamed, ordered, placeOf, restoredOf, retiredOf, withSet } from './parts.ts';

/** The codebook after an edit of its labels. @throws EditProblem */
export function applyLabelEdit(codebook: Codebook, edit: LabelEdit): Codebook {
  switch (edit.edit) {
    case 'addLabel':
      refuseTaken(codebook, edit.label.name);
      return { ...codebook, labels: [...codebook.labels, edit.label] };
    case 'changeLabel':
      labelNamed(codebook, edit.label);
      return withLabel(codebook, edit.label, (label) => withSet(label, edit.set));
    case 'renameLabel':
      return renamed(codebook, edit);
    case 'mergeLabels':
      return merged(codebook, edit);
    case 'splitLabel':
      return split(codebook, edit);
    case 'retireLabel':
      if (labelNamed(codebook, edit.label).retired) {
        throw new EditProblem(placeOf('label', edit.label), `The label "${edit.label}" is retired already.`);
      }
      return withLabel(codebook, edit.label, retiredOf);
    case 'restoreLabel':
      if (!labelNamed(codebook, edit.label).retired) {
        throw new EditProblem(placeOf('label', edit.label), `The label "${edit.label}" is in use already.`);
      }
      return withLabel(codebook, edit.label, restoredOf);
    case 'orderLabels':
      return { ...codebook, labels: ordered(codebook.labels, edit.labels, placeOf('codebook', codebook.id)) };
    default:
      return assertNever(edit);
  }
}

const withLabel = (codebook: Codebook, name: string, change: (label: Label) => Label): Codebook => ({
  ...codebook,
  labels: codebook.labels.map((label) => (label.name === name ? change(label) : label)),
});

function refuseTaken(codebook: Codebook, name: string): void {
  const known = codebook.labels.find((label) => label.name === name);
  if (!known) return;
  const what = known.retired
    ? 'It is retired: restore it, or choose another name'
    : 'Choose another name, or merge them';
  throw new EditProblem(placeOf('label', name), `There is a label "${name}" already. ${what}.`);
}

function renamed(codebook: Codebook, { label: from, to }: EditOf<'renameLabel'>): Codebook {
  labelNamed(codebook, from);
  refuseTaken(codebook, to);
  const follow = (name: string): string => (name === from ? to : name);
  return {
    ...withLabel(codebook, from, (label) => ({ ...label, name: to })),
    attributes: codebook.attributes.map((attribute) => ({ ...attribute, on: follow(attribute.on) })),
    relations: codebook.relations.map((relation) => ({
      ...relation,
      from: relation.from.map(follow),
      to: relation.to.map(follow),
    })),
  };
}

function merged(codebook: Codebook, { labels, into }: EditOf<'mergeLabels'>): Codebook {
  refuseOutOfUse(codebook, into);
  const from = labels.filter((name) => name !== into);
  if (from.length === 0) {
    throw new EditProblem(placeOf('label', into), `Only "${into}" is named, so there is nothing to merge into it.`);
  }
  for (const name of from) labelNamed(codebook, name);
  return from.reduce((now, name) => withLabel(handedOn(now, name, [into]), name, retiredOf), codebook);
}

function split(codebook: Codebook, { label, into, rules }: EditOf<'splitLabel'>): Codebook {
  const place = placeOf('label', label);
  labelNamed(codebook, label);
  for (const name of into) if (name !== label) refuseOutOfUse(codebook, name);
  const others = into.filter((name) => name !== label);
  if (others.length === 0)
    throw new EditProblem(place, `"${label}" is split into nothing but itself. Name another label.`);
  for (const { attribute, to } of rules) {
    if (!into.includes(to)) {
      throw new EditProblem(place, `A rule sends what it finds to "${to}", which "${label}" is not split into.`);
    }
    if (!codebook.attributes.some(({ name, on }) => name === attribute && (on === label || on === ANY_LABEL))) {
      throw new EditProblem(place, `A rule asks for "${attribute}", which is no attribute of ${label}.`);
    }
  }
  const after = handedOn(codebook, label, others);
  return into.includes(label) ? after : withLabel(after, label, retiredOf);
}

function refuseOutOfUse(codebook: Codebook, name: string): void {
  if (!labelNamed(codebook, name).retired) return;
  throw new EditProblem(
    placeOf('label', name),
    `The label "${name}" is retired, so nothing can get it. Restore it first.`,
  );
}

/**
 * Gives labels what another one has, so that nothing that was said under it loses its place: its attributes, which nobody is
 * made to answer, and its ends of relations. What a label has already under a name stays as it is.
 */
function handedOn(codebook: Codebook, from: string, to: readonly string[]): Codebook {
  const given = to.flatMap((label) => {
    const own = codebook.attributes.filter(({ on }) => on === label || on === ANY_LABEL);
    const names = new Set(own.map(({ name }) => name));
    const keys = new Set(own.map(({ key }) => key));
    return codebook.attributes
      .filter(({ on, name }) => on === from && !names.has(name))
      .map((attribute) => copied(attribute, label, keys));
  });
  const widened = (ends: readonly string[]): string[] =>
    ends.includes(from) ? [...new Set([...ends, ...to])] : [...ends];
  return {
    ...codebook,
    attributes: [...codebook.attributes, ...given],
    relations: codebook.relations.map((relation) => ({
      ...relation,
      from: widened(relation.from),
      to: widened(relation.to),
    })),
  };
}

function copied(
  attribute: AttributeDefinition,
  on: string,
  keys: ReadonlySet<string | undefined>,
): AttributeDefinition {
  const { key, ...rest } = attribute;
  return { ...rest, on, mandatory: false, ...(key !== undefined && !keys.has(key) && { key }) };
}
