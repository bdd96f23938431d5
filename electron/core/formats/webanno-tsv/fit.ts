import type { Annotation, AttributeValue } from '../../../../shared/model/annotation.ts';
import { ANY_LABEL, type Codebook } from '../../../../shared/model/codebook.ts';
import { canonical } from '../../repositories/state.ts';
import type { Fit, Lost } from '../fit.ts';
import { typedValue } from '../mapping/values.ts';
import { asText, fromText } from './values.ts';

/** Takes out of values what a text cannot say: their type, where the codebook does not give it back. */
export const fitValues: Fit = (record, { codebook }) => {
  const lost: Lost[] = [];
  const annotations = record.annotations.map((annotation): Annotation => {
    const attributes = Object.entries(annotation.attributes).map(([name, value]): [string, AttributeValue] => {
      const back = typedValue(fromText(asText(value)), definitionOf(annotation.label, name, codebook));
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

const definitionOf = (label: string, name: string, codebook: Codebook) =>
  codebook.attributes.find((one) => one.name === name && (one.on === label || one.on === ANY_LABEL));
