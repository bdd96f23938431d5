import { expect } from 'vitest';
import { WEBANNO_TSV } from '../../../electron/core/formats/webanno-tsv/format.ts';
import { annotation, record, relation } from '../make.ts';
import { fitted, readBack, written, type TrapCase } from './suite.ts';
import { fileOf, POLICE, row, tsv } from './webanno-tsv-make.ts';

/** What goes wrong with WebAnno TSV elsewhere, and what INCEpTION writes. */
export const TSV_TRAPS: readonly TrapCase[] = [
  {
    name: 'two blank lines after the header, one before each further sentence, every row ends in a tab',
    run: async () => {
      const text = 'He left. She stayed.';
      const file = await fileOf(record(text, { annotations: [annotation('a', text, ['She stayed'])] }));
      expect(file).toBe(
        tsv(
          ['#T_SP=webanno.custom.CLAIM|'],
          [
            '#Text=He left. ',
            row('1-1', '0-2', 'He', '_'),
            row('1-2', '3-7', 'left', '_'),
            row('1-3', '7-8', '.', '_'),
          ],
          [
            '#Text=She stayed.',
            row('2-1', '9-12', 'She', '*[1]'),
            row('2-2', '13-19', 'stayed', '*[1]'),
            row('2-3', '19-20', '.', '_'),
          ],
        ),
      );
    },
  },
  {
    name: 'offsets are UTF-16: an emoji is two',
    run: async () => {
      const text = 'I like it 😊 .';
      const file = await fileOf(record(text, { annotations: [annotation('a', text, ['😊'])] }));
      expect(file).toContain(`${row('1-4', '10-12', '😊', '*')}\n${row('1-5', '13-14', '.', '_')}\n`);
    },
  },
  {
    name: 'reserved characters of values are escaped, `_` and `*` that are values too',
    run: async () => {
      const remark = '\\[]|_->;\t\n*\r-';
      const document = record(POLICE, {
        annotations: [annotation('a', POLICE, ['Police'], { attributes: { remark } })],
      });
      const file = await fileOf(document);
      expect(file).toContain('\t\\\\\\[\\]\\|\\_\\->\\;\\t\\n\\*\\r-\t\n');
      const [back] = await readBack(WEBANNO_TSV, { 'a.tsv': file });
      expect(back?.annotations[0]?.attributes).toEqual({ remark });
    },
  },
  {
    name: 'stacked annotations are numbered and stand behind each other; one over several tokens has one number',
    run: async () => {
      const file = await fileOf(
        record(POLICE, {
          annotations: [
            annotation('a', POLICE, ['12 people'], { attributes: { certainty: 'certain' } }),
            annotation('b', POLICE, ['12'], { attributes: { certainty: 'possible' } }),
          ],
        }),
      );
      expect(file).toContain(`${row('1-3', '12-14', '12', 'possible[1]|certain[2]')}\n`);
      expect(file).toContain(`${row('1-4', '15-21', 'people', 'certain[2]')}\n`);
    },
  },
  {
    name: 'a relation stands on the first row of its target and names the row of its source',
    run: async () => {
      const file = await fileOf(
        record(POLICE, {
          annotations: [
            annotation('a', POLICE, ['Police'], { label: 'SOURCE' }),
            annotation('b', POLICE, ['12 people'], { label: 'CLAIM' }),
          ],
          relations: [relation('r', 'b', 'a', { type: 'attributed_to' })],
        }),
      );
      expect(file).toContain('#T_RL=webanno.custom.relation.attributed_to|BT_uima.tcas.Annotation\n\n\n');
      expect(file).toContain(`${row('1-1', '0-6', 'Police', '_', '*[1]', '1-3[2_1]')}\n`);
      expect(file).toContain(`${row('1-3', '12-14', '12', '*[2]', '_', '_')}\n`);
    },
  },
  {
    name: 'a part of a token is a row of its own',
    run: async () => {
      const file = await fileOf(record(POLICE, { annotations: [annotation('a', POLICE, ['lice'])] }));
      expect(file).toContain(`${row('1-1', '0-6', 'Police', '_')}\n${row('1-1.1', '2-6', 'lice', '*')}\n`);
    },
  },
  {
    name: 'blanks between and around sentences come back, and line breaks inside of one',
    run: async () => {
      for (const text of [
        '\n\tOne\r\n two.  Three!\n\n   Four \u2028five. \n',
        '   a.\n   b.',
        'a. \u00a0b.\n',
        '\u3000x\t\ty\u000b',
        'a\\b \\n c\b\f\u0001d',
      ]) {
        const files = await written(WEBANNO_TSV, [record(text)]);
        const [back] = await readBack(WEBANNO_TSV, files);
        expect(back?.text).toBe(text);
      }
    },
  },
  {
    name: 'an annotation that begins or ends in a blank comes back as it was',
    run: async () => {
      const text = 'One  two\tthree.';
      const document = record(text, { annotations: [annotation('a', text, [' two\t'])] });
      const [back] = await readBack(WEBANNO_TSV, await written(WEBANNO_TSV, [document]));
      expect(back?.annotations[0]?.quote).toBe(' two\t');
      expect(await fileOf(document)).toContain(`${row('1-4', '8-9', '\\t', '*[1]')}\n`);
    },
  },
  {
    name: 'lists, and texts that look like lists, come back as what they are',
    run: async () => {
      const values = { topics: ['war', 'aid; money'], remark: '["war"]', certainty: '"[1]"' };
      const document = record(POLICE, { annotations: [annotation('a', POLICE, ['Police'], { attributes: values })] });
      const [back] = await readBack(WEBANNO_TSV, await written(WEBANNO_TSV, [document]));
      expect(back?.annotations[0]?.attributes).toEqual(values);
    },
  },
  {
    name: 'a value whose type the codebook does not give back is said to be lost',
    run: () => {
      const attributes = { unknown: 3, check_worthy: true, value: 7 };
      const { records, lost } = fitted(WEBANNO_TSV, [
        record(POLICE, { annotations: [annotation('a', POLICE, ['Police'], { attributes })] }),
      ]);
      expect(records[0]?.annotations[0]?.attributes).toEqual({ unknown: '3', check_worthy: true, value: '7' });
      expect(lost.filter(({ what }) => what === 'type of a value').map(({ value }) => value)).toEqual([
        { unknown: 3 },
        { value: 7 },
      ]);
    },
  },
  {
    name: 'each annotator has a file; sentences and tokens are the same in all of them; a document without any is there',
    run: async () => {
      const files = await written(
        WEBANNO_TSV,
        fitted(WEBANNO_TSV, [
          record(POLICE, {
            annotations: [annotation('a', POLICE, ['12 ']), annotation('b', POLICE, ['Police'], { layer: 'bo' })],
          }),
          record('Nobody was here.'),
        ]).records,
      );
      const names = [...files.keys()].map((path) => path.replace(/d_\w+/, 'd'));
      expect(names).toEqual(['TypeSystem.xml', 'annotators/ana/d.tsv', 'annotators/bo/d.tsv', 'documents/d.tsv']);
      const [, ana, bo] = [...files.values()].map((file) =>
        String(file)
          .split('\n')
          .flatMap((line) => (/^\d/.test(line) ? [line.split('\t').slice(0, 3)] : [])),
      );
      expect(ana).toEqual(bo);
      expect(ana).toHaveLength(7);
    },
  },
  {
    name: 'every name of a codebook comes back',
    run: async () => {
      const names = [
        'begin',
        'ROLE_x',
        'x0041_',
        '_x0041_',
        'a_x b',
        'Größe "x"',
        '1st',
        'BT_a',
        'constructor',
        'a.b|c',
        '_',
      ];
      const attributes = Object.fromEntries(names.map((name) => [name, name]));
      const document = record(POLICE, { annotations: [annotation('a', POLICE, ['Police'], { attributes })] });
      const [back] = await readBack(WEBANNO_TSV, await written(WEBANNO_TSV, [document]));
      expect(new Map(Object.entries(back?.annotations[0]?.attributes ?? {}))).toEqual(
        new Map(Object.entries(attributes)),
      );
    },
  },
];
