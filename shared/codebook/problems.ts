import { problemWith } from '../model/attributes.ts';
import {
  ANY_LABEL,
  ON_DOCUMENT,
  type AttributeDefinition,
  type Codebook,
  type Label,
  type RelationType,
} from '../model/codebook.ts';
import { colorProblem } from './contrast.ts';
import type { CodebookPlace, CodebookProblem } from './edit.ts';
import { attributeText, meets, placeOf } from './parts.ts';

/** Names that stand for something else than a label, wherever an attribute says what it is on. */
const RESERVED: readonly string[] = [ANY_LABEL, ON_DOCUMENT];

/** Everything that is wrong with a codebook, or worth a look, in its order. O(n²) in the attributes, of which there are tens. */
export function codebookProblems(codebook: Codebook): CodebookProblem[] {
  const { labels, attributes, relations } = codebook;
  const inUse = labels.filter(({ retired }) => !retired);
  return [
    ...(inUse.length === 0
      ? [
          error(
            placeOf('codebook', codebook.id),
            'Every label is retired, so nothing could be tagged. Keep one in use.',
          ),
        ]
      : []),
    ...twice(labels, 'label'),
    ...labels.flatMap((label) => ofLabel(label, inUse)),
    ...attributes.flatMap((attribute, i) => ofAttribute(attribute, codebook, attributes.slice(0, i))),
    ...twice(relations, 'relation'),
    ...relations.flatMap((relation) => ofRelation(relation, labels)),
  ];
}

const error = (place: CodebookPlace, text: string): CodebookProblem => ({ severity: 'error', place, text });
const warning = (place: CodebookPlace, text: string): CodebookProblem => ({ severity: 'warning', place, text });

/** Names that are the same, or that only a sharp eye tells apart. */
function twice(list: readonly { readonly name: string }[], kind: 'label' | 'relation'): CodebookProblem[] {
  return list.flatMap(({ name }, i) => {
    const earlier = list.slice(0, i);
    if (earlier.some((other) => other.name === name)) {
      return [error(placeOf(kind, name), `The ${kind} "${name}" is there twice. Give each a name of its own.`)];
    }
    const twin = earlier.find((other) => folded(other.name) === folded(name));
    return twin ? [warning(placeOf(kind, name), `The ${kind}s "${twin.name}" and "${name}" read alike.`)] : [];
  });
}

const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');

function ofLabel(label: Label, inUse: readonly Label[]): CodebookProblem[] {
  const { name, key, color, badge, retired } = label;
  const place = placeOf('label', name);
  const found: CodebookProblem[] = [];
  if (RESERVED.includes(name)) {
    found.push(
      error(
        place,
        `"${name}" cannot be a label: for attributes it means ${name === ANY_LABEL ? 'every label' : 'the document'}.`,
      ),
    );
  }
  const colour = colorProblem(color);
  if (colour !== null) found.push(error(place, `The colour ${color} of "${name}" ${colour}.`));
  if (retired) return found;
  const earlier = inUse.slice(0, inUse.indexOf(label));
  const sameKey = key === undefined ? undefined : earlier.find((other) => other.key === key);
  if (sameKey)
    found.push(error(place, `The key "${key}" is that of "${sameKey.name}" and "${name}". Give each its own.`));
  const sameBadge = earlier.find((other) => other.badge === badge);
  if (sameBadge) found.push(warning(place, `"${sameBadge.name}" and "${name}" both have the badge ${badge}.`));
  return found;
}

function ofAttribute(
  attribute: AttributeDefinition,
  { labels, attributes }: Codebook,
  earlier: readonly AttributeDefinition[],
): CodebookProblem[] {
  const { name, on, type, multiple, values, default: first, key, retired } = attribute;
  const place = placeOf('attribute', name, on);
  const what = attributeText(on, name);
  const found: CodebookProblem[] = [];
  const add = (text: string): void => void found.push(error(place, `The attribute ${what} ${text}.`));
  const met = earlier.filter((other) => meets(other.on, on));
  if (met.some((other) => other.name === name)) add('is there twice. Give each a name of its own');
  else if (met.some((other) => folded(other.name) === folded(name))) {
    found.push(warning(place, `The attribute ${what} reads like another one beside it.`));
  }
  if (!RESERVED.includes(on) && !labels.some((label) => label.name === on)) {
    add(`is on "${on}", which is no label. There is ${labels.map((label) => label.name).join(', ')}; "any" means all`);
  }
  if (type === 'choice' && values.length === 0) add('is a choice without values. Give it some, or make it a text');
  if (type !== 'choice' && values.length > 0) add(`has values although it is no choice but a ${type}`);
  const again = values.find((value, i) => values.findIndex((other) => String(other.name) === String(value.name)) < i);
  if (again) add(`has the value "${again.name}" twice`);
  if (first !== undefined) {
    const problem = problemWith(attribute, multiple ? [first] : first);
    if (problem !== null) add(`begins with ${JSON.stringify(first)}, but it ${problem}`);
  }
  if (key !== undefined && !retired) {
    if (met.some((other) => other.key === key && !other.retired)) add(`has the key "${key}", which is taken`);
    if (labels.some((label) => label.key === key && !label.retired))
      add(`has the key "${key}", which is that of a label`);
  }
  for (const part of [attribute.comparator, attribute.unit]) {
    if (part !== undefined && !attributes.some((other) => other.name === part && meets(other.on, on))) {
      add(`is written together with "${part}", which is no attribute of the same`);
    }
  }
  return found;
}

function ofRelation({ name, from, to, retired }: RelationType, labels: readonly Label[]): CodebookProblem[] {
  const place = placeOf('relation', name);
  const found: CodebookProblem[] = [];
  for (const [side, ends] of [
    ['starts', from],
    ['ends', to],
  ] as const) {
    if (ends.length === 0) found.push(error(place, `The relation "${name}" ${side} nowhere. Name a label.`));
    const unknown = ends.find((end) => !labels.some((label) => label.name === end));
    if (unknown !== undefined) {
      found.push(error(place, `The relation "${name}" ${side} at "${unknown}", which is no label.`));
    }
    const open = ends.some((end) => labels.some((label) => label.name === end && !label.retired));
    if (!retired && ends.length > 0 && unknown === undefined && !open) {
      found.push(warning(place, `The relation "${name}" ${side} at retired labels only, so no new one can be made.`));
    }
  }
  return found;
}
