import type { Attributes, AttributeValue } from '../../../../shared/model/annotation.ts';
import { ON_DOCUMENT, type AttributeDefinition, type Codebook } from '../../../../shared/model/codebook.ts';
import { typedValue } from './values.ts';

/** The questions that a label is asked, or the document as a whole: as the mapping looks them up. */
export const definitionsFor = (codebook: Codebook, label: string): readonly AttributeDefinition[] =>
  codebook.attributes.filter(({ on }) => on === label || (on === 'any' && label !== ON_DOCUMENT));

/** A value as texts, one for each member of a list: what a format that knows only text writes of it. */
export const asTexts = (value: AttributeValue): readonly string[] =>
  Array.isArray(value) ? value.map(String) : [String(value)];

/** What such a format reads again: one text is a scalar, several are a list, none is nothing. */
export const fromTexts = (texts: readonly string[]): AttributeValue | undefined =>
  texts.length > 1 ? [...texts] : texts[0];

/** Whether two values are the same scalar, or lists of the same ones in the same order. */
export function isSameValue(a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

/**
 * Attributes as a format that knows only text gives them back, once the codebook has typed them again. What is changed by that is told:
 * values that are not of the codebook's type. Idempotent.
 */
export function throughText(
  attributes: Attributes,
  definitions: readonly AttributeDefinition[],
  changed: (name: string, value: AttributeValue) => void,
): Attributes {
  const kept = Object.entries(attributes).flatMap(([name, value]): [string, AttributeValue][] => {
    const texts = fromTexts(asTexts(value));
    const definition = definitions.find((one) => one.name === name);
    const back = texts === undefined ? undefined : typedValue(texts, definition);
    if (!isSameValue(back, value)) changed(name, value);
    return back === undefined ? [] : [[name, back]];
  });
  return Object.fromEntries(kept);
}
