import * as fc from 'fast-check';
import type { DatasetRecord } from '../../electron/core/formats/dataset.ts';
import type { Annotation, Attributes, Flag } from '../../shared/model/annotation.ts';
import { utf16, type Span } from '../../shared/text/units.ts';
import { byId, byPlace } from '../../electron/core/formats/native/order.ts';
import { record, relation } from './make.ts';
import { SOURCE_KINDS, sourceKey, type Source } from '../../shared/model/source.ts';
import { isVisible, withInvisibleMarked, withoutInvisible } from '../../shared/text/visible.ts';

const PIECES = [
  '👩‍👩‍👧',
  '𠮷',
  'e\u0301',
  'é',
  '\u202eשלום\u202c',
  'مرحبا',
  '国防部',
  '\r\n',
  '\r',
  '\n',
  '\ufeff',
  '\u200b',
  '\\u0000',
  '"',
  'ปี',
  ' ',
];

const CARDS = ['card-1', '01900000-0000-7000-8000-000000000000'];

const words = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\0', '0'));
const texts = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), words), { maxLength: 12 })
  .map((pieces) => pieces.join(''))
  .filter((text) => text.trim() !== '');

const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0);
const scalars = fc.oneof(words, numbers, fc.boolean());
const keys = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((key) => !key.startsWith('__'));
const attributes: fc.Arbitrary<Attributes> = fc
  .dictionary(keys, fc.oneof(scalars, fc.array(scalars, { maxLength: 3 })), { maxKeys: 3, noNullPrototype: true })
  .map((dictionary) => dictionary);

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

const marks = fc.record(
  {
    seeds: fc.array(fc.nat(1000), { minLength: 2, maxLength: 6 }),
    label: fc.constantFrom('CLAIM', 'SOURCE', 'QUANTITY'),
    layer: fc.constantFrom('ana', 'bo', 'ana-lópez'),
    attributes,
    codebookVersion: fc.constantFrom('1.0.0', '2.1'),
    origin: fc.constantFrom<Annotation['origin']>(
      { kind: 'human' },
      { kind: 'rule', from: ['r1', 'r2'] },
      { kind: 'import' },
    ),
    note: words,
    confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((n) => n + 0),
    claim: fc.constantFrom(...CARDS),
    flags: fc.subarray<Flag>(
      [{ kind: 'ask_lead', text: 'is this “one” claim?' }, { kind: 'unsure' }, { kind: 'look_again', text: '\\u0000' }],
      { minLength: 1 },
    ),
  },
  { requiredKeys: ['seeds', 'label', 'layer', 'attributes', 'codebookVersion', 'origin'] },
);

const documents = fc.record({
  text: texts,
  title: words.map(withoutInvisible),
  metadata: fc.dictionary(keys, scalars, { maxKeys: 3, noNullPrototype: true }),
  publications: fc.array(
    fc.record({ fileName: words.map(withInvisibleMarked), outlet: words, date: words }, { requiredKeys: [] }),
    {
      maxLength: 2,
    },
  ),
  labels: fc
    .dictionary(fc.constantFrom('ana', 'bo', 'ana-lópez'), attributes, { maxKeys: 2, noNullPrototype: true })
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, said]) => Object.keys(said).length > 0))),
  mediaType: fc.constantFrom('text/plain' as const, 'text/markdown' as const, 'text/html' as const),
  marks: fc.array(marks, { maxLength: 6 }),
  named: fc.subarray([0, 1, 2]),
  links: fc.array(fc.tuple(fc.nat(), fc.nat(), attributes), { maxLength: 4 }),
});

/** What the cards that annotations are on say: the same in every line of a dataset. */
const card = fc.record({ text: words.map((text) => `“${text}”`), note: words }, { requiredKeys: ['text'] });
const cards = fc.tuple(...CARDS.map((id) => card.map((said) => ({ id, ...said }))));

/** What sources are: the same in every line of a dataset, each part of the next or of none. */
const sourceNames = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 12 })
  .map((name) => withoutInvisible(name).trim())
  .filter(isVisible);
const registries = fc
  .array(
    fc.record({
      names: fc.uniqueArray(sourceNames, { selector: sourceKey, minLength: 1, maxLength: 3 }),
      kind: fc.constantFrom(...SOURCE_KINDS),
      note: words.filter((note) => note !== ''),
      isPart: fc.boolean(),
      hasNote: fc.boolean(),
    }),
    { minLength: 3, maxLength: 3 },
  )
  .map((all) =>
    all.map(({ names: [name = '', ...aliases], kind, note, isPart, hasNote }, i): Source => ({
      id: `s${i}`,
      name,
      kind,
      aliases,
      ...(isPart && i < 2 && { partOf: `s${i + 1}` }),
      ...(hasNote && { note }),
    })),
  );

/** Datasets in the format's order, with relations within and across documents. */
export const datasets: fc.Arbitrary<DatasetRecord[]> = fc
  .tuple(fc.uniqueArray(documents, { selector: ({ text }) => text, minLength: 1, maxLength: 4 }), cards, registries)
  .map(([drafts, known, registry]) => {
    const plain = drafts.map(({ text, marks, links: _links, named, ...rest }, d) => {
      const document = record(text, rest);
      const annotations = marks.map(({ seeds, ...mark }, i): Annotation => {
        const fragments = fragmentsFrom(text, seeds);
        const quote = text.slice(fragments[0]?.start, fragments.at(-1)?.end);
        return { id: `a${d}.${i}`, document: document.id, fragments, quote, ...mark };
      });
      const claims = known.filter(({ id }) => annotations.some(({ claim }) => claim === id)).toSorted(byId);
      return {
        ...document,
        annotations: annotations.toSorted(byPlace),
        claims,
        sources: named.flatMap((i) => registry[i] ?? []),
      };
    });
    const all = plain.flatMap(({ annotations }) => annotations);
    return plain
      .map((document, d) => ({
        ...document,
        relations: (drafts[d]?.links ?? []).flatMap(([from, to, values], i) => {
          const source = document.annotations[from % document.annotations.length];
          const target = all[to % all.length];
          if (!source || !target) return [];
          const across = target.document === document.id ? {} : { toDocument: target.document };
          return [relation(`r${d}.${i}`, source.id, target.id, { attributes: values, ...across })];
        }),
      }))
      .toSorted(byId);
  });
