import type { Attributes, AttributeValue } from '../../../../shared/model/annotation.ts';
import { handleFor } from '../../../../shared/model/annotator.ts';
import { ON_DOCUMENT, type AttributeDefinition } from '../../../../shared/model/codebook.ts';
import type { AttributeMapping } from '../../../../shared/model/mapping.ts';
import type { DatasetRecord } from '../dataset.ts';
import type { ForeignDocument } from '../foreign.ts';
import { at, Problem } from '../problem.ts';
import { leave, under, type MappingContext, type Tally } from './context.ts';
import { definitionsFor } from './text-values.ts';
import { typedValue } from './values.ts';

/** Attributes in the words of the codebook. `of`: what they are attributes of, as it is counted where something is left out. */
export function attributesOf(
  foreign: Attributes,
  mapping: Readonly<Record<string, AttributeMapping>>,
  definitions: readonly AttributeDefinition[],
  of: string,
  leftOut: Tally,
): Attributes {
  const attributes = new Map<string, AttributeValue>();
  for (const [name, stated] of Object.entries(foreign)) {
    const told = under(mapping, name);
    const to = told === undefined ? name : told.to;
    if (to === null) {
      leave(leftOut, `attribute ${of}.${name}`);
      continue;
    }
    const value = mappedValue(stated, told, `value of ${of}.${name}`, leftOut);
    if (value === null) continue;
    const typed = typedValue(
      value,
      definitions.find((definition) => definition.name === to),
    );
    attributes.set(to, joined(attributes.get(to), typed, of, to));
  }
  return Object.fromEntries(attributes);
}

/** Two foreign attributes that are one here say the same, or all of a list; anything else cannot be kept in one. @throws Problem */
function joined(before: AttributeValue | undefined, value: AttributeValue, of: string, name: string): AttributeValue {
  if (before === undefined || JSON.stringify(before) === JSON.stringify(value)) return value;
  if (Array.isArray(before) && Array.isArray(value)) return [...new Set([...before, ...value])];
  throw new Problem(
    `two attributes of ${of} are mapped to ${JSON.stringify(name)}, and say ${JSON.stringify(before)} and ${JSON.stringify(value)} here. Map one of them to another attribute, or leave it out`,
  );
}

function mappedValue(
  stated: AttributeValue,
  told: AttributeMapping | undefined,
  what: string,
  leftOut: Tally,
): AttributeValue | null {
  const values = told?.values;
  if (!values) return stated;
  const list = (Array.isArray(stated) ? stated : [stated]).flatMap((one) => {
    const to = under(values, String(one));
    if (to === undefined) return [one];
    if (to !== null) return [to];
    leave(leftOut, what);
    return [];
  });
  if (Array.isArray(stated)) return [...new Set(list)];
  return list[0] ?? null;
}

/** What a document says of itself, by layer. */
export function documentLabels(
  foreign: Pick<ForeignDocument, 'labels' | 'place'>,
  context: MappingContext,
  leftOut: Tally,
): DatasetRecord['labels'] {
  const definitions = definitionsFor(context.codebook, ON_DOCUMENT);
  const labels: Record<string, Attributes> = {};
  for (const [annotator, stated] of Object.entries(foreign.labels ?? {})) {
    at(foreign.place, () => {
      const layer = layerOf(annotator === '' ? undefined : annotator, context);
      const said = attributesOf(stated, context.mapping.documentLabels, definitions, ON_DOCUMENT, leftOut);
      if (Object.keys(said).length === 0) return;
      for (const [name, value] of Object.entries(labels[layer] ?? {})) joined(value, said[name] ?? value, layer, name);
      labels[layer] = { ...labels[layer], ...said };
    });
  }
  return labels;
}

/** The layer of what an annotator made. @throws Problem where nobody is named, or by a name that no handle can be made of */
export function layerOf(annotator: string | undefined, { mapping, defaultAnnotator }: MappingContext): string {
  if (annotator === undefined) {
    if (defaultAnnotator !== undefined) return defaultAnnotator;
    throw new Problem('it names no annotator; say whose it is (--annotator NAME)');
  }
  const handle = under(mapping.annotators, annotator) ?? handleFor(annotator);
  if (handle !== null) return handle;
  throw new Problem(`${JSON.stringify(annotator)} cannot be an annotator's handle; map it to one`);
}
