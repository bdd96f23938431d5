import { paletteHex } from '../../../../shared/codebook/contrast.ts';
import { ON_DOCUMENT, ANY_LABEL, type AttributeDefinition, type Codebook } from '../../../../shared/model/codebook.ts';
import { compareStrings } from '../../../../shared/model/annotation.ts';
import { escapeText } from '../line-text.ts';
import { encodeName } from './names.ts';

/** The first line of `annotation.conf` begins so where we wrote the files: folders are annotators, names and texts are escaped. */
export const OWN_MARK = '# Claimwright';

/** Characters that have a meaning of their own in a value of `annotation.conf`. */
export const CHOICE_ESCAPES = '|,:';

const ENTITY = '<ENTITY>';

const ends = (labels: readonly string[]): string => (labels.length === 0 ? ENTITY : labels.map(encodeName).join('|'));

function valuesOf({ type, values }: AttributeDefinition): string[] {
  if (type === 'boolean') return ['true', 'false'];
  return values.map(({ name }) => escapeText(String(name), CHOICE_ESCAPES));
}

/** One line for each name: brat knows an attribute by its name alone, whatever it is on. */
function attributeLines(attributes: readonly AttributeDefinition[]): string[] {
  const names = [...new Set(attributes.filter(({ on }) => on !== ON_DOCUMENT).map(({ name }) => name))];
  return names.map((name) => {
    const same = attributes.filter((one) => one.name === name && one.on !== ON_DOCUMENT);
    const on = same.some((one) => one.on === ANY_LABEL) ? [] : same.map((one) => one.on);
    const values = [...new Set(same.flatMap(valuesOf))];
    return `${encodeName(name)}\tArg:${ends(on)}${values.length === 0 ? '' : `, Value:${values.join('|')}`}`;
  });
}

const typeOfRelation = ({ symmetric, transitive }: Codebook['relations'][number]): string => {
  const words = [...(symmetric ? ['symmetric'] : []), ...(transitive ? ['transitive'] : [])];
  return words.length === 0 ? '' : `, <REL-TYPE>:${words.join('-')}`;
};

/** `annotation.conf`: what brat lets people annotate. */
export function annotationConf({ labels, attributes, relations }: Codebook): string {
  return [
    `${OWN_MARK}: each folder is an annotator. Names are percent-encoded; in values and notes \\\\, \\n, \\t, \\s, \\e and \\uXXXX are escapes.`,
    '[entities]',
    ...labels.map(({ name }) => encodeName(name)),
    '[relations]',
    ...relations.map(
      (one) => `${encodeName(one.name)}\tArg1:${ends(one.from)}, Arg2:${ends(one.to)}${typeOfRelation(one)}`,
    ),
    '[events]',
    '[attributes]',
    ...attributeLines(attributes),
    '',
  ].join('\n');
}

/** A display form may hold what a name may not, but neither a tab nor `|`. */
const shown = (name: string): string => name.replaceAll(/[\t|]/g, ' ');

/** `visual.conf`: the names as people read them, and the labels' colours. */
export function visualConf({ labels, attributes, relations }: Codebook): string {
  const others = [...new Set([...relations, ...attributes].map(({ name }) => name))]
    .filter((name) => encodeName(name) !== name && labels.every((label) => label.name !== name))
    .toSorted(compareStrings);
  return [
    '[labels]',
    ...labels.map(({ name, badge }) => `${encodeName(name)} | ${shown(name)} | ${shown(badge)}`),
    ...others.map((name) => `${encodeName(name)} | ${shown(name)}`),
    '[drawing]',
    'SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken',
    'ARC_DEFAULT\tcolor:black, dashArray:-, arrowHead:triangle-5',
    ...labels.map(
      ({ name, color }) => `${encodeName(name)}\tbgColor:${typeof color === 'number' ? paletteHex(color) : color}`,
    ),
    '',
  ].join('\n');
}
