import type { Annotation, AttributeValue } from '../../../../shared/model/annotation.ts';
import { quoteOf } from '../../../../shared/text/quote.ts';
import { canonical } from '../../repositories/state.ts';
import { documentId, sha256 } from '../../sources/identity.ts';
import type { Fit, Lost } from '../fit.ts';
import { valueBack } from './layers.ts';
import { legalXml } from './xml-text.ts';

/** Takes out values that the types of their features do not have, and says where a value comes back as another type. */
export const fitFeatures: Fit = (record, { codebook }) => {
  const lost: Lost[] = [];
  const annotations = record.annotations.map((annotation): Annotation => {
    const { id, label } = annotation;
    const attributes = Object.entries(annotation.attributes).flatMap(([name, value]): [string, AttributeValue][] => {
      const back = valueBack(codebook, label, name, value);
      if (back === undefined) {
        const why = 'its feature has the type that the codebook asks for';
        lost.push({ what: 'value that is not of its attribute’s type', why, id, value: { [name]: value } });
        return [];
      }
      if (canonical({ v: back }) !== canonical({ v: value })) {
        const why = 'what the codebook does not type is a text in this format';
        lost.push({ what: 'type of a value', why, id, value: { [name]: value } });
      }
      return [[name, back]];
    });
    return { ...annotation, attributes: Object.fromEntries(attributes) };
  });
  return { record: { ...record, annotations }, lost };
};

/** Puts U+FFFD for characters that XML 1.0 cannot say, which keeps every offset: the text is another one then, and so is the document's id. */
export const fitXml: Fit = (record) => {
  const lost: Lost[] = [];
  const legal = (text: string, id: string): string => {
    const { text: made, replaced } = legalXml(text);
    if (replaced > 0) {
      const why = 'XML has no control characters; each becomes U+FFFD';
      lost.push({ what: 'character', why, count: replaced, id, value: text });
    }
    return made;
  };
  const text = legal(record.text, record.id);
  const same = text === record.text;
  const document = same ? record.id : documentId(text);
  const annotations = record.annotations.map((annotation): Annotation => {
    const attributes = Object.entries(annotation.attributes).map(([name, value]): [string, AttributeValue] => {
      const one = <T>(scalar: T): T | string => (typeof scalar === 'string' ? legal(scalar, annotation.id) : scalar);
      return [name, Array.isArray(value) ? value.map(one) : one(value)];
    });
    const quote = same ? annotation.quote : quoteOf(text, annotation.fragments);
    return { ...annotation, document, quote, attributes: Object.fromEntries(attributes) };
  });
  return {
    record: {
      ...record,
      id: document,
      text,
      textSha256: same ? record.textSha256 : sha256(text),
      title: legal(record.title, record.id),
      annotations,
    },
    lost,
  };
};
