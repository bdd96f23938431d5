import type { AttributeDefinition, Codebook, Label, RelationType } from '../model/codebook.ts';
import type { CodebookEdit, EditOf } from './edit.ts';
import { isSame } from './parts.ts';

/**
 * The edits that make a codebook like another one, compared by names. What the other one does not have is retired, never
 * deleted; that a thing got another name cannot be known, so it is retired and the new name added. Guidelines that the other
 * one lacks stay. Name and version of the codebook are not compared. O(n²) in names, of which there are tens.
 */
export function editsBetween(now: Codebook, wanted: Codebook): CodebookEdit[] {
  return [
    ...labelEdits(now, wanted),
    ...attributeEdits(now, wanted),
    ...relationEdits(now, wanted),
    ...retirements(now, wanted),
    ...order(now.labels, wanted.labels, (labels) => ({ edit: 'orderLabels', labels })),
    ...order(now.relations, wanted.relations, (relations) => ({ edit: 'orderRelations', relations })),
    ...(wanted.guidelines === undefined || wanted.guidelines === now.guidelines
      ? []
      : [{ edit: 'guidelines', text: wanted.guidelines } as const]),
  ];
}

/** Fields of `wanted` that differ; one that it lacks is null. */
function changed<T extends object>(
  now: T,
  wanted: T,
  fields: readonly (keyof T)[],
): Partial<Record<keyof T, unknown>> | null {
  const different = fields.filter((field) => !isSame(now[field], wanted[field]));
  if (different.length === 0) return null;
  return Object.fromEntries(different.map((field) => [field, wanted[field] ?? null])) as Partial<
    Record<keyof T, unknown>
  >;
}

/** The thing without its mark of being retired, as edits add it. */
function inUse<T extends { retired?: true | undefined }>({ retired: _, ...rest }: T): Omit<T, 'retired'> {
  return rest;
}

function labelEdits(now: Codebook, wanted: Codebook): CodebookEdit[] {
  return wanted.labels.flatMap((label): CodebookEdit[] => {
    const known = now.labels.find(({ name }) => name === label.name);
    if (!known) {
      const added: CodebookEdit = { edit: 'addLabel', label: inUse(label) };
      return label.retired ? [added, { edit: 'retireLabel', label: label.name }] : [added];
    }
    const fields: readonly (keyof Label)[] = ['definition', 'key', 'color', 'badge', 'mandatory', 'examples'];
    const set = changed(known, label, fields);
    return [
      ...(set ? [{ edit: 'changeLabel', label: label.name, set } as EditOf<'changeLabel'>] : []),
      ...(known.retired && !label.retired ? [{ edit: 'restoreLabel', label: label.name } as const] : []),
    ];
  });
}

function attributeEdits(now: Codebook, wanted: Codebook): CodebookEdit[] {
  return wanted.attributes.flatMap((attribute): CodebookEdit[] => {
    const place = { on: attribute.on, attribute: attribute.name };
    const known = sameAttribute(now, attribute);
    if (!known) {
      const added: CodebookEdit = { edit: 'addAttribute', attribute: inUse(attribute) };
      return attribute.retired ? [added, { edit: 'retireAttribute', ...place }] : [added];
    }
    const edits: CodebookEdit[] = [];
    const { type, multiple, values, scale } = attribute;
    const isRetyped = known.type !== type || known.multiple !== multiple;
    if (isRetyped) edits.push({ edit: 'changeType', ...place, type, multiple, ...(type === 'choice' && { values }) });
    const scaleNow = isRetyped && type !== 'choice' ? undefined : known.scale;
    if (type === 'choice' && ((!isRetyped && !isSame(known.values, values)) || scaleNow !== scale)) {
      edits.push({ edit: 'changeValues', ...place, values, ...(scaleNow !== scale && { scale: scale ?? null }) });
    }
    const fields: readonly (keyof AttributeDefinition)[] = [
      'definition',
      'mandatory',
      'needs',
      'examples',
      'default',
      'key',
      'when',
      ...(isRetyped ? [] : (['comparator', 'unit'] as const)),
    ];
    const set = { ...changed(known, attribute, fields) };
    if (isRetyped && type === 'number') {
      Object.assign(set, { comparator: attribute.comparator ?? null, unit: attribute.unit ?? null });
    }
    // A new type may have converted the default: it is said again.
    if (isRetyped) Object.assign(set, { default: attribute.default ?? null });
    if (Object.keys(set).length > 0)
      edits.push({ edit: 'changeAttribute', ...place, set } as EditOf<'changeAttribute'>);
    if (known.retired && !attribute.retired) edits.push({ edit: 'restoreAttribute', ...place });
    return edits;
  });
}

const sameAttribute = (codebook: Codebook, { name, on }: AttributeDefinition): AttributeDefinition | undefined =>
  codebook.attributes.find((other) => other.name === name && other.on === on);

function relationEdits(now: Codebook, wanted: Codebook): CodebookEdit[] {
  return wanted.relations.flatMap((relation): CodebookEdit[] => {
    const known = now.relations.find(({ name }) => name === relation.name);
    if (!known) {
      const added: CodebookEdit = { edit: 'addRelation', relation: inUse(relation) };
      return relation.retired ? [added, { edit: 'retireRelation', relation: relation.name }] : [added];
    }
    const fields: readonly (keyof RelationType)[] = ['from', 'to', 'scope', 'symmetric', 'transitive', 'definition'];
    const set = changed(known, relation, fields);
    return [
      ...(set ? [{ edit: 'changeRelation', relation: relation.name, set } as EditOf<'changeRelation'>] : []),
      ...(known.retired && !relation.retired ? [{ edit: 'restoreRelation', relation: relation.name } as const] : []),
    ];
  });
}

/** What is in use now and not in the other one, or retired there. */
function retirements(now: Codebook, wanted: Codebook): CodebookEdit[] {
  const labels = now.labels.filter(
    ({ name, retired }) =>
      !retired && (wanted.labels.find((label) => label.name === name)?.retired ?? !has(wanted.labels, name)),
  );
  const attributes = now.attributes.filter((attribute) => {
    const other = sameAttribute(wanted, attribute);
    return !attribute.retired && (other === undefined || other.retired === true);
  });
  const relations = now.relations.filter(
    ({ name, retired }) =>
      !retired &&
      (wanted.relations.find((relation) => relation.name === name)?.retired ?? !has(wanted.relations, name)),
  );
  return [
    ...labels.map(({ name }) => ({ edit: 'retireLabel', label: name }) as const),
    ...attributes.map(({ name, on }) => ({ edit: 'retireAttribute', on, attribute: name }) as const),
    ...relations.map(({ name }) => ({ edit: 'retireRelation', relation: name }) as const),
  ];
}

const has = (list: readonly { readonly name: string }[], name: string): boolean =>
  list.some((one) => one.name === name);

/** Things stand as in the other one; those that it lacks stand behind. */
function order(
  now: readonly { readonly name: string }[],
  wanted: readonly { readonly name: string }[],
  edit: (names: string[]) => CodebookEdit,
): CodebookEdit[] {
  const namesOf = (...lists: readonly (readonly { readonly name: string }[])[]): string[] =>
    lists.flat().map(({ name }) => name);
  const before = namesOf(
    now,
    wanted.filter(({ name }) => !has(now, name)),
  );
  const after = namesOf(
    wanted,
    now.filter(({ name }) => !has(wanted, name)),
  );
  return isSame(before, after) ? [] : [edit(after)];
}
