import { expect } from 'vitest';
import { CAS_JSON } from '../../../electron/core/formats/uima/format-json.ts';
import type { ForeignDocument } from '../../../electron/core/formats/foreign.ts';
import { annotation, record } from '../make.ts';
import { jsonHostile } from './json-hostile.ts';
import { treeOf, written, type HostileCase, type Suite, type TrapCase } from './suite.ts';
import { foreignTraps } from './uima-foreign.ts';
import { ANNOTATION, casJsonOf, said, SOFA, type TestCas } from './uima-make.ts';
import { uimaByPython } from './uima-outside.ts';
import { casTraps } from './uima-traps.ts';

async function readText(content: string): Promise<ForeignDocument> {
  for await (const document of CAS_JSON.reader?.read(treeOf({ 'a.json': content })) ?? []) return document;
  throw new Error('expected a document');
}

const CLAIM = 'webanno.custom.CLAIM';
const CAS: TestCas = {
  types: {
    [CLAIM]: { of: ANNOTATION, sure: 'uima.cas.Boolean', more: 'uima.cas.FSList', weight: 'uima.cas.Double' },
    'webanno.custom.relation.contradicts': { of: ANNOTATION, Governor: ANNOTATION, Dependent: ANNOTATION },
  },
  structures: [
    [1, SOFA, { sofaNum: 1, sofaID: '_InitialView', sofaString: 'Go on' }],
    [2, CLAIM, { '@sofa': 1, begin: 0, end: 2, sure: true }],
    [3, 'webanno.custom.relation.contradicts', { '@sofa': 1, begin: 0, end: 2, '@Governor': 2, '@Dependent': 2 }],
  ],
  views: { _InitialView: { sofa: 1, members: [2] } },
};
const GOOD = casJsonOf(CAS);

const TRAPS: readonly TrapCase[] = [
  {
    name: 'types, structures and views stand in their order; ids come first; the text comes before what refers to it',
    run: async () => {
      const document = record('Go on.', {
        annotations: [annotation('a', 'Go on.', ['Go'], { attributes: { topics: ['war'], check_worthy: true } })],
      });
      const file = String((await written(CAS_JSON, [document])).get(`annotators/ana/${document.id}.json`));
      const cas = JSON.parse(file) as Record<string, Record<string, unknown>[] & Record<string, unknown>>;
      expect(Object.keys(cas)).toEqual(['%TYPES', '%FEATURE_STRUCTURES', '%VIEWS']);
      const structures = cas['%FEATURE_STRUCTURES'] ?? [];
      expect(structures.map((one) => Object.keys(one).slice(0, 2))).toEqual(structures.map(() => ['%ID', '%TYPE']));
      expect(structures[0]?.['%TYPE']).toBe(SOFA);
      expect(structures.slice(-2)).toEqual([
        { '%ID': 8, '%TYPE': 'uima.cas.StringArray', '%ELEMENTS': ['war'] },
        { '%ID': 7, '%TYPE': CLAIM, '@sofa': 1, begin: 0, end: 2, '@topics': 8, check_worthy: true },
      ]);
      expect(cas['%VIEWS']).toEqual({ _InitialView: { '%SOFA': 1, '%MEMBERS': [2, 3, 4, 5, 6, 7] } });
    },
  },
  {
    name: 'structures by their ids, anchors with ^, numbers with # and a header in UTF-16 are read',
    run: async () => {
      const list = JSON.parse(GOOD) as Record<string, unknown>;
      const structures = {
        1: { '%TYPE': SOFA, sofaNum: 1, sofaID: '_InitialView', sofaString: '😊 on' },
        2: { '%TYPE': CLAIM, '@sofa': 1, '^begin': 0, '^end': 2, '#weight': 'NaN' },
      };
      const document = await readText(
        JSON.stringify({ '%HEADER': { '%VERSION': '0.4.0' }, ...list, '%FEATURE_STRUCTURES': structures }),
      );
      expect(said(document)).toEqual([['CLAIM', '😊', { weight: 'NaN' }]]);
    },
  },
];

const at = (line: number): string => `a.json:${line}:`;
const hostile = (name: string, content: string, where: string, says: RegExp): HostileCase => ({
  name,
  files: () => ({ 'a.json': content }),
  at: where,
  says,
});
const spoilt = (name: string, from: string | RegExp, to: string, line: number, says: RegExp): HostileCase =>
  hostile(name, GOOD.replace(from, to), at(line), says);
const lineOf = (text: string): number => GOOD.slice(0, GOOD.indexOf(text)).split('\n').length;
const CLAIM_AT = lineOf('"%ID": 2');

const HOSTILE: readonly HostileCase[] = [
  ...jsonHostile({
    path: 'a.json',
    good: JSON.stringify(JSON.parse(GOOD)),
    around: (values) => `[\n${values.join(',\n')}\n]\n`,
    second: 3,
  }),
  hostile('nothing', '', at(1), /./),
  hostile('a list', `[${GOOD}, ${GOOD}]`, at(1), /a list, not a UIMA CAS/),
  hostile('another kind of object', '{"text": "Go"}', at(1), /neither %TYPES nor %FEATURE_STRUCTURES/),
  hostile(
    'offsets in another unit',
    GOOD.replace('{', '{"%HEADER": {"%OFFSET_ENCODING": "UTF-32"},'),
    at(1),
    /UTF-16 only/,
  ),
  spoilt(
    'a type that is not declared',
    `"%TYPE": "${CLAIM}"`,
    '"%TYPE": "webanno.custom.What"',
    CLAIM_AT,
    /not in %TYPES/,
  ),
  spoilt('a feature that is not declared', '"sure": true', '"what": true', CLAIM_AT, /no feature what/),
  spoilt('a value of another type', '"sure": true', '"sure": "yes"', CLAIM_AT, /not boolean/),
  spoilt('a reference that is no id', '"@sofa": 1', '"@sofa": "one"', CLAIM_AT, /not an id/),
  spoilt('an id twice', '"%ID": 3', '"%ID": 2', lineOf('"%ID": 3'), /stands twice/),
  spoilt('an id that is no number', '"%ID": 3', '"%ID": "3"', 1, /not an id/),
  spoilt('a member that is nowhere', /"%MEMBERS": \[\s*2/, '"%MEMBERS": [99', 1, /has the id 99/),
  spoilt(
    'a type that is its own supertype',
    `"%SUPER_TYPE": "${ANNOTATION}"`,
    `"%SUPER_TYPE": "${CLAIM}"`,
    1,
    /its own supertype/,
  ),
  spoilt('offsets outside the text', '"end": 2', '"end": 99', CLAIM_AT, /outside the text/),
  spoilt('no text', '"sofaString": "Go on"', '"sofaURI": "http://example.org/a"', 1, /has a text/),
  hostile(
    'a list that runs in a circle',
    casJsonOf({
      ...CAS,
      structures: [
        ...CAS.structures.slice(0, 1),
        [2, CLAIM, { '@sofa': 1, begin: 0, end: 2, '@more': 4 }],
        [4, 'uima.cas.NonEmptyFSList', { '@head': 2, '@tail': 4 }],
      ],
    }),
    at(CLAIM_AT),
    /runs in a circle/,
  ),
  {
    name: 'two texts for one document',
    files: () => ({ 'annotators/a/d.json': GOOD, 'annotators/b/d.json': GOOD.replace('Go on', 'No on') }),
    at: 'annotators/b/d.json:1:',
    says: /is of the same document/,
  },
];

/** Everything that is shown of UIMA CAS JSON. */
export const CAS_JSON_SUITE: Suite = {
  format: CAS_JSON,
  traps: [...casTraps(CAS_JSON, 'json'), ...TRAPS, ...foreignTraps((cas) => readText(casJsonOf(cas)))],
  hostile: HOSTILE,
  outside: [uimaByPython('Python json', 'json')],
};
