import type { Annotation } from '../../../../shared/model/annotation.ts';
import type { AttributeDefinition, Codebook, Label } from '../../../../shared/model/codebook.ts';
import { attributeXml, textXml } from '../codebook/qda-xml.ts';
import { codeOf, guidOf } from '../codebook/qdc-write.ts';
import { escapeText } from '../line-text.ts';
import { asTexts, definitionsFor } from '../mapping/text-values.ts';
import { guidFor } from './ids.ts';

/** The code for a value of an attribute of a label. */
const valueGuid = (label: string, attribute: string, value: string): string =>
  guidFor(`value of ${label}`, `${attribute}: ${value}`);

/** What can be chosen, as texts; empty for attributes that are asked in free form. */
function choices({ type, values }: AttributeDefinition): readonly string[] {
  if (type === 'boolean') return ['true', 'false'];
  return type === 'choice' ? values.map(({ name }) => String(name)) : [];
}

/** The codebook: a code for each label, below it a heading for each question with choices, below that a code for each of them. */
export const codesXml = (codebook: Codebook): string =>
  codebook.labels.map((label) => codeOf(label, below(label, codebook))).join('');

function below({ name: label }: Label, codebook: Codebook): string {
  const seen = new Set<string>();
  return definitionsFor(codebook, label)
    .filter((definition) => !seen.has(definition.name) && seen.add(definition.name) && choices(definition).length > 0)
    .map((definition) => {
      const { name, definition: description, values } = definition;
      const codes = [...new Set(choices(definition))].map((value) => {
        const says = values.find((one) => String(one.name) === value)?.definition ?? '';
        const head = `        <Code guid="${valueGuid(label, name, value)}" name="${attributeXml(value)}" isCodable="true"`;
        return says === '' ? `${head}/>\n` : `${head}><Description>${textXml(says)}</Description></Code>\n`;
      });
      const head = `      <Code guid="${guidFor(`attribute of ${label}`, name)}" name="${attributeXml(name)}" isCodable="false">`;
      const told = description === '' ? '' : `<Description>${textXml(description)}</Description>`;
      return `${head}${told}\n${codes.join('')}      </Code>\n`;
    })
    .join('');
}

/** What is said of an annotation: in codes where its questions have choices, else in lines of a note. */
export interface Said {
  /** The codes, that of the label first. */
  readonly codes: readonly string[];
  /** `name: value`, each in a line; null where there is none. */
  readonly note: string | null;
}

/** Characters that XML has no place for, for a class of a pattern. */
const NOT_XML_CLASS = '\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff';

export function saidOf({ label, attributes }: Annotation, codebook: Codebook): Said {
  const definitions = definitionsFor(codebook, label);
  const codes = [guidOf(label)];
  const lines: string[] = [];
  for (const [name, value] of Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const texts = asTexts(value);
    const definition = definitions.find((one) => one.name === name);
    const known = definition ? choices(definition) : [];
    if (texts.every((text) => known.includes(text)) && new Set(texts).size === texts.length) {
      codes.push(...texts.map((text) => valueGuid(label, name, text)));
    } else
      lines.push(
        ...texts.map((text) => `${escapeText(name, `:${NOT_XML_CLASS}`)}: ${escapeText(text, NOT_XML_CLASS)}`),
      );
  }
  return { codes, note: lines.length === 0 ? null : lines.join('\n') };
}
