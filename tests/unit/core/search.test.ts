import { join } from 'node:path';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/api/procedures.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Hit, SearchCursor } from '../../../shared/api/search.ts';
import { matches } from '../../../shared/search/match.ts';
import { parseQuery } from '../../../shared/search/parse.ts';
import type { Area } from '../../../shared/search/query.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { regexSpans, compileRegex } from '../../../electron/core/services/search-regex.ts';
import { countSearch, runSearch } from '../../../electron/core/services/search.ts';
import { standingsOf } from '../../../electron/core/services/search-standing.ts';
import { documentById } from '../../../electron/core/repositories/documents.ts';
import type { OpenProject } from '../../../electron/core/services/project.ts';
import { createTasks, quietPace } from '../../../electron/core/services/task.ts';
import { ANA, CODEBOOK, projectWith, temporaryFolder } from '../../support/project.ts';
import { workWatch } from '../../support/work.ts';

const folder = temporaryFolder();
const TEXTS = [
  'North Korea has sent 10,000 troops to Kursk, Seoul said. Troops may follow.',
  'South Korea’s military said the troops are “cannon fodder”. 북한군이 쿠르스크에 도착했다.',
  '据报道，朝鲜军队已抵达。 Nothing of the kind, said Pyongyang. 🚀 launch.',
  `Cafe\u0301 news: NORTH KOREANS in Kursk. ${'Filler sentence. '.repeat(20)}A last word on troops of the North.`,
];

interface Planted {
  readonly text: number;
  readonly quote: string;
  readonly label: string;
  readonly layer?: string;
  readonly note?: string;
  readonly attributes?: Record<string, string | string[]>;
}
const PLANTED: Planted[] = [
  {
    text: 0,
    quote: 'North Korea has sent 10,000 troops',
    label: 'CLAIM',
    note: 'Ask Ben about the figure',
    attributes: { certainty: 'certain' },
  },
  {
    text: 0,
    quote: '10,000 troops',
    label: 'QUANTITY',
    attributes: { unit: 'troops', kind: ['total', 'new_arrivals'] },
  },
  { text: 0, quote: 'Seoul', label: 'SOURCE', layer: 'ben' },
  {
    text: 1,
    quote: 'the troops are “cannon fodder”',
    label: 'CLAIM',
    layer: 'ben',
    attributes: { certainty: 'possible' },
  },
  {
    text: 3,
    quote: 'NORTH KOREANS in Kursk',
    label: 'CLAIM',
    attributes: { certainty: 'possible' },
    note: '쿠르스크 확인',
  },
];

let project: OpenProject;
let ids: string[];

beforeAll(() => {
  ({ project, ids } = projectWith(join(folder, 'search.claimwright'), TEXTS));
  const annotations = PLANTED.map(({ text, quote, label, layer = 'ana', note, attributes = {} }, i) => {
    const start = TEXTS[text]?.indexOf(quote) ?? -1;
    const fragments = [{ start: utf16(start), end: utf16(start + quote.length) }];
    const after = {
      id: `a${i}`,
      document: ids[text] ?? '',
      layer,
      label,
      fragments,
      quote,
      attributes,
      codebookVersion: '1',
    };
    return {
      entity: 'annotation',
      id: `a${i}`,
      after: { ...after, ...(note && { note }), origin: { kind: 'human' } },
    } as const;
  });
  // Known to the month, about, as a stretch, to the day.
  const dates = ['2024-06', '2024-05-20/2024-06-10', '2024-06~', '2024-07-02'];
  const dated = dates.flatMap((date, i) => {
    const document = documentById(project.db, ids[i] ?? '');
    if (!document) return [];
    const publications = document.publications.map((one) => ({ ...one, date }));
    return [{ entity: 'document', id: document.id, after: { ...document, publications } } as const];
  });
  const labels = [...CODEBOOK.labels, { ...CODEBOOK.labels[0], name: 'EXCLUDED', key: '9', color: 3, badge: 'X' }];
  project.write({
    batch: uuid(),
    name: 'plant',
    actor: ANA.id,
    changes: [
      { entity: 'codebook', id: CODEBOOK.id, after: { ...CODEBOOK, labels } as typeof CODEBOOK },
      ...['ana', 'ben'].map((id) => ({ entity: 'layer', id, after: { id, kind: 'annotator' } }) as const),
      ...annotations,
      ...dated,
      {
        entity: 'status',
        id: `ana/${ids[0]}`,
        after: { id: `ana/${ids[0]}`, layer: 'ana', document: ids[0] ?? '', state: 'done' },
      },
    ],
  });
});

const asked = (query: string, areas?: Area[]) => ({ task: uuid(), query, layer: 'ana', ...(areas && { in: areas }) });
async function all(query: string, areas?: Area[], limit = 1000): Promise<Hit[]> {
  const hits: Hit[] = [];
  let after: SearchCursor | undefined;
  for (;;) {
    const page: Output<'search.run'> = await runSearch(
      project.db,
      { ...asked(query, areas), limit, ...(after && { after }) },
      quietPace(),
    );
    hits.push(...page.hits);
    if (page.next === null) return hits;
    after = page.next;
  }
}
const short = (hits: readonly Hit[]): string[] => hits.map(({ document, hit }) => `${ids.indexOf(document)} ${hit}`);
async function refusal(query: string): Promise<Refusal> {
  const caught: unknown = await all(query).catch((error: unknown) => error);
  if (!(caught instanceof Refusal)) throw new Error(`${query} was not refused`);
  return caught;
}

describe('the search', () => {
  it.each<[query: string, hits: string[]]>([
    ['troops', ['0 troops', '0 Troops', '1 troops', '3 troops']],
    ['"north korea"', ['0 North Korea']],
    ['north korea', ['0 North', '0 Korea']],
    ['korea*', ['0 Korea', '1 Korea', '3 KOREANS']],
    ['*orean*', ['3 KOREANS']],
    ['*10*', ['0 10']],
    ['cafe', ['3 Cafe\u0301']],
    ['朝鲜', ['2 朝鲜']],
    ['북한', ['1 북한']],
    ['쿠르스크', ['1 쿠르스크']],
    ['🚀', ['2 🚀']],
    ['NEAR(korea troops, 4)', ['0 Korea has sent 10,000 troops', '1 Korea’s military said the troops']],
    ['troops -seoul', ['1 troops', '3 troops']],
    ['seoul OR pyongyang', ['0 Seoul', '2 Pyongyang']],
    ['/[0-9]+,[0-9]+/', ['0 10,000']],
    ['/north korea\\w*/i', ['0 North Korea', '3 NORTH KOREANS']],
    ['/^south/i', ['1 South']],
    ['/\\p{Han}+/', ['2 据报道', '2 朝鲜军队已抵达']],
    ['/\\pLeoul/', ['0 Seoul']],
    ['/\\x53eoul/', ['0 Seoul']],
    ['/10\\054000/', ['0 10,000']],
    ['/\\QSeoul\\E said/', ['0 Seoul said']],
    ['troops /Kurs./', ['0 troops', '0 Kursk', '0 Troops', '3 Kursk', '3 troops']],
    ['absent', []],
    ['troops label:CLAIM', ['0 troops', '1 troops']],
    ['troops label:claim layer:ana', ['0 troops']],
    ['troops -label:CLAIM', ['0 Troops', '3 troops']],
    ['troops attr:certainty=possible', ['1 troops']],
    ['troops status:done', ['0 troops', '0 Troops']],
    ['troops -status:done', ['1 troops', '3 troops']],
    ['troops doc:text-1', ['1 troops']],
    ['troops outlet:x', []],
    ['troops layer:Ana status:done', ['0 troops']],
    ['troops date:2024-06-01..2024-06-30', ['0 troops', '0 Troops', '1 troops']],
    ['troops date:2024-01-01..2024-12-31', ['0 troops', '0 Troops', '1 troops', '3 troops']],
    ['troops date:2024-06-15', ['0 troops', '0 Troops']],
    ['troops date:2024-06-09', ['0 troops', '0 Troops', '1 troops']],
    ['troops date:..2024-05-25', ['1 troops']],
    ['troops date:2025..', []],
    ['troops date:2024-07', ['3 troops']],
    ['launch date:2024-06-01..2024-06-30', ['2 launch']],
    ['troops -date:2024-06', ['3 troops']],
  ])('finds %s', async (query, hits) => {
    expect(short(await all(query))).toEqual(hits);
    expect((await countSearch(project.db, asked(query), quietPace())).hits).toBe(hits.length);
  });

  it.each<[query: string, areas: Area[], hits: string[]]>([
    ['troops', ['quotes'], ['0 troops', '0 troops', '1 troops']],
    ['seoul', ['quotes'], ['0 Seoul']],
    ['/sent$/', ['quotes'], []],
    ['"ask ben"', ['notes'], ['0 Ask Ben']],
    ['쿠르', ['notes'], ['3 쿠르']],
    ['possible', ['attributes'], ['1 possible', '3 possible']],
    ['certainty', ['attributes'], []],
    ['"new arrivals"', ['attributes'], ['0 new_arrivals']],
    ['troops certain', ['attributes'], []],
    ['troops', ['quotes', 'attributes'], ['0 troops', '0 troops', '0 troops', '1 troops']],
    [
      'label:CLAIM',
      ['text'],
      ['0 North Korea has sent 10,000 troops', '1 the troops are “cannon fodder”', '3 NORTH KOREANS in Kursk'],
    ],
    ['attr:unit', ['quotes'], ['0 10,000 troops']],
  ])('finds %s in %s', async (query, areas, hits) => {
    expect(short(await all(query, areas))).toEqual(hits);
  });

  it('says what stands around a hit and over it', async () => {
    const [hit] = await all('10,000');
    expect(hit).toMatchObject({ area: 'text', left: 'North Korea has sent ', annotation: null, start: 21, end: 27 });
    expect(hit?.right.startsWith(' troops to Kursk')).toBe(true);
    expect(hit?.over.map(({ label, layer }) => `${label} ${layer}`)).toEqual(['CLAIM ana', 'QUANTITY ana']);
    const [quote] = await all('cannon', ['quotes']);
    expect(quote).toMatchObject({
      left: expect.stringMatching(/military said the troops are “$/),
      annotation: { id: 'a3' },
    });
    const [value] = await all('possible', ['attributes']);
    expect(value?.left).toBe('certainty: ');
  });

  it.each([1, 2, 3])('gives the same hits in pages of %i', async (limit) => {
    const query = 'troops OR korea* OR the';
    expect(await all(query, ['text', 'quotes'], limit)).toEqual(await all(query, ['text', 'quotes']));
  });

  it('finds with the index what looking through everything finds', async () => {
    const word = fc.constantFrom(
      'troops',
      'korea',
      'kor*',
      '"north korea"',
      '*rea*',
      '朝鲜',
      '북한군',
      'the',
      '/Kor[a-z]+/',
      '/tr(o|x)+ps/i',
      'NEAR(korea troops, 6)',
      '"said the"',
      '*ops',
      '抵达',
      '北',
    );
    const query = fc.oneof(
      word,
      fc.tuple(word, fc.constantFrom(' ', ' OR ', ' -', ' NOT '), word).map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        const read = parseQuery(text);
        if ('problem' in read) return;
        const { node } = read.query;
        const engine = (source: string, ignoreCase: boolean) => new RegExp(source, ignoreCase ? 'gimu' : 'gmu');
        const expected = TEXTS.flatMap((whole, i) =>
          (node === null
            ? []
            : (matches(node, whole, ({ source, ignoreCase }) =>
                [...whole.matchAll(engine(source, ignoreCase))].map(({ index, 0: match }) => ({
                  start: utf16(index),
                  end: utf16(index + match.length),
                })),
              ) ?? [])
          ).map(({ start, end }) => `${i} ${whole.slice(start, end)}`),
        );
        expect(short(await all(text))).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it.each<[query: string, problem: string, start: number, what: RegExp]>([
    ['OR AND', 'onlyOperators', 0, /only operators/],
    ['troops "north', 'quote', 7, /never closed/],
    ['/(?=a)b/', 'regexLook', 1, /ahead or behind/],
    ['/a(/', 'regexBad', 0, /no regular expression/],
    ['/[z-a]/', 'regexBad', 0, /z-a/],
    ['troops label:CLAIN', 'label', 7, /There are: CLAIM, EXCLUDED, QUANTITY, SOURCE/],
    ['troops layer:cho', 'layer', 7, /There are: ana, ben/],
    ['troops date:june', 'date', 7, /"june" is no date/],
    ['troops date:2024-13', 'date', 7, /"2024-13" is no date/],
    ['date:2024-00', 'date', 0, /"2024-00" is no date/],
    ['troops -date:2024-06-31', 'date', 8, /"2024-06-31" is no date/],
    ['date:2024-06..2024-13', 'date', 0, /is no date/],
    ['troops date:2024-07..2024-06', 'date', 7, /is no date/],
    ['troops date:2024-07..2024-08..2024-09', 'date', 7, /is no date/],
  ])('refuses %s with its place', async (query, problem, start, what) => {
    const { code, message, details } = await refusal(query);
    expect({ code, problem: details?.['problem'], start: details?.['start'] }).toEqual({
      code: 'invalid',
      problem,
      start,
    });
    expect(message).toMatch(what);
    expect(message).not.toMatch(/fts5|sql/i);
  });

  it('never says what FTS5 says, whatever is typed', async () => {
    const hostile = [
      '"',
      '""',
      '*',
      'a*',
      '^a',
      'a:b',
      '{a b}',
      'a + b',
      'NEAR(a',
      "'; DROP TABLE texts; --",
      'text : a',
      '-',
      'a^2',
      '\0',
      '\ud800',
      '{',
      'a NEAR b',
      'a"b"c',
      '%',
      '_',
    ];
    for (const query of hostile) {
      const caught: unknown = await all(query).catch((error: unknown) => error);
      if (!Array.isArray(caught)) expect(caught, query).toBeInstanceOf(Refusal);
    }
    expect((await all('troops')).length).toBe(4);
  });

  it('is fast where an expression explodes elsewhere, and ends one that would go on', async () => {
    const text = 'a'.repeat(100_000);
    const { project: other } = projectWith(join(folder, `${uuid()}.claimwright`), [`${text}!`]);
    const run = (query: string) => runSearch(other.db, { ...asked(query), limit: 10 }, quietPace());
    const worked = workWatch();
    expect((await run('/(a+)+$/')).hits.length).toBe(0);
    expect((await run('/(a|aa)+b/')).hits.length).toBe(0);
    expect(worked()).toBeLessThan(3000);
    await expect(run('/(a*)b|a/')).rejects.toThrow(/takes too long/);
    other.close();
  });

  it('gives way between matches that each take long', async () => {
    const place = { start: 0, end: 0 };
    const engine = compileRegex({ kind: 'regex', source: '[a-z ,.0-9]{300,900}', ignoreCase: false, place });
    let steps = 0;
    const pace = { ...quietPace(), step: () => Promise.resolve(void (steps += 1)) };
    const spans = await regexSpans(engine, 'a few words, '.repeat(2000), pace);
    expect(spans.length).toBeLessThan(64);
    expect(steps).toBeGreaterThan(2);
  });

  it('can be cancelled, and tells how far it is', async () => {
    const { project: other } = projectWith(join(folder, `${uuid()}.claimwright`), ['one', 'two']);
    const phases = new Set<string>();
    const tasks = createTasks((event) => {
      if (event.type !== 'progress') return;
      phases.add(event.phase);
      tasks.cancel('t');
    });
    const work = tasks.run('t', (pace) => runSearch(other.db, { ...asked('/[^a-c ]{3}x/'), limit: 10 }, pace));
    await expect(work).rejects.toThrow(/Cancelled/);
    expect([...phases]).toEqual(['searching']);
    other.close();
  });

  it('says what a place is for a new annotation', async () => {
    const place = (text: number, quote: string) => {
      const start = TEXTS[text]?.indexOf(quote) ?? 0;
      return { document: ids[text] ?? '', start: utf16(start), end: utf16(start + quote.length) };
    };
    project.write({
      batch: uuid(),
      name: 'zone',
      actor: ANA.id,
      changes: [
        {
          entity: 'annotation',
          id: 'zone',
          after: {
            id: 'zone',
            document: ids[2] ?? '',
            layer: 'ben',
            label: 'EXCLUDED',
            fragments: [{ start: utf16(0), end: utf16(5) }],
            quote: (TEXTS[2] ?? '').slice(0, 5),
            attributes: {},
            codebookVersion: '1',
            origin: { kind: 'human' },
          },
        },
        {
          entity: 'status',
          id: `ana/${ids[1]}`,
          after: { id: `ana/${ids[1]}`, layer: 'ana', document: ids[1] ?? '', state: 'locked' },
        },
      ],
    });
    const places = [
      place(0, '10,000 troops'),
      place(0, '10,000'),
      place(0, 'troops to'),
      place(0, 'Kursk'),
      place(1, 'troops'),
      place(2, '朝鲜'),
    ];
    const { standings } = await standingsOf(project.db, 'ana', { label: 'QUANTITY', places }, quietPace());
    expect(standings).toEqual(['tagged', 'inside', 'free', 'free', 'locked', 'zone']);
  });
});
