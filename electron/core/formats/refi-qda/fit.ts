import type { Annotation, Attributes, AttributeValue } from '../../../../shared/model/annotation.ts';
import { ON_DOCUMENT } from '../../../../shared/model/codebook.ts';
import { legalXml, NOT_XML } from '../codebook/qda-xml.ts';
import type { DatasetRecord } from '../dataset.ts';
import { fitTo, inTurn, type Fit, type Lost } from '../fit.ts';
import { definitionsFor, isSameValue, throughText } from '../mapping/text-values.ts';
import { typedValue } from '../mapping/values.ts';
import type { Part } from '../parts.ts';
import { heldId } from './ids.ts';

/** What comes back from a REFI-QDA project. */
export const REFI_HOLDS: readonly Part[] = [
  'title',
  'metadata',
  'documentLabels',
  'annotationIds',
  'layers',
  'attributes',
  'notes',
  'relations',
  'relationIds',
  'relationsAcross',
  'relationNotes',
];

const TYPE = 'type of a value';

const ownFit: Fit = (record, { codebook }) => {
  const lost: Lost[] = [];
  const said = (text: string, id: string): string => {
    if (!NOT_XML.test(text)) return text;
    lost.push({ what: 'control character', why: 'XML has no place for it; U+FFFD stands for it', id, value: text });
    return legalXml(text);
  };
  const id = (kind: 'annotation' | 'relation', old: string): string => {
    const held = heldId(kind, old);
    if (held !== old)
      lost.push({
        what: `id of ${kind === 'annotation' ? 'an annotation' : 'a relation'}`,
        why: 'only a UUID can be one',
        id: old,
        value: old,
      });
    return held;
  };
  const annotations = record.annotations.map((annotation): Annotation => {
    const { note, label } = annotation;
    const attributes = throughText(annotation.attributes, definitionsFor(codebook, label), (name, value) => {
      const why = 'values are written as text, and this one is not of the type that the codebook asks for';
      lost.push({ what: TYPE, why, id: annotation.id, value: { [name]: value } });
    });
    return {
      ...annotation,
      id: id('annotation', annotation.id),
      attributes,
      ...(note !== undefined && { note: said(note, annotation.id) }),
    };
  });
  const relations = record.relations.map((relation) => ({
    ...relation,
    id: id('relation', relation.id),
    from: heldId('annotation', relation.from),
    to: heldId('annotation', relation.to),
    ...(relation.note !== undefined && { note: said(relation.note, relation.id) }),
  }));
  const legal = (one: string | number | boolean, of: string): string | number | boolean =>
    typeof one === 'string' ? said(one, of) : one;
  const title = said(record.title, record.id);
  const metadata = metadataOf(record, said, lost);
  const definitions = definitionsFor(codebook, ON_DOCUMENT);
  const labels = Object.entries(record.labels).flatMap(([layer, attributes]): [string, Attributes][] => {
    const kept = Object.entries(attributes).flatMap(([name, value]): [string, AttributeValue][] => {
      const held = Array.isArray(value) ? value.map((one) => legal(one, record.id)) : legal(value, record.id);
      const back = throughVariable(held);
      const typed =
        back === undefined
          ? undefined
          : typedValue(
              back,
              definitions.find((one) => one.name === name),
            );
      if (!isSameValue(typed, held)) {
        const why = 'it is not of the type that the codebook asks for';
        lost.push({ what: TYPE, why, id: record.id, value: { [layer]: { [name]: value } } });
      }
      return typed === undefined ? [] : [[name, typed]];
    });
    return kept.length === 0 ? [] : [[layer, Object.fromEntries(kept)]];
  });
  return { record: { ...record, title, metadata, labels: Object.fromEntries(labels), annotations, relations }, lost };
};

/** Several values of a variable are a list, one is none. */
const throughVariable = (value: AttributeValue): AttributeValue | undefined =>
  Array.isArray(value) && value.length < 2 ? value[0] : value;

function metadataOf(
  { metadata, id }: DatasetRecord,
  said: (text: string, id: string) => string,
  lost: Lost[],
): DatasetRecord['metadata'] {
  const kept = Object.entries(metadata).flatMap(([name, value]): [string, string | number | boolean][] => {
    if (!NOT_XML.test(name) && name !== '') return [[name, typeof value === 'string' ? said(value, id) : value]];
    lost.push({
      what: 'set of metadata',
      why: 'its name holds what XML has no place for, or nothing',
      id,
      value: { [name]: value },
    });
    return [];
  });
  return Object.fromEntries(kept);
}

export const fitToRefi = inTurn(fitTo(REFI_HOLDS), ownFit);
