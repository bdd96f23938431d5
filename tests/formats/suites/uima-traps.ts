import { expect } from 'vitest';
import type { Format } from '../../../electron/core/formats/format.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { annotation, record, relation } from '../make.ts';
import { CODEBOOK } from './projects.ts';
import { fitted, readBack, written, type TrapCase } from './suite.ts';

const TEXT = 'Police 😊 said 12\r\n\tpeople died.';

/** What both codecs of a CAS share: the model, its types and what it loses. */
export const casTraps = (format: Format, ending: string): readonly TrapCase[] => [
  {
    name: 'what INCEpTION needs is there: the text, metadata, sentences and tokens',
    run: async () => {
      const document = record(TEXT, { title: 'A & B' });
      const file = String((await written(format, [document])).get(`documents/${document.id}.${ending}`));
      for (const type of ['Sofa', 'DocumentMetaData', 'Sentence', 'Token']) expect(file).toContain(type);
      const [back] = await readBack(format, await written(format, [document]));
      expect([back?.text, back?.title]).toEqual([TEXT, 'A & B']);
    },
  },
  {
    name: 'every name of a codebook comes back, and a label and a relation of one name',
    run: async () => {
      const names = [
        'begin',
        'sofa',
        'x0041_',
        '_x0041_',
        'a_x b',
        'Größe "x"',
        '1st',
        'xmlns',
        'constructor',
        '%ID',
        '@a',
        '_',
      ];
      const codebook: Codebook = {
        ...CODEBOOK,
        labels: [
          ...CODEBOOK.labels,
          { name: 'contradicts', definition: '', color: 1, badge: 'C', mandatory: false, examples: [] },
        ],
      };
      const attributes = Object.fromEntries(names.map((name) => [name, name]));
      const document = record(TEXT, {
        annotations: [
          annotation('a', TEXT, ['Police'], { attributes }),
          annotation('b', TEXT, ['12'], { label: 'contradicts' }),
        ],
        relations: [relation('r', 'a', 'b')],
      });
      const [back] = await readBack(format, await written(format, [document], codebook), codebook);
      expect(back?.annotations.map(({ label }) => label).toSorted()).toEqual(['CLAIM', 'contradicts']);
      const said = back?.annotations.find(({ label }) => label === 'CLAIM')?.attributes ?? {};
      expect(new Map(Object.entries(said))).toEqual(new Map(Object.entries(attributes)));
      expect(back?.relations.map(({ type }) => type)).toEqual(['contradicts']);
    },
  },
  {
    name: 'a value that its feature cannot hold is lost and said; what the codebook does not know is a text',
    run: () => {
      const attributes = { check_worthy: 'maybe', scale: 2.5, topics: 'war', unknown: 3 };
      const { records, lost } = fitted(format, [
        record(TEXT, { annotations: [annotation('a', TEXT, ['Police'], { attributes })] }),
      ]);
      expect(records[0]?.annotations[0]?.attributes).toEqual({ topics: ['war'], unknown: '3' });
      expect(lost.flatMap(({ value }) => value)).toEqual(
        ['Untitled', { check_worthy: 'maybe' }, { scale: 2.5 }, { topics: 'war' }, { unknown: 3 }].filter(
          (value) => value !== 'Untitled',
        ),
      );
    },
  },
  {
    name: 'each annotator has a file; relations between two of them are lost and said',
    run: async () => {
      const { records, lost } = fitted(format, [
        record(TEXT, {
          annotations: [annotation('a', TEXT, ['Police']), annotation('b', TEXT, ['12'], { layer: 'con' })],
          relations: [relation('r', 'a', 'b')],
        }),
      ]);
      expect(lost.map(({ what }) => what)).toEqual(['relation between the work of two annotators']);
      const files = await written(format, records);
      const folders = [...files.keys()].flatMap((path) => (path.startsWith('annotators') ? path.split('/')[1] : []));
      // Windows has no folder of that name.
      expect(folders).toEqual(['ana', '%63%6F%6E']);
      const [back] = await readBack(format, files);
      expect(back?.annotations.map(({ layer }) => layer)).toEqual(['ana', 'con']);
    },
  },
];
