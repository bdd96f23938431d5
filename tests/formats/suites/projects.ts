import * as fc from 'fast-check';
import type { DatasetRecord, DatasetRelation } from '../../../electron/core/formats/dataset.ts';
import { deriveId } from '../../../electron/core/formats/derive-id.ts';
import { byId, byPlace } from '../../../electron/core/formats/native/order.ts';
import type { Annotation, Attributes, AttributeValue, Flag } from '../../../shared/model/annotation.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { canonicalEnds } from '../../../shared/model/relating.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';
import { withoutInvisible } from '../../../shared/text/visible.ts';
import { record } from '../make.ts';

const attribute = (
  name: string,
  on: string,
  type: Codebook['attributes'][number]['type'],
  more: Partial<Codebook['attributes'][number]> = {},
): Codebook['attributes'][number] => ({
  name,
  on,
  type,
  mandatory: false,
  multiple: false,
  definition: '',
  values: [],
  needs: [],
  examples: [],
  ...more,
});

const names = (...all: (string | number)[]): { name: string | number; definition: string }[] =>
  all.map((name) => ({ name, definition: '' }));

/** A small codebook with an attribute of every type, and names that need quoting somewhere. */
export const CODEBOOK: Codebook = {
  id: 'trial',
  version: '1.0.0',
  labels: ['CLAIM', 'SOURCE', 'QUANTITY', 'Time & place'].map((name, i) => ({
    name,
    definition: '',
    color: i,
    badge: String(i),
    mandatory: false,
    examples: [],
  })),
  attributes: [
    attribute('certainty', 'CLAIM', 'choice', { values: names('certain', 'possible', 'näher, "so"') }),
    attribute('topics', 'CLAIM', 'choice', { multiple: true, values: names('war', 'aid; money', 'a|b') }),
    attribute('check_worthy', 'CLAIM', 'boolean'),
    attribute('scale', 'any', 'choice', { values: names(1, 2, 3) }),
    attribute('value', 'QUANTITY', 'number'),
    attribute('date', 'QUANTITY', 'date'),
    attribute('who', 'SOURCE', 'entity'),
    attribute('remark', 'any', 'text'),
    attribute('genre', 'document', 'choice', { values: names('news', 'opinion') }),
    attribute('rating', 'document', 'number'),
  ],
  relations: [
    { name: 'attributed_to', symmetric: false },
    { name: 'contradicts', symmetric: true },
  ].map(({ name, symmetric }) => ({
    name,
    symmetric,
    from: [],
    to: [],
    scope: 'any',
    transitive: false,
    definition: '',
  })),
};

const PIECES = [
  '👩‍👩‍👧', '𠮷', 'e\u0301', 'é', '\u202eשלום\u202c', 'مرحبا', '国防部', '\r\n', '\r', '\n', '\n\n', '\t', '\u00a0', '\u200b',
  '\u2028', '\\u0000', '"', '\\', '|', '_', '*', '[1]', ';', '->', '<b>&amp;</b>', 'ปี', ' ', 'Police', ' said ', '12 people', ' died. ', '“At least 15,”',
] as const; // oxfmt-ignore

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map((all) => all.join('')),
);
/** Without the control characters that XML cannot say: those are cases of their own. */
const plain = words.map((text) => text.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '·'));

const texts = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...PIECES) }, plain), { minLength: 1, maxLength: 10 })
  .map((all) => all.join(''))
  .filter((text) => text.trim() !== '' && !text.startsWith('\ufeff'));

/** Fragments between code points, counted with `Array.from`, not with the program's own conversion. */
function fragmentsFrom(text: string, seeds: readonly number[]): Span[] {
  const points = Array.from(text);
  const places = [...new Set(seeds.map((seed) => seed % (points.length + 1)))].toSorted((a, b) => a - b);
  if (places.length < 2) places.splice(0, places.length, 0, points.length);
  const at = (place: number | undefined) => utf16(points.slice(0, place).join('').length);
  return Array.from({ length: Math.floor(places.length / 2) }, (_, i) => ({
    start: at(places[2 * i]),
    end: at(places[2 * i + 1]),
  }));
}

const numbers = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
);

function valueFor({ type, values, multiple }: Codebook['attributes'][number]): fc.Arbitrary<AttributeValue> {
  const choices = values.map(({ name }) => name);
  switch (type) {
    case 'choice':
      return multiple
        ? fc.subarray(choices, { minLength: 1 })
        : fc.constantFrom(...(choices as [string | number, ...(string | number)[]]));
    case 'number':
      return numbers;
    case 'boolean':
      return fc.boolean();
    case 'date':
      return fc.constantFrom('2024-10-28', '2024', '2024-10~', '2024-01/2024-03');
    case 'text':
    case 'entity':
      return plain.filter((text) => text !== '');
    default:
      throw new Error(type satisfies never);
  }
}

/** Attributes as the codebook allows them. */
const attributesOn = (on: string): fc.Arbitrary<Attributes> =>
  fc
    .record(
      Object.fromEntries(
        CODEBOOK.attributes
          .filter((one) => one.on === on || (one.on === 'any' && on !== 'document'))
          .map((one) => [one.name, valueFor(one)]),
      ),
      { requiredKeys: [], noNullPrototype: true },
    )
    .map((made) =>
      Object.fromEntries(Object.entries(made).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    );

const CARDS = ['0190aaaa-0000-7000-8000-000000000001', '0190aaaa-0000-7000-8000-000000000002'];
const LAYERS = ['ana', 'bo', 'ana-lópez'];

const marks = fc.constantFrom(...CODEBOOK.labels.map(({ name }) => name)).chain((label) =>
  fc.record(
    {
      seeds: fc.array(fc.nat(1000), { minLength: 2, maxLength: 5 }),
      label: fc.constant(label),
      layer: fc.constantFrom(...LAYERS),
      attributes: attributesOn(label),
      note: plain.filter((note) => note !== ''),
      confidence: fc.constantFrom(0, 0.25, 1),
      claim: fc.constantFrom(...CARDS),
      flags: fc.subarray<Flag>([{ kind: 'ask_lead', text: 'is this “one” claim?' }, { kind: 'unsure' }], {
        minLength: 1,
      }),
      n: fc.nat(),
    },
    { requiredKeys: ['seeds', 'label', 'layer', 'attributes', 'n'] },
  ),
);

const documents = fc.record({
  text: texts,
  title: plain.map((title) => withoutInvisible(title).trim() || 'Untitled'),
  metadata: fc.dictionary(fc.constantFrom('language', 'event', 'Größe "x"'), fc.oneof(plain, numbers, fc.boolean()), {
    maxKeys: 2,
    noNullPrototype: true,
  }),
  publications: fc.array(
    fc.record(
      {
        fileName: fc.constantFrom('a.txt', 'b c.txt'),
        outlet: fc.constantFrom('The Wire', 'Ölblatt'),
        date: fc.constant('2024-10-28'),
      },
      { requiredKeys: [] },
    ),
    { maxLength: 2 },
  ),
  labels: fc
    .dictionary(fc.constantFrom(...LAYERS), attributesOn('document'), { maxKeys: 2, noNullPrototype: true })
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, said]) => Object.keys(said).length > 0))),
  mediaType: fc.constantFrom('text/plain' as const, 'text/markdown' as const, 'text/html' as const),
  marks: fc.array(marks, { maxLength: 5 }),
  links: fc.array(
    fc.tuple(
      fc.nat(),
      fc.nat(),
      fc.constantFrom(...CODEBOOK.relations.map(({ name }) => name)),
      fc.option(
        plain.filter((note) => note !== ''),
        { nil: undefined },
      ),
    ),
    { maxLength: 4 },
  ),
});

/**
 * Projects that keep to {@link CODEBOOK}: overlapping, stacked and discontinuous annotations of several annotators, relations within and across
 * documents, cards, notes, flags. The ids are UUIDs, as the program makes them.
 */
export const datasets: fc.Arbitrary<DatasetRecord[]> = fc
  .uniqueArray(documents, { selector: ({ text }) => text, minLength: 1, maxLength: 2 })
  .map((drafts) => {
    const plainRecords = drafts.map(({ text, marks: made, links: _links, ...rest }, d) => {
      const document = record(text, rest);
      const annotations = made.map(({ seeds, n, ...mark }, i): Annotation => {
        const fragments = fragmentsFrom(text, seeds);
        const quote = text.slice(fragments[0]?.start, fragments.at(-1)?.end);
        const id = deriveId({ trial: d, i, n });
        return {
          id,
          document: document.id,
          fragments,
          quote,
          codebookVersion: '1.0.0',
          origin: { kind: 'human' },
          ...mark,
        };
      });
      const claims = CARDS.filter((id) => annotations.some(({ claim }) => claim === id)).map((id) => ({
        id,
        text: `card ${id}`,
      }));
      return { ...document, annotations: annotations.toSorted(byPlace), claims: claims.toSorted(byId) };
    });
    const all = plainRecords.flatMap(({ annotations }) => annotations);
    const relations = plainRecords.flatMap(({ annotations, id }, d) =>
      (drafts[d]?.links ?? []).flatMap(([a, b, type, note], i): (DatasetRelation & { home: string })[] => {
        const from = annotations[a % annotations.length];
        const to = all[b % all.length];
        if (!from || !to || from.id === to.id) return [];
        const plainRelation = {
          id: deriveId({ relation: d, i, from: from.id, to: to.id }),
          type,
          from: from.id,
          to: to.id,
          layer: from.layer,
          attributes: {},
          ...(note !== undefined && { note }),
        };
        const ordered = canonicalEnds(type === 'contradicts', plainRelation);
        const [first, second] = ordered.from === from.id ? [from, to] : [to, from];
        const across = first.document === second.document ? {} : { toDocument: second.document };
        return [{ ...ordered, layer: first.layer, ...across, home: first.document === id ? id : first.document }];
      }),
    );
    return plainRecords
      .map((document) => ({
        ...document,
        relations: relations
          .filter(({ home }) => home === document.id)
          .map(({ home: _, ...relation }) => relation)
          .toSorted(byId),
      }))
      .toSorted(byId);
  });
