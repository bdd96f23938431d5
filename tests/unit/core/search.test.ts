import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Hit } from '../../../shared/api/search.ts';
import type { Area } from '../../../shared/search/query.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { countSearch } from '../../../electron/core/services/search.ts';
import { standingsOf } from '../../../electron/core/services/search-standing.ts';
import type { OpenProject } from '../../../electron/core/services/project.ts';
import { quietPace } from '../../../electron/core/services/task.ts';
import { ANA } from '../../support/project.ts';
import { asked, hitsOf, searchedProject, TEXTS } from '../../support/searched.ts';

let project: OpenProject;
let ids: readonly string[];
beforeAll(() => {
  ({ project, ids } = searchedProject());
});

const all = (query: string, areas?: Area[], limit?: number): Promise<Hit[]> => hitsOf(project, query, areas, limit);
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
    ['troops author:chen', ['1 troops', '3 troops']],
    ['troops -author:perez', ['1 troops', '3 troops']],
    ['launch meta:language=zh', ['2 launch']],
    ['troops meta:desk="desk 1"', ['1 troops']],
    ['troops meta:words=3', ['3 troops']],
    ['troops meta:Language', ['0 troops', '0 Troops', '1 troops', '3 troops']],
    ['troops meta:region', []],
    ['troops -meta:language=en', []],
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
