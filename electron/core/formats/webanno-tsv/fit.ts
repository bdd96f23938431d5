import type { Annotation, AttributeValue } from '../../../../shared/model/annotation.ts';
import { canonical } from '../../repositories/state.ts';
import type { Fit, Lost } from '../fit.ts';
import { definitionsFor } from '../mapping/text-values.ts';
import { typedValue } from '../mapping/values.ts';
import { asText, fromText } from '../uima/values.ts';

/** Takes out of values what a text cannot say: their type, where the codebook does not give it back. */
export const fitValues: Fit = (record, { codebook }) => {
  const lost: Lost[] = [];
  const annotations = record.annotations.map((annotation): Annotation => {
    const attributes = Object.entries(annotation.attributes).map(([name, value]): [string, AttributeValue] => {
      const back = typedValue(
        fromText(asText(value)),
        definitionsFor(codebook, annotation.label).find((one) => one.name === name),
      );
      if (canonical({ v: back }) === canonical({ v: value })) return [name, value];
      lost.push({
        what: 'type of a value',
        why: 'values are texts in this format, and the codebook gives this one no other type',
        id: annotation.id,
        value: { [name]: value },
      });
      return [name, back];
    });
    return { ...annotation, attributes: Object.fromEntries(attributes) };
  });
  return { record: { ...record, annotations }, lost };
};
