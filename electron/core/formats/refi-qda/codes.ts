import type { Annotation } from '../../../../shared/model/annotation.ts';
import type { AttributeDefinition, Codebook, Label } from '../../../../shared/model/codebook.ts';
import { attributeXml, textXml } from '../codebook/qda-xml.ts';
import { codeOf, guidOf } from '../codebook/qdc-write.ts';
import { escapeText } from '../line-text.ts';
import { asTexts, definitionsFor } from '../mapping/text-values.ts';
import { guidFor } from './ids.ts';

/** What is said of an annotation: in codes where its questions have choices, else in lines of a note. */
export interface Said {
  /** The codes, that of the label first. */
  readonly codes: readonly string[];
  /** `name: value`, each in a line; null where there is none. */
  readonly note: string | null;
}

/** The codes of a codebook. */
export interface CodeTable {
  /** A code for each label, below it a heading for each question with choices, below that a code for each of them. */
  readonly xml: string;
  readonly said: (annotation: Pick<Annotation, 'label' | 'attributes'>) => Said;
}

/** The code of each choice of a question, as text. */
type Choices = ReadonlyMap<string, string>;

/** What can be chosen, as texts; empty for attributes that are asked in free form. */
function choicesOf({ type, values }: AttributeDefinition): readonly string[] {
  if (type === 'boolean') return ['true', 'false'];
  return type === 'choice' ? values.map(({ name }) => String(name)) : [];
}

/** Questions with choices of a label, each name once. */
function questionsOf({ name: label }: Label, codebook: Codebook): (readonly [AttributeDefinition, Choices])[] {
  const seen = new Set<string>();
  return definitionsFor(codebook, label).flatMap((definition): (readonly [AttributeDefinition, Choices])[] => {
    const { name } = definition;
    const choices = choicesOf(definition);
    if (choices.length === 0 || seen.has(name)) return [];
    seen.add(name);
    return [[definition, new Map(choices.map((value) => [value, guidFor(`value of ${label}`, `${name}: ${value}`)]))]];
  });
}

function questionXml(label: string, { name, definition, values }: AttributeDefinition, choices: Choices): string {
  const codes = [...choices].map(([value, guid]) => {
    const says = values.find((one) => String(one.name) === value)?.definition ?? '';
    const head = `        <Code guid="${guid}" name="${attributeXml(value)}" isCodable="true"`;
    return says === '' ? `${head}/>\n` : `${head}><Description>${textXml(says)}</Description></Code>\n`;
  });
  const head = `      <Code guid="${guidFor(`attribute of ${label}`, name)}" name="${attributeXml(name)}" isCodable="false">`;
  const told = definition === '' ? '' : `<Description>${textXml(definition)}</Description>`;
  return `${head}${told}\n${codes.join('')}      </Code>\n`;
}

/** Characters that XML has no place for, for a class of a pattern. */
const NOT_XML_CLASS = '\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff';

/** Made once for a codebook. */
export function codeTable(codebook: Codebook): CodeTable {
  const labels = codebook.labels.map((label) => ({ label, questions: questionsOf(label, codebook) }));
  const codes = new Map(
    labels.map(({ label: { name }, questions }) => [
      name,
      { guid: guidOf(name), choices: new Map(questions.map(([question, choices]) => [question.name, choices])) },
    ]),
  );
  return {
    xml: labels
      .map(({ label, questions }) =>
        codeOf(label, questions.map(([question, choices]) => questionXml(label.name, question, choices)).join('')),
      )
      .join(''),
    said({ label, attributes }) {
      const code = codes.get(label);
      const chosen = [code?.guid ?? guidOf(label)];
      const lines: string[] = [];
      for (const [name, value] of Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
        const texts = asTexts(value);
        const guids = texts.flatMap((text) => code?.choices.get(name)?.get(text) ?? []);
        if (guids.length === texts.length && new Set(texts).size === texts.length) chosen.push(...guids);
        else lines.push(...texts.map((text) => lineOf(name, text)));
      }
      return { codes: chosen, note: lines.length === 0 ? null : lines.join('\n') };
    },
  };
}

const lineOf = (name: string, text: string): string =>
  `${escapeText(name, `:${NOT_XML_CLASS}`)}: ${escapeText(text, NOT_XML_CLASS)}`;
