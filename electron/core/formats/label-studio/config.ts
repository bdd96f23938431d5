import { paletteHex } from '../../../../shared/codebook/contrast.ts';
import { ANY_LABEL, ON_DOCUMENT, type AttributeDefinition, type Codebook } from '../../../../shared/model/codebook.ts';
import { CONTROL, controlOf } from './answers.ts';

/**
 * The labelling config of a codebook: labels, a question for each attribute that is shown where its label is chosen, relations, and who
 * annotated. The same codebook gives the same bytes.
 */
export function labellingConfig({ labels, attributes, relations }: Codebook): string {
  const onLabels = labels.flatMap(({ name }) => attributes.filter(({ on }) => on === name));
  const onAny = attributes.filter(({ on }) => on === ANY_LABEL);
  const onDocument = attributes.filter(({ on }) => on === ON_DOCUMENT);
  const lines = [
    '<View>',
    `  <Labels name="${CONTROL.labels}" toName="${CONTROL.text}">`,
    ...labels.map(({ name, color }) => {
      const background = typeof color === 'number' ? paletteHex(color) : color;
      return `    <Label value="${quoted(name)}" background="${background}"/>`;
    }),
    '  </Labels>',
    ...(relations.length === 0
      ? []
      : ['  <Relations>', ...relations.map(({ name }) => `    <Relation value="${quoted(name)}"/>`), '  </Relations>']),
    `  <Text name="${CONTROL.text}" value="$text"/>`,
    ...[...onLabels, ...onAny, ...onDocument].flatMap(question),
    `  <TextArea name="${CONTROL.annotator}" toName="${CONTROL.text}" maxSubmissions="1" rows="1"/>`,
    '</View>',
  ];
  return `${lines.join('\n')}\n`;
}

function question(definition: AttributeDefinition): string[] {
  const { name, on, type, values, multiple } = definition;
  const control = `name="${quoted(controlOf(definition, on, name))}" toName="${CONTROL.text}"${whenOf(definition)}`;
  const header = `  <Header value="${quoted(name)}"/>`;
  if (type === 'number' && !multiple) return [header, `  <Number ${control}/>`];
  if (type === 'choice' || type === 'boolean') {
    const choices = type === 'choice' ? values.map((value) => String(value.name)) : ['true', 'false'];
    return [
      header,
      `  <Choices ${control} choice="${multiple ? 'multiple' : 'single'}">`,
      ...choices.map((value) => `    <Choice value="${quoted(value)}"/>`),
      '  </Choices>',
    ];
  }
  return [header, `  <TextArea ${control}${multiple ? '' : ' maxSubmissions="1"'}/>`];
}

/** Where a question is asked. A label with a comma cannot be named: Label Studio takes it for several. */
function whenOf({ on, mandatory, when }: AttributeDefinition): string {
  const required = mandatory && when === undefined ? ' required="true"' : '';
  if (on === ON_DOCUMENT) return required;
  const asked = on === ANY_LABEL || on.includes(',') ? '' : ` whenLabelValue="${quoted(on)}"`;
  return ` perRegion="true" whenTagName="${CONTROL.labels}"${asked}${required}`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text inside quotation marks of XML; characters that it has no place for are U+FFFD. */
const quoted = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- those that XML 1.0 does not have
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
    .replaceAll(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
