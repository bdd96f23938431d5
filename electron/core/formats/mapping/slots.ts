import { ON_DOCUMENT, type Codebook } from '../../../../shared/model/codebook.ts';
import type { AttributeMapping, Mapping } from '../../../../shared/model/mapping.ts';
import { under } from './context.ts';
import { definitionsFor } from './text-values.ts';
import type { AttributeWords, Words } from './words.ts';

/**
 * A mapping as it is written for people to change: values that the codebook's choice does not have stand under `values`, as they are, so that
 * what they become can be written there. It maps as before. Pure. O(values).
 */
export function withSlots(mapping: Mapping, words: Words, codebook: Codebook): Mapping {
  const labels = Object.entries(mapping.labels).map(([name, label]) => {
    const { to, attributes } = label;
    const said = words.labels.get(name)?.attributes;
    return [
      name,
      to === null || !said ? label : { ...label, attributes: slots(attributes, said, codebook, to) },
    ] as const;
  });
  return {
    ...mapping,
    labels: Object.fromEntries(labels),
    documentLabels: slots(mapping.documentLabels, words.documentLabels, codebook, ON_DOCUMENT),
  };
}

function slots(
  attributes: Readonly<Record<string, AttributeMapping>>,
  words: ReadonlyMap<string, AttributeWords>,
  codebook: Codebook,
  on: string,
): Record<string, AttributeMapping> {
  const filled = Object.entries(attributes).map(([name, told]) => {
    const definition = definitionsFor(codebook, on).find((one) => one.name === told.to);
    if (definition?.type !== 'choice') return [name, told] as const;
    const known = new Set(definition.values.map((one) => String(one.name)));
    const open = [...(words.get(name)?.values ?? [])].flatMap(([text, { value }]) =>
      known.has(text) || under(told.values ?? {}, text) !== undefined ? [] : [[text, value] as const],
    );
    return [
      name,
      open.length === 0 ? told : { ...told, values: { ...told.values, ...Object.fromEntries(open) } },
    ] as const;
  });
  return Object.fromEntries(filled);
}
