import { handleFor } from '../../../../shared/model/annotator.ts';
import { compareStrings } from '../../../../shared/model/annotation.ts';
import { nameSchema, ON_DOCUMENT, type AttributeDefinition, type Codebook } from '../../../../shared/model/codebook.ts';
import type { AttributeMapping, LabelMapping, Mapping } from '../../../../shared/model/mapping.ts';
import { withInvisibleMarked } from '../../../../shared/text/visible.ts';
import { isOffered } from '../../../../shared/codebook/offered.ts';
import { sameWord, wordKey } from './same-word.ts';
import { definitionsFor } from './text-values.ts';
import type { AttributeWords, LabelWords, Words } from './words.ts';

/** What was told of a dataset's names: a mapping by hand, of a file, or remembered. */
type Told = Mapping | undefined;

/** What becomes of a name that nothing of the codebook is meant by. */
type Asked = (name: string, words: { readonly count: number }) => string | null;

const own = <T>(told: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  told && Object.hasOwn(told, name) ? told[name] : undefined;

/**
 * What the names of a dataset become in a codebook, each of them: what is told; else what of the codebook is meant; else its own name, which
 * stands in the way until somebody maps it, leaves it out or lets it be added. Names that are told and not in the dataset are passed over. Pure.
 * What is only declared and means nothing of the codebook is left out, unless `withUnused` says that it is asked about, too.
 * O(names × codebook).
 */
export function proposeMapping(words: Words, codebook: Codebook, told?: Told, withUnused = false): Mapping {
  const asked: Asked = (name, { count }) => (count > 0 || withUnused ? ownName(name) : null);
  const relations = codebook.relations.filter(isOffered).map(({ name }) => name);
  return {
    mapping: 1,
    labels: Object.fromEntries(
      [...words.labels].map(([name, label]) => [
        name,
        labelMapping(name, label, codebook, own(told?.labels, name), asked),
      ]),
    ),
    relations: Object.fromEntries(
      [...words.relations].map(([name, relation]) => [
        name,
        own(told?.relations, name) ?? { to: sameWord(name, relations) ?? asked(name, relation) },
      ]),
    ),
    documentLabels: attributeMappings(
      words.documentLabels,
      definitionsFor(codebook, ON_DOCUMENT),
      told?.documentLabels,
      asked,
    ),
    annotators: handles([...words.annotators.keys()], told?.annotators),
    extend: told?.extend ?? false,
  };
}

/** A name as the codebook could have it, so that it is asked about: what cannot be seen in it is marked, what is too long is cut. */
function ownName(name: string): string {
  const own = nameSchema.safeParse(name).data;
  if (own !== undefined) return own;
  const seen = withInvisibleMarked(name).trim();
  const cut = seen.length <= MOST_NAME ? seen : `${seen.slice(0, MOST_NAME - 1).toWellFormed()}…`;
  return nameSchema.safeParse(cut).data ?? 'unnamed';
}

/** The longest name of a codebook. */
const MOST_NAME = 100;

function labelMapping(
  name: string,
  words: LabelWords,
  codebook: Codebook,
  told: LabelMapping | undefined,
  asked: Asked,
): LabelMapping {
  const labels = codebook.labels.filter(isOffered).map((label) => label.name);
  const same = sameWord(name, labels);
  const answer = same === undefined ? answerNamed(name, codebook) : undefined;
  const to = told ? told.to : (same ?? answer?.label ?? asked(name, words));
  const set = told ? told.set : answer?.set;
  const definitions = to === null ? [] : definitionsFor(codebook, to);
  const attributes = attributeMappings(words.attributes, definitions, told?.attributes, asked);
  return { to, attributes, ...(set && { set }) };
}

/**
 * A foreign label that is an answer to a question of ours: a value of a choice ("Contradicts", "event"), or the name of what is true or
 * false ("check-worthy"). Undefined where no label or more than one could be meant.
 */
function answerNamed(
  name: string,
  { labels, attributes }: Codebook,
): { label: string; set: LabelMapping['set'] } | undefined {
  const offered = new Set(labels.filter(isOffered).map((label) => label.name));
  const found = attributes
    .filter((attribute) => isOffered(attribute) && offered.has(attribute.on))
    .flatMap((attribute) => {
      const value = answerOf(name, attribute);
      return value === undefined ? [] : [{ label: attribute.on, set: { [attribute.name]: value } }];
    });
  return found.length === 1 ? found[0] : undefined;
}

function answerOf(
  name: string,
  { name: attribute, type, values }: AttributeDefinition,
): string | number | boolean | undefined {
  if (type === 'boolean') return sameWord(name, [attribute]) === undefined ? undefined : true;
  if (type !== 'choice') return undefined;
  const value = sameWord(
    name,
    values.map((one) => String(one.name)),
  );
  return values.find((one) => String(one.name) === value)?.name;
}

function attributeMappings(
  attributes: ReadonlyMap<string, AttributeWords>,
  definitions: readonly AttributeDefinition[],
  told: Readonly<Record<string, AttributeMapping>> | undefined,
  asked: Asked,
): Record<string, AttributeMapping> {
  const open = definitions.filter(isOffered);
  const made = new Map<string, AttributeMapping>();
  for (const name of attributes.keys()) {
    const mapping = own(told, name);
    if (mapping) made.set(name, mapping);
  }
  const taken = new Set([...made.values()].map(({ to }) => to));
  // Names that are the same have their attribute before values are looked at.
  for (const [name, words] of attributes) {
    if (made.has(name)) continue;
    const same = sameWord(
      name,
      open.map((definition) => definition.name),
    );
    const definition = open.find((one) => one.name === same);
    if (!definition || taken.has(definition.name)) continue;
    taken.add(definition.name);
    made.set(name, mappingTo(definition, words));
  }
  for (const [name, words] of attributes) {
    if (made.has(name)) continue;
    const fitting = open.filter((definition) => !taken.has(definition.name) && valuesFit(words, definition));
    const [definition] = fitting;
    if (definition && fitting.length === 1) {
      taken.add(definition.name);
      made.set(name, mappingTo(definition, words));
    } else made.set(name, { to: asked(name, words) });
  }
  return Object.fromEntries(
    [...attributes.keys()].flatMap((name) => {
      const mapping = made.get(name);
      return mapping ? [[name, mapping]] : [];
    }),
  );
}

/** Whether every value of a file is one of a choice, and says something: "1" and "yes" are values of too many. */
function valuesFit({ values, hasMore }: AttributeWords, definition: AttributeDefinition): boolean {
  const used = [...values].filter(([, { count }]) => count > 0);
  if (definition.type !== 'choice' || hasMore || used.length === 0) return false;
  return used.every(
    ([value]) =>
      /\p{L}{2}/u.test(value) &&
      !YES.includes(wordKey(value)) &&
      !NO.includes(wordKey(value)) &&
      choiceOf(value, definition) !== undefined,
  );
}

function mappingTo(definition: AttributeDefinition, { values }: AttributeWords): AttributeMapping {
  const changed = [...values.values()].flatMap(({ value }): [string, string | number | boolean][] => {
    const to = valueFor(value, definition);
    return to === undefined || to === value ? [] : [[String(value), to]];
  });
  return { to: definition.name, ...(changed.length > 0 && { values: Object.fromEntries(changed) }) };
}

const YES = ['yes', 'y', 'true', '1', 'ja', 'oui', 'si', '예'];
const NO = ['no', 'n', 'false', '0', 'nein', 'non', '아니요'];

/** The value of ours that a foreign value means; undefined: it stays as it is. */
function valueFor(
  value: string | number | boolean,
  definition: AttributeDefinition,
): string | number | boolean | undefined {
  if (definition.type === 'choice') return choiceOf(String(value), definition);
  if (definition.type !== 'boolean' || typeof value === 'boolean') return undefined;
  const key = wordKey(String(value));
  return YES.includes(key) ? true : NO.includes(key) ? false : undefined;
}

function choiceOf(value: string, { values }: AttributeDefinition): string | number | undefined {
  const names = values.map(({ name }) => String(name));
  const direct = sameWord(value, names);
  const said = direct ?? yesOrNo(value, names);
  return values.find(({ name }) => String(name) === said)?.name;
}

/** "true" for a choice between yes and no. */
function yesOrNo(value: string, names: readonly string[]): string | undefined {
  const side = [YES, NO].find((words) => words.includes(wordKey(value)));
  const found = names.filter((name) => side?.includes(wordKey(name)));
  return found.length === 1 ? found[0] : undefined;
}

/** A handle for each name of which one can be made. Two people stay two: the second of two names that would have one handle gets a number. */
function handles(names: readonly string[], told?: Readonly<Record<string, string>>): Record<string, string> {
  const taken = new Set(names.flatMap((name) => own(told, name) ?? []));
  return Object.fromEntries(
    names.toSorted(compareStrings).flatMap((name): [string, string][] => {
      const stated = own(told, name);
      if (stated !== undefined) return [[name, stated]];
      const handle = handleFor(name);
      if (handle === null) return [];
      let free = handle;
      for (let n = 2; taken.has(free); n += 1) free = `${handle.slice(0, 28)}-${n}`;
      taken.add(free);
      return [[name, free]];
    }),
  );
}
