import { badgesFor } from '../codebook/badges.ts';
import { ANY_LABEL, ON_DOCUMENT, type AttributeDefinition, type Codebook } from '../../../../shared/model/codebook.ts';
import type { AttributeMapping, LabelMapping, Mapping } from '../../../../shared/model/mapping.ts';
import type { CodebookEdit } from '../../../../shared/codebook/edit.ts';
import { handleFor } from '../../../../shared/model/annotator.ts';
import { under } from './context.ts';
import { definitionsFor } from './text-values.ts';
import type { AttributeWords, Words } from './words.ts';

type Scalar = string | number | boolean;
type Values = AttributeDefinition['values'];

/** What of a mapping the codebook does not have. */
export interface Missing {
  /** In the order in which they are to be applied. */
  readonly edits: readonly CodebookEdit[];
  /** The same in words: `label "Claim"`, `value "maybe" of CLAIM.certainty`. */
  readonly names: readonly string[];
  /** What no addition helps with: names of annotators that no handle can be made of. */
  readonly hopeless: readonly string[];
}

/** Different values that are still a choice. */
const MOST_CHOICES = 20;

/**
 * What the codebook would have to get so that everything that a mapping names is in it. Only additions: nothing that stands in the
 * project changes by them. Values that are only declared are wanted for an attribute that is new, or with `withUnused`. Pure.
 * O(names × codebook).
 */
export function missingFrom(words: Words, mapping: Mapping, codebook: Codebook, withUnused = false): Missing {
  const edits: CodebookEdit[] = [];
  const names: string[] = [];
  addLabels(mapping, codebook, edits, names);
  const wanted = new Map<string, Wanted>();
  for (const [name, label] of words.labels) {
    const told = under(mapping.labels, name);
    if (!told || told.to === null) continue;
    want(wanted, told.to, label.attributes, told.attributes);
    for (const [attribute, value] of Object.entries(told.set ?? {})) wantValue(wanted, told.to, attribute, value);
  }
  want(wanted, ON_DOCUMENT, words.documentLabels, mapping.documentLabels);
  for (const one of wanted.values()) addAttribute(one, codebook, withUnused, edits, names);
  addRelations(words, mapping, codebook, edits, names);
  const hopeless = [...words.annotators.keys()]
    .filter((name) => under(mapping.annotators, name) === undefined && handleFor(name) === null)
    .map((name) => `annotator ${JSON.stringify(name)}`);
  return { edits, names, hopeless };
}

function addLabels({ labels }: Mapping, codebook: Codebook, edits: CodebookEdit[], names: string[]): void {
  const known = codebook.labels.map(({ name }) => name);
  const missing = [...new Set(Object.values(labels).flatMap(({ to }) => to ?? []))].filter((to) => !known.includes(to));
  const badges = badgesFor([...known, ...missing]);
  for (const [i, name] of missing.entries()) {
    const badge = badges[known.length + i] ?? '?';
    const color = (known.length + i) % 12;
    edits.push({ edit: 'addLabel', label: { name, definition: '', color, badge, mandatory: false, examples: [] } });
    names.push(`label ${JSON.stringify(name)}`);
  }
}

/** An attribute that something is mapped to, with all that is to be said by it. */
interface Wanted {
  readonly on: string;
  readonly name: string;
  readonly values: Set<Scalar>;
  /** Those of them that are only declared. */
  readonly unused: Set<Scalar>;
  isList: boolean;
  hasMore: boolean;
}

function wantedIn(wanted: Map<string, Wanted>, on: string, name: string): Wanted {
  const key = `${on}\n${name}`;
  const there = wanted.get(key) ?? {
    on,
    name,
    values: new Set<Scalar>(),
    unused: new Set<Scalar>(),
    isList: false,
    hasMore: false,
  };
  wanted.set(key, there);
  return there;
}

function wantValue(wanted: Map<string, Wanted>, on: string, name: string, value: Scalar): void {
  wantedIn(wanted, on, name).values.add(value);
}

function want(
  wanted: Map<string, Wanted>,
  on: string,
  attributes: ReadonlyMap<string, AttributeWords>,
  mapping: Readonly<Record<string, AttributeMapping>> | LabelMapping['attributes'],
): void {
  for (const [name, { values, isList, hasMore }] of attributes) {
    const told = under(mapping, name);
    const to = told ? told.to : name;
    if (to === null) continue;
    const one = wantedIn(wanted, on, to);
    one.isList ||= isList;
    one.hasMore ||= hasMore;
    for (const [text, { value, count }] of values) {
      const mapped = told?.values ? under(told.values, text) : undefined;
      if (mapped === null) continue;
      const wantedValue = mapped ?? value;
      if (count > 0) one.unused.delete(wantedValue);
      else if (!one.values.has(wantedValue)) one.unused.add(wantedValue);
      one.values.add(wantedValue);
    }
  }
}

function addAttribute(
  one: Wanted,
  codebook: Codebook,
  withUnused: boolean,
  edits: CodebookEdit[],
  names: string[],
): void {
  const { on, name } = one;
  const values = [...one.values].filter((value) => withUnused || !one.unused.has(value));
  const there = definitionsFor(codebook, on).find((definition) => definition.name === name);
  if (!there) {
    const asked = { definition: '', mandatory: false, multiple: one.isList, needs: [], examples: [] };
    edits.push({ edit: 'addAttribute', attribute: { ...asked, name, on, ...typeOf(one) } });
    names.push(`attribute ${JSON.stringify(name)} of ${on}`);
    return;
  }
  if (there.type !== 'choice') return;
  const known = new Set(there.values.map((value) => String(value.name)));
  const more = values.filter((value) => !known.has(String(value)));
  if (more.length === 0) return;
  for (const value of more) names.push(`value ${JSON.stringify(value)} of ${there.on}.${name}`);
  // An attribute of every label can be wanted for several of them: its values are put together below.
  const before = edits.find((edit) => edit.edit === 'changeValues' && edit.on === there.on && edit.attribute === name);
  if (before?.edit === 'changeValues') before.values = merged(before.values, more);
  else edits.push({ edit: 'changeValues', on: there.on, attribute: name, values: merged(there.values, more) });
}

const asName = (value: Scalar): string | number => (typeof value === 'boolean' ? String(value) : value);

const merged = (values: Values, more: readonly Scalar[]): Values => [
  ...values,
  ...more
    .filter((value) => !values.some(({ name }) => String(name) === String(value)))
    .map((value) => ({ name: asName(value), definition: '' })),
];

/** The type that holds everything that is said: the narrowest one. */
function typeOf({ values, hasMore }: Wanted): Pick<AttributeDefinition, 'type' | 'values'> {
  const all = [...values];
  const texts = all.map(String);
  if (all.length > 0 && texts.every((text) => text === 'true' || text === 'false'))
    return { type: 'boolean', values: [] };
  const isNumber = (value: Scalar): boolean =>
    typeof value === 'number' ||
    (typeof value === 'string' && value !== '' && String(Number(value)) === value && Number.isFinite(Number(value)));
  if (all.length > 0 && all.every(isNumber)) return { type: 'number', values: [] };
  const isChoice =
    !hasMore &&
    all.length > 0 &&
    all.length <= MOST_CHOICES &&
    texts.every((text) => text.trim() !== '' && text.length <= 60);
  if (!isChoice) return { type: 'text', values: [] };
  return { type: 'choice', values: all.map((value) => ({ name: asName(value), definition: '' })) };
}

type Kinds = { readonly symmetric: boolean; readonly transitive: boolean };

function addRelations(
  words: Words,
  mapping: Mapping,
  codebook: Codebook,
  edits: CodebookEdit[],
  names: string[],
): void {
  const known = new Set(codebook.relations.map(({ name }) => name));
  const missing = new Map<string, { from: Set<string>; to: Set<string>; isAcross: boolean; kinds: Kinds[] }>();
  for (const [name, { from, to, isAcross, symmetric = false, transitive = false }] of words.relations) {
    const target = under(mapping.relations, name)?.to;
    if (target === undefined || target === null || known.has(target)) continue;
    const there = missing.get(target) ?? { from: new Set(), to: new Set(), isAcross: false, kinds: [] };
    missing.set(target, there);
    for (const label of from) addEnd(there.from, label, mapping);
    for (const label of to) addEnd(there.to, label, mapping);
    there.isAcross ||= isAcross;
    there.kinds.push({ symmetric, transitive });
  }
  for (const [name, { from, to, isAcross, kinds }] of missing) {
    const ends = (labels: ReadonlySet<string>): string[] =>
      labels.size === 0 ? codebook.labels.slice(0, 1).map((one) => one.name) : [...labels];
    edits.push({
      edit: 'addRelation',
      relation: {
        name,
        from: ends(from),
        to: ends(to),
        scope: isAcross ? 'any' : 'same document',
        // Two that become one are only what both of them are.
        symmetric: kinds.every(({ symmetric }) => symmetric),
        transitive: kinds.every(({ transitive }) => transitive),
        definition: '',
      },
    });
    names.push(`relation ${JSON.stringify(name)}`);
  }
}

function addEnd(ends: Set<string>, label: string, mapping: Mapping): void {
  const to = under(mapping.labels, label)?.to;
  if (to !== undefined && to !== null && to !== ANY_LABEL) ends.add(to);
}
