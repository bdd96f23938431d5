import { expect } from 'vitest';
import { LABEL_STUDIO } from '../../../electron/core/formats/label-studio/format.ts';
import type { ForeignDocument } from '../../../electron/core/formats/foreign.ts';
import { annotation, record, relation } from '../make.ts';
import { LABEL_STUDIO_HOSTILE } from './label-studio-hostile.ts';
import { GOOD, labels, list, of, REGION, task } from './label-studio-make.ts';
import { spansByPython, spansOf } from './outside-python.ts';
import { fitted, readBack, treeOf, written, type Suite } from './suite.ts';

const read = async (...tasks: string[]): Promise<ForeignDocument[]> => {
  const found: ForeignDocument[] = [];
  for await (const document of LABEL_STUDIO.reader?.read(treeOf({ 'tasks.json': list(tasks) })) ?? [])
    found.push(document);
  return found;
};

/** Label Studio JSON. */
export const LABEL_STUDIO_SUITE: Suite = {
  format: LABEL_STUDIO,
  traps: [
    {
      name: 'an attribute repeats the id of its region: choices, numbers and texts',
      run: async () => {
        const answer = (from_name: string, type: string, value: object): object => ({
          id: 'a',
          from_name,
          to_name: 'text',
          type,
          value: { start: 0, end: 6, ...value },
        });
        const [document] = await read(
          of(
            { ...labels(REGION, 'CLAIM'), meta: { text: ['wire copy?'] }, score: 0.5 },
            answer('certainty', 'choices', { choices: ['certain'] }),
            answer('CLAIM.topics', 'choices', { choices: ['war', 'aid'] }),
            answer('value', 'number', { number: 12 }),
            answer('remark', 'textarea', { text: ['as said'] }),
            answer('place', 'taxonomy', { taxonomy: [['Europe', 'Kyiv']] }),
            answer('video', 'videorectangle', { sequence: [] }),
            { id: 'x', from_name: 'genre', to_name: 'text', type: 'choices', value: { choices: ['news'] } },
          ),
        );
        expect(document?.annotations).toMatchObject([
          {
            annotator: 'ana@example.org',
            label: 'CLAIM',
            quote: 'Police',
            note: 'wire copy?',
            confidence: 0.5,
            attributes: {
              certainty: 'certain',
              topics: ['war', 'aid'],
              value: 12,
              remark: 'as said',
              place: 'Europe > Kyiv',
            },
          },
        ]);
        expect(document?.labels).toEqual({ 'ana@example.org': { genre: 'news' } });
        expect(document?.metadata).toEqual({ batch: 3, source: 'wire', tags: '["a","b"]' });
        expect(document?.leftOut).toEqual([{ what: 'region of the type videorectangle', count: 1 }]);
      },
    },
    {
      name: 'relations have a direction: right, left and both ways',
      run: async () => {
        const link = (direction: string | null, ...names: string[]): object => ({
          from_id: 'a',
          to_id: 'b',
          type: 'relation',
          direction,
          labels: names,
        });
        const [document] = await read(
          of(
            labels(REGION, 'CLAIM'),
            labels({ id: 'b', start: 9, end: 13, text: 'said' }, 'SOURCE'),
            link('right', 'attributed_to'),
            link('left', 'attributed_to'),
            link('bi', 'contradicts', 'updates'),
            link(null),
          ),
        );
        const short = (id: string): string => id.at(-1) ?? '';
        expect(document?.relations.map(({ type, from, to }) => [type, short(from), short(to)])).toEqual([
          ['attributed_to', 'a', 'b'],
          ['attributed_to', 'b', 'a'],
          ['contradicts', 'a', 'b'],
          ['updates', 'a', 'b'],
          ['relation', 'a', 'b'],
        ]);
      },
    },
    {
      name: 'direction is written by the codebook: both ways where a type has no order',
      run: async () => {
        const text = 'Police said so.';
        const ends = [annotation('a', text, ['Police']), annotation('b', text, ['said'])];
        const relations = [relation('r1', 'a', 'b'), relation('r2', 'a', 'b', { type: 'attributed_to' })];
        const files = await written(LABEL_STUDIO, [record(text, { annotations: ends, relations })]);
        const tasks = String(files.get('tasks.json'));
        expect(
          [...tasks.matchAll(/"direction":"(\w+)","from_id":"a","labels":\["(\w+)"\]/g)].map((found) => found.slice(1)),
        ).toEqual([
          ['bi', 'contradicts'],
          ['right', 'attributed_to'],
        ]);
      },
    },
    {
      name: 'offsets are code points, and UTF-16 where the texts of the regions say so (versions before 2022)',
      run: async () => {
        const now = of(labels({ id: 'a', start: 9, end: 13, text: 'said' }, 'CLAIM'));
        const before = of(labels({ id: 'a', start: 10, end: 14, text: 'said' }, 'CLAIM'));
        for (const one of [now, before]) {
          const [document] = await readBack(LABEL_STUDIO, { 'tasks.json': list([one]) });
          expect(document?.annotations.map(({ quote }) => quote)).toEqual(['said']);
        }
      },
    },
    {
      name: 'texts of regions that lost their line ends are of the same place; texts with CR LF stay as they are',
      run: async () => {
        const text = 'Warning:\r\n🐱 This is a test\r\n';
        const [document] = await readBack(LABEL_STUDIO, {
          'tasks.json': list([
            task(text, [labels({ id: 'a', start: 0, end: 26, text: 'Warning:\\n🐱 This is a test' }, 'CLAIM')]),
          ]),
        });
        expect([document?.text, document?.annotations[0]?.quote]).toEqual([text, 'Warning:\r\n🐱 This is a test']);
      },
    },
    {
      name: 'predictions, drafts and skipped annotations are left out and counted',
      run: async () => {
        const result = [labels(REGION, 'CLAIM')];
        const [document] = await read(
          task(
            'Police said so.',
            result,
            { predictions: [{ result }, { result }], drafts: [{}] },
            { was_cancelled: true },
          ),
        );
        expect(document?.annotations).toEqual([]);
        expect(document?.leftOut).toEqual([
          { what: 'prediction', count: 2 },
          { what: 'draft', count: 1 },
          { what: 'annotation that was skipped', count: 1 },
        ]);
      },
    },
    {
      name: 'the first answer of an annotator counts, on the text as on a region; others are counted',
      run: async () => {
        const genre = (...choices: string[]): object => ({
          from_name: 'genre',
          to_name: 'text',
          type: 'choices',
          value: { choices },
        });
        const certainty = (choice: string): object => ({
          id: 'a',
          from_name: 'certainty',
          type: 'choices',
          value: { start: 0, end: 6, choices: [choice] },
        });
        const [document] = await read(
          task('Police said so.', [], {
            annotations: [
              { completed_by: 3, result: [labels(REGION, 'CLAIM'), certainty('certain'), certainty('possible'), genre('news'), genre('opinion')] },
              { completed_by: 3, result: [genre('satire'), { ...genre('wire'), from_name: 'desk' }] },
              { completed_by: 4, result: [genre('news')] },
            ],
          }),
        ); // oxfmt-ignore
        expect(document?.labels).toEqual({ 3: { genre: 'news', desk: 'wire' }, 4: { genre: 'news' } });
        expect(document?.annotations.map(({ attributes }) => attributes)).toEqual([{ certainty: 'certain' }]);
        expect(document?.leftOut).toEqual([
          { what: 'other genre of the same annotator for the same text', count: 2 },
          { what: 'other certainty of the same region', count: 1 },
        ]);
      },
    },
    {
      name: 'regions of pictures, sound and pages are no document labels, and neither are the answers about them',
      run: async () => {
        const box = { x: 1, y: 2, width: 3, height: 4 };
        const shape = (type: string, value: object): object => ({
          id: type,
          from_name: 'shape',
          to_name: 'image',
          type,
          value,
        });
        const [document] = await read(
          of(
            ...['rectanglelabels', 'ellipselabels', 'polygonlabels', 'brushlabels', 'keypointlabels', 'videolabels'].map((type) =>
              shape(type, { ...box, [type]: ['Car'] }),
            ),
            shape('timeserieslabels', { start: 1.5, end: 2.5, timeserieslabels: ['Run'] }),
            shape('hypertextlabels', { start: '/p[1]', end: '/p[1]', hypertextlabels: ['Name'] }),
            shape('labels', { ...box, labels: ['Car'] }),
            shape('rectangle', box),
            { id: 'rectanglelabels', from_name: 'colour', type: 'choices', value: { ...box, choices: ['red'] } },
            { id: 'none', from_name: 'colour', type: 'choices', value: { ...box, choices: ['red'] } },
          ),
        ); // oxfmt-ignore
        expect([document?.annotations, document?.labels]).toEqual([[], undefined]);
        expect(document?.leftOut?.map(({ what }) => what)).toEqual([
          'region of the type rectanglelabels',
          'region of the type ellipselabels',
          'region of the type polygonlabels',
          'region of the type brushlabels',
          'region of the type keypointlabels',
          'region of the type videolabels',
          'region of the type timeserieslabels',
          'region of the type hypertextlabels',
          'region of the type labels',
          'region of the type rectangle',
          'answer about a region that is left out',
          'answer about a region that has no label',
        ]);
      },
    },
    {
      name: 'a region with two labels is two annotations; the number of an account is an annotator',
      run: async () => {
        const [document] = await read(
          task('Police said so.', [labels(REGION, 'CLAIM', 'SOURCE')], {}, { completed_by: 3 }),
        );
        expect(document?.annotations.map(({ label, annotator }) => [label, annotator])).toEqual([
          ['CLAIM', '3'],
          ['SOURCE', '3'],
        ]);
      },
    },
    {
      name: 'JSON-MIN: spans and categories without relations, and answers about spans are counted',
      run: async () => {
        const [document] = await read(
          JSON.stringify({
            id: 7,
            text: 'Police said so.',
            label: [{ start: 0, end: 6, text: 'Police', labels: ['SOURCE'] }],
            certainty: [{ start: 0, end: 6, text: 'Police', choices: ['certain'] }],
            genre: { choices: ['news'] },
            source: 'wire',
            annotator: 1,
            annotation_id: 9,
            lead_time: 3.2,
          }),
        );
        expect(document).toMatchObject({ key: '7', labels: { 1: { genre: 'news' } }, metadata: { source: 'wire' } });
        expect(document?.annotations).toMatchObject([{ label: 'SOURCE', quote: 'Police', annotator: '1' }]);
        expect(document?.leftOut).toEqual([{ what: 'answer about a region (JSON-MIN does not say which)', count: 1 }]);
      },
    },
    {
      name: 'the config beside it asks each question where its label is chosen',
      run: async () => {
        const config = String((await written(LABEL_STUDIO, [])).get('config.xml'));
        expect(config).toContain('<Label value="Time &amp; place"');
        expect(config).toContain(
          '<Choices name="CLAIM.topics" toName="text" perRegion="true" whenTagName="label" whenLabelValue="CLAIM" choice="multiple">',
        );
        expect(config).toContain('<Choice value="näher, &quot;so&quot;"/>');
        expect(config).toContain('<Number name="QUANTITY.value" toName="text" perRegion="true"');
        expect(config).toContain('<Choices name="document.genre" toName="text" choice="single">');
        expect(config).toContain('<Relation value="contradicts"/>');
      },
    },
    {
      name: 'values that it would say as others are stated as lost',
      run: () => {
        const text = 'Police said so.';
        const said = annotation('a', text, ['Police'], {
          attributes: { unknown: true, scale: 2, certainty: 'certain' },
        });
        expect(fitted(LABEL_STUDIO, [record(text, { annotations: [said] })]).lost).toMatchObject([
          { what: 'attribute', id: 'a', value: { unknown: true } },
        ]);
      },
    },
    {
      name: 'ids of ours that are no UUIDs come back',
      run: async () => {
        const text = 'Police said so.';
        const ends = [annotation('a-quote.1', text, ['Police']), annotation('b', text, ['said'])];
        const files = await written(LABEL_STUDIO, [
          record(text, { annotations: ends, relations: [relation('r-1', 'a-quote.1', 'b')] }),
        ]);
        const [back] = await readBack(LABEL_STUDIO, files);
        expect(back?.annotations.map(({ id }) => id)).toEqual(['a-quote.1', 'b']);
        expect(back?.relations).toMatchObject([{ from: 'a-quote.1', to: 'b' }]);
      },
    },
    {
      name: 'is told from other JSON by what it begins with',
      run: () => {
        const heads = [GOOD, '[{"id":1,"annotation_id":2,"lead_time":3}]', '{"%TYPES":{}}', '{"labels":[]}'];
        expect(heads.map((head) => LABEL_STUDIO.sniff?.(head))).toEqual([true, true, false, false]);
        expect(LABEL_STUDIO.reader?.groups?.(['a/tasks.json', 'a/config.xml', 'a/losses.json'])).toEqual([
          ['a/tasks.json'],
        ]);
      },
    },
  ],
  hostile: LABEL_STUDIO_HOSTILE,
  outside: [
    {
      reader: 'Python json and xml.etree',
      run: (folder, records) => expect(spansByPython('label-studio', folder)).toEqual(spansOf(records)),
    },
  ],
};
