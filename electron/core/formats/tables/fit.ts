import type { Attributes } from '../../../../shared/model/annotation.ts';
import { ON_DOCUMENT, type AttributeDefinition } from '../../../../shared/model/codebook.ts';
import type { Fit, Lost } from '../fit.ts';
import { typedValue } from '../mapping/values.ts';
import { canonical } from '../../repositories/state.ts';

/**
 * What tables lose beyond what a format has no place for: values are read again in the type that the codebook asks for, so a value of
 * another type is written in that type where it can be.
 */
export const typedFit: Fit = (record, { codebook }) => {
  const lost: Lost[] = [];
  const typed = (id: string, attributes: Attributes, definitions: readonly AttributeDefinition[]): Attributes => {
    const all = Object.entries(attributes).map(([name, value]) => {
      const after = typedValue(
        value,
        definitions.find((definition) => definition.name === name),
      );
      if (after === value || canonical({ v: after }) === canonical({ v: value })) return [name, value] as const;
      lost.push({
        what: 'type of a value',
        why: 'it is read again in the type that the codebook asks for',
        id,
        value: { attribute: name, value },
      });
      return [name, after] as const;
    });
    return Object.fromEntries(all);
  };
  const byLabel = new Map<string, readonly AttributeDefinition[]>();
  const definitionsOf = (label: string): readonly AttributeDefinition[] => {
    const found = byLabel.get(label) ?? codebook.attributes.filter(({ on }) => on === label || on === 'any');
    byLabel.set(label, found);
    return found;
  };
  const onDocument = codebook.attributes.filter(({ on }) => on === ON_DOCUMENT);
  return {
    record: {
      ...record,
      annotations: record.annotations.map((annotation) => ({
        ...annotation,
        attributes: typed(annotation.id, annotation.attributes, definitionsOf(annotation.label)),
      })),
      labels: Object.fromEntries(
        Object.entries(record.labels).map(([layer, said]) => [layer, typed(`${layer}/${record.id}`, said, onDocument)]),
      ),
    },
    lost,
  };
};
