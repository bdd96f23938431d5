import { join } from 'node:path';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Hit } from '../../../shared/api/search.ts';
import { matches } from '../../../shared/search/match.ts';
import { parseQuery } from '../../../shared/search/parse.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { regexSpans, compileRegex } from '../../../electron/core/services/search-regex.ts';
import { runSearch } from '../../../electron/core/services/search.ts';
import type { OpenProject } from '../../../electron/core/services/project.ts';
import { createTasks, quietPace } from '../../../electron/core/services/task.ts';
import { projectWith, temporaryFolder } from '../../support/project.ts';
import { asked, hitsOf, searchedProject, TEXTS } from '../../support/searched.ts';
import { workWatch } from '../../support/work.ts';

const folder = temporaryFolder();
let project: OpenProject;
let ids: readonly string[];
beforeAll(() => {
  ({ project, ids } = searchedProject());
});

const all = (query: string): Promise<Hit[]> => hitsOf(project, query);
const short = (hits: readonly Hit[]): string[] => hits.map(({ document, hit }) => `${ids.indexOf(document)} ${hit}`);

describe('how the search looks', () => {
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
});
