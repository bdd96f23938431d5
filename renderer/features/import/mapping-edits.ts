import type { ForeignAttribute } from '../../../shared/api/foreign-words.ts';
import type { ForeignContent } from '../../../shared/api/staged.ts';
import { ANY_LABEL, ON_DOCUMENT, type AttributeDefinition, type Codebook } from '../../../shared/model/codebook.ts';
import type { AttributeMapping, LabelMapping, Mapping } from '../../../shared/model/mapping.ts';

/** What a foreign name becomes: what the codebook has, what it is to get, nothing at all, or what nobody has decided yet. */
export type Outcome = 'known' | 'new' | 'out' | 'open';

/** One change of a mapping. */
export type MappingEdit =
  | { readonly of: 'label' | 'relation'; readonly name: string; readonly to: string | null }
  /** `label`: the foreign label that it stands on; null: the document as a whole. */
  | { readonly of: 'attribute'; readonly label: string | null; readonly name: string; readonly to: string | null }
  | {
      readonly of: 'value';
      readonly label: string | null;
      readonly name: string;
      readonly value: string;
      /** Null leaves it out, undefined takes it as it is. */
      readonly to: string | number | boolean | null | undefined;
    }
  | { readonly of: 'annotator'; readonly name: string; readonly handle: string };

/** What becomes of a name, where the codebook has these and would get what else is named, or not. */
export function outcomeOf(to: string | null, known: readonly string[], extend: boolean): Outcome {
  if (to === null) return 'out';
  if (known.includes(to)) return 'known';
  return extend ? 'new' : 'open';
}

/** What a record says of a name, where it does. */
export const under = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** What a foreign name becomes: itself where the mapping says nothing. */
export const labelOf = (mapping: Mapping, name: string): string | null => {
  const told = under(mapping.labels, name);
  return told === undefined ? name : told.to;
};
export const relationOf = (mapping: Mapping, name: string): string | null => {
  const told = under(mapping.relations, name);
  return told === undefined ? name : told.to;
};

/** What a mapping says of one label, as a mapping of its own. */
export const mappingOfLabel = (name: string, told: LabelMapping | undefined, extend: boolean): Mapping => ({
  mapping: 1,
  labels: told === undefined ? {} : { [name]: told },
  relations: {},
  documentLabels: {},
  annotators: {},
  extend,
});

/** What is told of an attribute of a foreign label, or of a document. */
export const attributeOf = (mapping: Mapping, label: string | null, name: string): AttributeMapping =>
  under(label === null ? mapping.documentLabels : (under(mapping.labels, label)?.attributes ?? {}), name) ?? {
    to: name,
  };

/** What becomes of a value: undefined where it is taken as it is. */
export const valueOf = (mapping: Mapping, label: string | null, name: string, value: string) =>
  under(attributeOf(mapping, label, name).values ?? {}, value);

/** The attributes that a foreign label's, or a document's, can become: those of what the label becomes. */
export function attributesFor(
  codebook: Codebook,
  mapping: Mapping,
  label: string | null,
): readonly AttributeDefinition[] {
  const target = label === null ? ON_DOCUMENT : labelOf(mapping, label);
  return codebook.attributes.filter(({ on }) => on === target || (label !== null && on === ANY_LABEL));
}

/**
 * A mapping with one change. Pure. Whether the codebook is extended follows from what is chosen: it is as soon as one name becomes what the
 * codebook does not have.
 */
export function edited(mapping: Mapping, edit: MappingEdit, codebook: Codebook): Mapping {
  const next = changed(mapping, edit);
  if (edit.of === 'annotator' || edit.of === 'value') return next;
  return { ...next, extend: mapping.extend || isNew(next, edit, codebook) };
}

function changed(mapping: Mapping, edit: MappingEdit): Mapping {
  switch (edit.of) {
    case 'label': {
      const before = under(mapping.labels, edit.name) ?? { to: edit.name, attributes: {} };
      return { ...mapping, labels: { ...mapping.labels, [edit.name]: { ...before, to: edit.to } } };
    }
    case 'relation':
      return { ...mapping, relations: { ...mapping.relations, [edit.name]: { to: edit.to } } };
    case 'attribute':
      return withAttribute(mapping, edit.label, edit.name, {
        ...attributeOf(mapping, edit.label, edit.name),
        to: edit.to,
      });
    case 'value': {
      const { values = {}, ...before } = attributeOf(mapping, edit.label, edit.name);
      const { [edit.value]: _, ...others } = values;
      const next = edit.to === undefined ? others : { ...others, [edit.value]: edit.to };
      const isPlain = Object.keys(next).length === 0;
      return withAttribute(mapping, edit.label, edit.name, { ...before, ...(!isPlain && { values: next }) });
    }
    case 'annotator':
      return { ...mapping, annotators: { ...mapping.annotators, [edit.name]: edit.handle } };
  }
}

function withAttribute(mapping: Mapping, label: string | null, name: string, attribute: AttributeMapping): Mapping {
  if (label === null) return { ...mapping, documentLabels: { ...mapping.documentLabels, [name]: attribute } };
  const before: LabelMapping = under(mapping.labels, label) ?? { to: label, attributes: {} };
  const attributes = { ...before.attributes, [name]: attribute };
  return { ...mapping, labels: { ...mapping.labels, [label]: { ...before, attributes } } };
}

function isNew(
  mapping: Mapping,
  edit: Exclude<MappingEdit, { of: 'value' | 'annotator' }>,
  codebook: Codebook,
): boolean {
  if (edit.to === null) return false;
  switch (edit.of) {
    case 'label':
      return !codebook.labels.some(({ name }) => name === edit.to);
    case 'relation':
      return !codebook.relations.some(({ name }) => name === edit.to);
    case 'attribute':
      return !attributesFor(codebook, mapping, edit.label).some(({ name }) => name === edit.to);
  }
}

/** What stands in the way: a name or a value of the file whose target the codebook neither has nor gets. */
export interface OpenName {
  readonly of: 'label' | 'relation' | 'attribute' | 'value';
  /** Of an attribute, or of a value of one: the label that it stands on, null for the document. */
  readonly label: string | null;
  readonly name: string;
  readonly value?: string;
}

/** Whether the codebook has a value for what a foreign one becomes: only choices name their values. */
export function isAllowed(definition: AttributeDefinition | undefined, value: string | number | boolean): boolean {
  return definition?.type !== 'choice' || definition.values.some(({ name }) => String(name) === String(value));
}

/** The values of a foreign attribute that nobody has decided yet. */
function openValues(
  mapping: Mapping,
  label: string | null,
  { name, values }: ForeignAttribute,
  definition: AttributeDefinition | undefined,
): readonly OpenName[] {
  return values.flatMap(({ value }): OpenName[] => {
    const to = valueOf(mapping, label, name, value);
    return to === null || isAllowed(definition, to ?? value) ? [] : [{ of: 'value', label, name, value }];
  });
}

/** The names that nobody has decided yet, in the order of the screen. O(names). */
export function openNames(
  { words }: Pick<ForeignContent, 'words'>,
  mapping: Mapping,
  codebook: Codebook,
): readonly OpenName[] {
  // Where the codebook gets what it does not have, nothing is open.
  if (mapping.extend) return [];
  const isOpen = (to: string | null, known: readonly { readonly name: string }[]): boolean =>
    to !== null && !known.some(({ name }) => name === to);
  const attributes = (label: string | null, names: readonly ForeignAttribute[]): OpenName[] => {
    const known = attributesFor(codebook, mapping, label);
    return names.flatMap((attribute): readonly OpenName[] => {
      const { to } = attributeOf(mapping, label, attribute.name);
      if (to === null) return [];
      if (isOpen(to, known)) return [{ of: 'attribute', label, name: attribute.name }];
      return openValues(
        mapping,
        label,
        attribute,
        known.find(({ name }) => name === to),
      );
    });
  };
  return [
    ...words.labels.flatMap((label): OpenName[] => {
      const to = labelOf(mapping, label.name);
      if (to === null) return [];
      if (isOpen(to, codebook.labels)) return [{ of: 'label', label: null, name: label.name }];
      return attributes(label.name, label.attributes);
    }),
    ...words.relations
      .filter(({ name }) => isOpen(relationOf(mapping, name), codebook.relations))
      .map(({ name }): OpenName => ({ of: 'relation', label: null, name })),
    ...attributes(null, words.documentLabels),
  ];
}

/** Decides everything that is open at once: the codebook gets it, or it is left out. */
export function allDecided(
  content: Pick<ForeignContent, 'words'>,
  mapping: Mapping,
  codebook: Codebook,
  how: 'add' | 'leave out',
): Mapping {
  if (how === 'add') return { ...mapping, extend: true };
  return openNames(content, mapping, codebook).reduce((before, open) => changed(before, leavingOut(open)), mapping);
}

function leavingOut({ of, label, name, value }: OpenName): MappingEdit {
  switch (of) {
    case 'label':
    case 'relation':
      return { of, name, to: null };
    case 'attribute':
      return { of, label, name, to: null };
    case 'value':
      return { of, label, name, value: value ?? '', to: null };
  }
}
