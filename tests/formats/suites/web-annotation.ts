import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ForeignDocument } from '../../../electron/core/formats/foreign.ts';
import { WEB_ANNOTATION } from '../../../electron/core/formats/web-annotation/format.ts';
import { annotation, record } from '../make.ts';
import { jsonHostile } from './json-hostile.ts';
import { nodesOf, quadsOf } from './json-ld.ts';
import { spansByPython, spansOf } from './outside-python.ts';
import { readBack, treeOf, written, type Files, type HostileCase, type Suite } from './suite.ts';

const OA = 'http://www.w3.org/ns/oa#';
const ANNO = 'http://www.w3.org/ns/anno.jsonld';
const TEXT = 'Police 👩 said so. “At least 15,” they said.';

const quote = (exact: string, more: object = {}): object => ({ type: 'TextQuoteSelector', exact, ...more });
const position = (start: number, end: number): object => ({ type: 'TextPositionSelector', start, end });
const on = (...selector: object[]): object => ({ type: 'SpecificResource', source: 'a.txt', selector });

const anno = (target: unknown, more: object = {}): string =>
  JSON.stringify({
    '@context': ANNO,
    id: 'http://example.org/anno1',
    type: 'Annotation',
    motivation: 'tagging',
    creator: { id: 'http://example.org/user1', type: 'Person', name: 'Ana López' },
    created: '2015-10-13T13:00:00Z',
    body: { type: 'TextualBody', value: 'CLAIM', purpose: 'tagging' },
    target,
    ...more,
  });

const GOOD = anno(on(quote('Police'), position(0, 6)));
const list = (values: readonly string[]): string => `[\n${values.join(',\n')}\n]\n`;
const files = (...values: string[]): Files => ({ 'a.jsonld': list(values), 'a.txt': TEXT });

const read = async (of: Files): Promise<ForeignDocument[]> => {
  const found: ForeignDocument[] = [];
  for await (const document of WEB_ANNOTATION.reader?.read(treeOf(of)) ?? []) found.push(document);
  return found;
};

const spoilt = (name: string, value: string, says: RegExp): HostileCase => ({
  name,
  files: () => files(GOOD, value),
  at: 'a.jsonld:3: ',
  says,
});

/** W3C Web Annotation JSON-LD. */
export const WEB_ANNOTATION_SUITE: Suite = {
  format: WEB_ANNOTATION,
  traps: [
    {
      name: 'a quote with 32 characters before and after it, and a position, in code points',
      run: async () => {
        const text = `${'👩'.repeat(40)}Police${'𠮷'.repeat(40)}`;
        const one = annotation('0190aaaa-0000-7000-8000-000000000001', text, ['Police']);
        const collection = String(
          (await written(WEB_ANNOTATION, [record(text, { annotations: [one] })])).get('annotations.jsonld'),
        );
        const { first } = JSON.parse(collection) as { first: { items: { target: { selector: unknown } }[] } };
        expect(first.items[1]?.target.selector).toEqual([
          { type: 'TextQuoteSelector', exact: 'Police', prefix: '👩'.repeat(32), suffix: '𠮷'.repeat(32) },
          { type: 'TextPositionSelector', start: 40, end: 46 },
        ]);
      },
    },
    {
      name: 'several targets are the fragments of one annotation; ids are urn:uuid',
      run: async () => {
        const id = '0190aaaa-0000-7000-8000-000000000001';
        const split = annotation(id, TEXT, ['Police', 'said']);
        const files_ = await written(WEB_ANNOTATION, [record(TEXT, { annotations: [split] })]);
        expect(String(files_.get('annotations.jsonld'))).toContain(
          `"id":"urn:uuid:${id}","motivation":"tagging","target":[{`,
        );
        const [back] = await readBack(WEB_ANNOTATION, files_);
        expect(back?.annotations).toMatchObject([{ id, fragments: split.fragments }]);
      },
    },
    {
      name: 'ids that are no UUIDs come back, as IRIs of this program',
      run: async () => {
        const one = annotation('a-quote.1', TEXT, ['Police']);
        const files_ = await written(WEB_ANNOTATION, [record(TEXT, { annotations: [one] })]);
        expect(String(files_.get('annotations.jsonld'))).toContain('"urn:claimwright:id:a-quote.1"');
        const [back] = await readBack(WEB_ANNOTATION, files_);
        expect(back?.annotations.map(({ id }) => id)).toEqual(['a-quote.1']);
      },
    },
    {
      name: 'selectors that say nothing of a text are kept and reported; the quote is read',
      run: async () => {
        const xpath = {
          type: 'XPathSelector',
          value: '/html/body/p[2]',
          refinedBy: quote('said so', { prefix: '👩 ' }),
        };
        const css = { type: 'CssSelector', value: '#x' };
        const [document] = await read({
          'a.jsonld': list([
            anno({ source: 'http://example.org/page', selector: xpath }),
            anno({ source: 'http://example.org/page', selector: css }),
          ]),
        });
        expect(document).toMatchObject({ key: 'http://example.org/page', text: null, unit: 'codepoint' });
        expect(document?.annotations).toMatchObject([
          {
            fragments: null,
            quote: 'said so',
            prefix: '👩 ',
            attributes: { selector: expect.stringContaining('/html/body/p[2]') },
          },
        ]);
        expect(document?.leftOut).toEqual([
          { what: 'selector XPathSelector, kept as the attribute "selector"', count: 1 },
          { what: 'selector CssSelector, kept as the attribute "selector"', count: 1 },
          { what: 'annotation whose selectors say no place in a text', count: 1 },
        ]);
      },
    },
    {
      name: 'a position that refines a known selector counts from there; char= of RFC 5147 is a position',
      run: async () => {
        const [document] = await readBack(WEB_ANNOTATION, files(
          anno(on({ ...position(9, 16), refinedBy: position(0, 4) }), { id: 'urn:uuid:0190aaaa-0000-7000-8000-000000000001' }),
          anno('a.txt#char=0,6', { id: 'urn:uuid:0190aaaa-0000-7000-8000-000000000002' }),
        )).then((all) => all); // oxfmt-ignore
        expect(document?.annotations.map((one) => one.quote)).toEqual(['Police', 'said']);
      },
    },
    {
      name: 'a foreign collection without texts: positions stay code points, our own texts are named by their id',
      run: async () => {
        const id = `d_${'a'.repeat(26)}`;
        const target = { source: `documents/${id}.txt`, selector: [quote('said', { suffix: ' so' }), position(9, 13)] };
        const [document] = await read({ 'a.jsonld': anno(target) });
        expect(document).toMatchObject({ text: null, documentId: id, unit: 'codepoint' });
        expect(document?.annotations).toMatchObject([
          { fragments: [{ start: 9, end: 13 }], quote: 'said', suffix: ' so' },
        ]);
      },
    },
    {
      name: 'tags, comments, people and motivations as others write them',
      run: async () => {
        const [document] = await read(
          files(
            anno(on(position(0, 6)), {
              body: [
                { type: 'TextualBody', purpose: 'tagging', value: 'CLAIM' },
                { type: 'TextualBody', purpose: 'tagging', value: 'SOURCE' },
                { type: 'TextualBody', purpose: 'commenting', value: 'wire copy?' },
                'http://example.org/topic',
              ],
            }),
            anno(on(quote('said'), position(9, 13)), {
              id: 'http://example.org/2',
              motivation: 'highlighting',
              body: undefined,
              creator: 'mailto:bo@example.org',
            }),
            anno('a.txt', { id: 'http://example.org/3', body: { type: 'TextualBody', value: 'news' } }),
            anno('http://example.org/2', {
              id: 'http://example.org/4',
              motivation: 'linking',
              body: 'http://example.org/anno1',
            }),
          ),
        );
        expect(
          document?.annotations.map(({ label, annotator, note, attributes }) => [label, annotator, note, attributes]),
        ).toEqual([
          ['CLAIM', 'Ana López', 'wire copy?', { body: 'http://example.org/topic' }],
          ['SOURCE', 'Ana López', 'wire copy?', { body: 'http://example.org/topic' }],
          ['highlighting', 'mailto:bo@example.org', undefined, {}],
        ]);
        expect(document?.labels).toEqual({ 'Ana López': { tag: 'news' } });
        expect(document?.relations).toMatchObject([
          { type: 'linking', from: 'http://example.org/2', to: 'http://example.org/anno1' },
        ]);
      },
    },
    {
      name: 'one annotation, a list, a page, a collection and a graph are all read',
      run: async () => {
        const item = JSON.parse(GOOD) as object;
        const page = { type: 'AnnotationPage', items: [item] };
        const shapes = [
          item,
          [item],
          page,
          { type: 'AnnotationCollection', total: 1, first: page },
          { '@context': ANNO, '@graph': [item] },
        ];
        for (const shape of shapes) {
          const [document] = await readBack(WEB_ANNOTATION, { 'a.jsonld': JSON.stringify(shape), 'a.txt': TEXT });
          expect(document?.annotations.map((one) => one.quote)).toEqual(['Police']);
        }
      },
    },
    {
      name: 'is told from other JSON-LD by what it begins with, and takes the texts beside it along',
      run: () => {
        const heads = [
          GOOD,
          '{"type":"AnnotationPage"}',
          '{"@context":"https://schema.org","@graph":[{"@type":"ClaimReview"}]}',
        ];
        expect(heads.map((head) => WEB_ANNOTATION.sniff?.(head))).toEqual([true, true, false]);
        const paths = ['x/a.jsonld', 'x/b.jsonld', 'x/documents/a.txt', 'x/b.txt', 'x/b.md', 'x/y/c.txt', 'z/d.jsonld'];
        expect(WEB_ANNOTATION.reader?.groups?.(paths)).toEqual([
          ['x/a.jsonld', 'x/b.jsonld', 'x/documents/a.txt', 'x/b.txt'],
          ['z/d.jsonld'],
        ]);
      },
    },
    {
      name: 'what one person says of a document in several annotations comes together; what differs is counted',
      run: async () => {
        const whole = (id: number, more: object): string =>
          anno(id % 2 > 0 ? 'a.txt' : './a.txt', { id: `http://example.org/${id}`, body: [], ...more });
        const tag = (value: string): object => ({ type: 'TextualBody', value });
        const about = (title: string, page: number): object => ({
          body: { type: 'cw:Document', 'cw:title': title, 'cw:metadata': { page } },
        });
        const [document, ...others] = await read(
          files(
            whole(1, { body: tag('news'), 'cw:attributes': { genre: 'wire' } }),
            whole(2, { body: [tag('war'), tag('news')] }),
            whole(3, { 'cw:attributes': { genre: 'opinion', desk: 'x' } }),
            whole(4, { body: [tag('aid'), { type: 'TextualBody', purpose: 'commenting', value: 'hm' }] }),
            whole(5, about('Wire', 1)),
            whole(6, about('Other', 2)),
          ),
        );
        expect(others).toEqual([]);
        expect(document).toMatchObject({ title: 'Wire', metadata: { page: 1 } });
        expect(document?.labels).toEqual({ 'Ana López': { genre: 'wire', tag: ['news', 'war', 'aid'], desk: 'x' } });
        expect(document?.leftOut).toEqual([
          { what: 'other genre of the same annotator for the same text', count: 1 },
          { what: 'note on a whole document', count: 1 },
          { what: 'other title of the same text', count: 1 },
          { what: 'other page of the same text', count: 1 },
        ]);
      },
    },
    {
      name: 'a link with several tags is a relation for each',
      run: async () => {
        const tags = ['contradicts', 'updates'].map((value) => ({ type: 'TextualBody', purpose: 'tagging', value }));
        const [document] = await read(
          files(
            GOOD,
            anno(on(position(9, 13)), { id: 'http://example.org/2' }),
            anno('http://example.org/2', {
              id: 'http://example.org/3',
              motivation: 'linking',
              body: [...tags, { id: 'http://example.org/anno1', purpose: 'linking' }],
            }),
          ),
        );
        expect(document?.relations.map(({ type, id }) => [type, id])).toEqual([
          ['contradicts', 'http://example.org/3'],
          ['updates', 'http://example.org/3 (1)'],
        ]);
      },
    },
  ],
  hostile: [
    ...jsonHostile({ path: 'a.jsonld', good: GOOD, around: list, second: 3 }),
    { name: 'an empty file', files: () => ({ 'a.jsonld': '' }), at: 'a.jsonld:1: ', says: /JSON value is expected/ },
    { name: 'an empty list', files: () => ({ 'a.jsonld': '[]' }), says: /no annotations/ },
    {
      name: 'a list that is not ended',
      files: () => ({ 'a.jsonld': `[\n${GOOD}\n` }),
      at: 'a.jsonld:3: ',
      says: /cut off/,
    },
    {
      name: 'a page that is elsewhere',
      files: () => ({ 'a.jsonld': '{\n"type":"AnnotationCollection","first":"http://example.org/page1"}' }),
      at: 'a.jsonld:1: ',
      says: /page1 is not in the file/,
    },
    {
      name: 'a text that is no UTF-8',
      files: () => ({ 'a.jsonld': GOOD, 'a.txt': Buffer.from([0x61, 0xe9]) }),
      at: 'a.txt:1: ',
      says: /byte 2 of the file is not UTF-8/,
    },
    {
      name: 'a text that is empty',
      files: () => ({ 'a.jsonld': GOOD, 'a.txt': ' ' }),
      at: 'a.txt:1: ',
      says: /text is empty/,
    },
    { name: 'a number', files: () => ({ 'a.jsonld': '7' }), at: 'a.jsonld:1: ', says: /no annotation/ },
    spoilt('something else', '{"type":"ClaimReview"}', /no Annotation, AnnotationPage or AnnotationCollection/),
    spoilt('no target', '{"type":"Annotation"}', /target/),
    spoilt('an offset beyond the text', anno(on(position(0, 99))), /offset 99 is outside the text/),
    spoilt(
      'an offset that is no number',
      anno(on({ ...position(0, 1), start: 'x' })),
      /no whole numbers "start" and "end"/,
    ),
    spoilt('an offset below zero', anno(on(position(-1, 3))), /no whole numbers/),
    spoilt('a span that ends before it starts', anno(on(position(6, 2))), /empty or ends before/),
    spoilt(
      'a quote that is not there',
      anno(on(quote('Army'), position(0, 6))),
      /the text says "Police", the quote "Army"/,
    ),
    spoilt('a quote without a text', anno(on({ type: 'TextQuoteSelector' })), /no text "exact"/),
    spoilt('a selector that is no object', anno({ source: 'a.txt', selector: [7] }), /a selector is no object/),
    spoilt('fragments that overlap', anno([on(position(0, 6)), on(position(3, 9))]), /touches or precedes/),
    spoilt('an id twice', GOOD, /stands twice/),
    spoilt('a confidence over 1', anno(on(position(0, 6)), { 'cw:confidence': 7 }), /confidence/),
  ],
  outside: [
    {
      reader: 'Python json',
      run: (folder, records) => expect(spansByPython('web-annotation', folder)).toEqual(spansOf(records)),
    },
    {
      reader: 'jsonld',
      run: async (folder, records) => {
        const json = readFileSync(join(folder, 'annotations.jsonld'), 'utf8');
        const annotations = records.flatMap((one) => one.annotations);
        const nodes = await nodesOf(json, `${OA}Annotation`);
        const ids = new Set(nodes.map((node) => node['@id']));
        expect(annotations.every(({ id }) => ids.has(`urn:uuid:${id}`))).toBe(true);
        const motivated = nodes.filter((node) => node[`${OA}motivatedBy`]?.[0]?.['@id'] === `${OA}tagging`);
        expect(motivated).toHaveLength(annotations.length);
        const fragments = annotations.flatMap((one) => one.fragments);
        for (const type of ['TextQuoteSelector', 'TextPositionSelector'])
          expect(await nodesOf(json, `${OA}${type}`)).toHaveLength(fragments.length);
        const quads = await quadsOf(json);
        expect(quads.match(/oa#exact> /g)).toHaveLength(fragments.length);
        // JSON literals: whoever reads the graph gets the values as they are.
        expect(quads.match(/<urn:claimwright:attributes> [^\n]*22-rdf-syntax-ns#JSON>/g)).toHaveLength(
          annotations.filter(({ attributes }) => Object.keys(attributes).length > 0).length +
            records.flatMap(({ labels }) => Object.keys(labels)).length,
        );
      },
    },
  ],
};
