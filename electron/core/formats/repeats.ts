import type { Attributes } from '../../../shared/model/annotation.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { DatasetCard } from '../../../shared/model/dataset-card.ts';
import type { DatasetRecord } from './dataset.ts';
import type { Lost } from './fit.ts';

/** So many characters of a text in what somebody wrote are a quote of it, in UTF-16 code units. */
export const REPEAT = 40;

/** Something that goes out though the text stays. */
interface Outgoing {
  readonly what: string;
  readonly key: string;
  readonly value: string;
}

/** Counts what repeats the texts, a document at a time. */
export interface Repeats {
  /** What goes out with this document, or with all of them, and repeats its text: each thing once. */
  in(record: DatasetRecord): readonly Lost[];
}

/**
 * Looks in everything but titles and quotes, which go out on purpose, for passages of a document's text: what was written to annotations,
 * relations, claim cards and sources, and what is said of the document. Runs of blanks count as one. Linear in what goes out and the text.
 *
 * @param said what is said of the whole dataset, and compared with each text: {@link saidOfAll}.
 */
export function createRepeats(said: readonly Outgoing[] = []): Repeats {
  const told = new Set<string>();
  return {
    in(record) {
      const all = [...said, ...outgoing(record)].filter(({ key }) => !told.has(key));
      const found = repeating(all, record.text);
      for (const { key } of found) told.add(key);
      return found.map(({ what }) => ({
        what: `${what} in which ${REPEAT} or more characters of a text stand`,
        why: 'it goes out as it is, though the text stays here',
      }));
    },
  };
}

/** What the card and the codebook say, less the examples: those are quotes, and stay with the texts. */
export function saidOfAll(codebook: Codebook, card: DatasetCard | undefined): readonly Outgoing[] {
  const definitions = [
    ...codebook.labels.map(({ definition }) => definition),
    ...codebook.attributes.flatMap(({ definition, values }) => [definition, ...values.map((one) => one.definition)]),
    ...codebook.relations.map(({ definition }) => definition),
    codebook.guidelines ?? '',
  ];
  return [
    ...strings(card).map((value, i) => ({ what: 'field', key: `card ${i}`, value })),
    ...definitions.map((value, i) => ({ what: 'definition', key: `codebook ${i}`, value })),
  ];
}

/** A codebook as it goes out without texts, and how many examples stay here. */
export function withoutExamples(codebook: Codebook): { readonly codebook: Codebook; readonly examples: number } {
  const all = [...codebook.labels, ...codebook.attributes];
  return {
    codebook: {
      ...codebook,
      labels: codebook.labels.map((label) => ({ ...label, examples: [] })),
      attributes: codebook.attributes.map((attribute) => ({ ...attribute, examples: [] })),
    },
    examples: all.reduce((sum, { examples }) => sum + examples.length, 0),
  };
}

function* outgoing(record: DatasetRecord): Generator<Outgoing> {
  const answers = function* (of: string, attributes: Attributes): Generator<Outgoing> {
    for (const [name, value] of Object.entries(attributes)) {
      for (const [i, one] of strings(value).entries())
        yield { what: 'attribute', key: `${of} ${name} ${i}`, value: one };
    }
  };
  for (const { id, note = '', flags = [], attributes } of record.annotations) {
    yield { what: 'note', key: `note ${id}`, value: note };
    for (const [i, { text = '' }] of flags.entries()) yield { what: 'flag', key: `flag ${id} ${i}`, value: text };
    yield* answers(`annotation ${id}`, attributes);
  }
  for (const { id, note = '', attributes } of record.relations) {
    yield { what: 'note', key: `note ${id}`, value: note };
    yield* answers(`relation ${id}`, attributes);
  }
  for (const [layer, attributes] of Object.entries(record.labels)) yield* answers(`${record.id} ${layer}`, attributes);
  for (const { id, text, note = '' } of record.claims) {
    yield { what: 'claim', key: `claim ${id}`, value: text };
    yield { what: 'note', key: `note ${id}`, value: note };
  }
  for (const { id, name, aliases, note = '' } of record.sources) {
    yield { what: 'source', key: `source ${id}`, value: [name, ...aliases].join('\n') };
    yield { what: 'note', key: `note ${id}`, value: note };
  }
  for (const [i, value] of [...strings(record.metadata), ...strings(record.publications)].entries()) {
    yield { what: 'field', key: `${record.id} ${i}`, value };
  }
}

/** Every string in a value, in order. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

const oneBlank = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** Those that have {@link REPEAT} characters in a row with the text. */
function repeating(all: readonly Outgoing[], text: string): readonly Outgoing[] {
  const long = all.map((one) => ({ one, value: oneBlank(one.value) })).filter(({ value }) => value.length >= REPEAT);
  if (long.length === 0) return [];
  const hashes = new Set<number>();
  for (const { value } of long) for (const hash of windows(value)) hashes.add(hash);
  const here = oneBlank(text);
  // Equal hashes lead to the place; only equal characters count.
  const met = new Set<string>();
  let at = 0;
  for (const hash of windows(here)) {
    if (hashes.has(hash)) met.add(here.slice(at, at + REPEAT));
    at += 1;
  }
  if (met.size === 0) return [];
  return long.flatMap(({ one, value }) => {
    for (let i = 0; i + REPEAT <= value.length; i += 1) if (met.has(value.slice(i, i + REPEAT))) return [one];
    return [];
  });
}

const BASE = 0x01000193;
/** What the character that leaves a window counts. */
const LEAVING = Array.from({ length: REPEAT }).reduce<number>((power) => Math.imul(power, BASE), 1);

/** A hash of each window of {@link REPEAT} characters, rolled on from the one before. */
function* windows(text: string): Generator<number> {
  let hash = 0;
  for (let i = 0; i < text.length; i += 1) {
    hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0;
    if (i >= REPEAT) hash = (hash - Math.imul(LEAVING, text.charCodeAt(i - REPEAT))) | 0;
    if (i >= REPEAT - 1) yield hash;
  }
}
