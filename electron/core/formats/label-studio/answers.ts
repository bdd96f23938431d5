import type { AttributeValue } from '../../../../shared/model/annotation.ts';
import { ANY_LABEL, ON_DOCUMENT, type AttributeDefinition, type Codebook } from '../../../../shared/model/codebook.ts';
import type { Fit, Lost } from '../fit.ts';
import { answerOf } from '../json/values.ts';
import { typedValue } from '../mapping/values.ts';

/** An answer as Label Studio has it: a control's type, and what stands under it in `value`. */
export type Answer =
  | { readonly type: 'choices'; readonly value: { readonly choices: readonly string[] } }
  | { readonly type: 'number'; readonly value: { readonly number: number } }
  | { readonly type: 'textarea'; readonly value: { readonly text: readonly string[] } };

/** Names of the controls that are no attribute. */
export const CONTROL = { labels: 'label', text: 'text', annotator: 'annotator' } as const;

/** The attribute of a label (or of the document) that has this name. */
export const definitionOf = ({ attributes }: Codebook, on: string, name: string): AttributeDefinition | undefined =>
  attributes.find((one) => one.name === name && (one.on === on || (one.on === ANY_LABEL && on !== ON_DOCUMENT)));

/** The name of the control that asks for an attribute: names of controls are unique in a config, those of attributes only on their label. */
export const controlOf = (definition: AttributeDefinition | undefined, on: string, name: string): string =>
  `${definition?.on ?? on}.${name}`;

/** The attribute that a control asks for, on a label or the document. */
export function attributeOf(control: string, on: string): string {
  const prefix = [`${on}.`, `${ANY_LABEL}.`].find((one) => control.startsWith(one) && control.length > one.length);
  return prefix === undefined ? control : control.slice(prefix.length);
}

/** A value in the control that its attribute has in the config. */
export function answerFor(value: AttributeValue, definition: AttributeDefinition | undefined): Answer {
  if (typeof value === 'number' && (definition === undefined || definition.type === 'number')) {
    return { type: 'number', value: { number: value } };
  }
  const texts = (Array.isArray(value) ? value : [value]).map(String);
  const isChosen = definition
    ? definition.type === 'choice' || definition.type === 'boolean'
    : typeof value === 'boolean';
  return isChosen ? { type: 'choices', value: { choices: texts } } : { type: 'textarea', value: { text: texts } };
}

/** What an answer of ours says when it is read again, typed by the codebook. */
function again({ type, value }: Answer, definition: AttributeDefinition | undefined): AttributeValue {
  const read = type === 'number' ? value.number : answerOf(type === 'choices' ? value.choices : value.text);
  return typedValue(read, definition);
}

/** Takes out values that would come back as others: Label Studio knows texts and numbers only. */
export const sayable: Fit = (record, { codebook }) => {
  const lost: Lost[] = [];
  const kept = (on: string, id: string, attributes: Readonly<Record<string, AttributeValue>>) =>
    Object.fromEntries(
      Object.entries(attributes).filter(([name, value]) => {
        const definition = definitionOf(codebook, on, name);
        const back = again(answerFor(value, definition), definition);
        if (JSON.stringify(back) === JSON.stringify(value)) return true;
        const why = 'Label Studio would say it as another value';
        lost.push({ what: 'attribute', why, id, value: { [name]: value } });
        return false;
      }),
    );
  const annotations = record.annotations.map((annotation) => ({
    ...annotation,
    attributes: kept(annotation.label, annotation.id, annotation.attributes),
  }));
  const labels = Object.entries(record.labels)
    .map(([layer, said]) => [layer, kept(ON_DOCUMENT, record.id, said)] as const)
    .filter(([, said]) => Object.keys(said).length > 0);
  return { record: { ...record, annotations, labels: Object.fromEntries(labels) }, lost };
};
