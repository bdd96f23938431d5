import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchForm } from '../../../shared/search/form.ts';
import { matches } from '../../../shared/search/match.ts';
import { parseQuery } from '../../../shared/search/parse.ts';
import { tokensOf } from '../../../shared/search/tokens.ts';

const nfd = (text: string): string => text.normalize('NFD');

/** What a query finds in a text, as the text has it; null: nothing. */
function found(query: string, text: string): string[] | null {
  const read = parseQuery(query);
  if ('problem' in read || read.query.node === null) throw new Error(`${query} is no condition`);
  return matches(read.query.node, text, () => [])?.map(({ start, end }) => text.slice(start, end)) ?? null;
}

describe('finding in a text', () => {
  it.each<[query: string, text: string, hits: string[] | null]>([
    ['troops', 'Troops, TROOPS and trooper', ['Troops', 'TROOPS']],
    ['troops', 'troopship', null],
    ['troop*', 'Trooper; troops.', ['Trooper', 'troops']],
    ['*ship', 'a troopship, shipping', ['troopship']],
    ['*ship*', 'a troopship, shipping', ['troopship', 'shipping']],
    ['"north korea"', 'North — Korea; north\nkorea; Korea North', ['North — Korea', 'north\nkorea']],
    ['north korea', 'Korea North', ['Korea', 'North']],
    ['north korea', 'Korea', null],
    ['north OR korea', 'Korea', ['Korea']],
    ['north -korea', 'North Korea', null],
    ['north -korea', 'North', ['North']],
    ['north NOT (a b)', 'North a', ['North']],
    ['NEAR(korea troops, 2)', 'Korea sent its troops. Korea never ever sent troops', ['Korea sent its troops']],
    ['NEAR(troops korea, 0)', 'Korea troops', ['Korea troops']],
    ['NEAR("north korea" russia, 1)', 'Russia: North Korea', ['Russia: North Korea']],
    ['NEAR("north korea" russia, 1)', 'Russia of the North Korea', null],
    ['10,000', '10,000 and 10 000 but not 10,0000', ['10,000', '10 000']],
    ["don't", 'don’t', ['don’t']],
    ['korea', 'Ko\u00adrea', ['Ko\u00adrea']],
    ['cafe', nfd('Café, CAFÉ!'), [nfd('Café'), nfd('CAFÉ')]],
    ['Café', 'cafe', ['cafe']],
    ['seoul', 'Séoul', ['Séoul']],
    ['istanbul', 'İSTANBUL', ['İSTANBUL']],
    ['οδος', 'ΟΔΟΣ', ['ΟΔΟΣ']],
    ['북한', '북한은 ' + nfd('북한이'), ['북한', nfd('북한')]],
    ['하', '한국', null],
    ['朝鲜', '据报道，朝鲜军队', ['朝鲜']],
    ['朝鲜', '朝，鲜', null],
    ['朝鲜', '朝\n鲜', ['朝\n鲜']],
    ['covid', 'COVID疫苗', ['COVID']],
    ['がく', 'がくせい かく', ['がく']],
    [nfd('がく'), 'がくせい かく', ['がく']],
    ['ทหาร', 'กองทหารเกาหลี', ['ทหาร']],
    ['क्या', 'क्या कया', ['क्या']],
    ['🚀', 'a 🚀b 🚀', ['🚀', '🚀']],
    ['👍', 'good 👍🏽 one', ['👍🏽']],
    ['b', '🚀b', ['b']],
    ['سلام', 'سَلام', ['سَلام']],
    ['שלום', 'שָׁלוֹם', ['שָׁלוֹם']],
    ['x', '', null],
  ])('%s in %s', (query, text, hits) => {
    expect(found(query, text)).toEqual(hits);
  });

  it('leads from every token of the form back to characters that have this form, in order', () => {
    const unit = fc.constantFrom(
      'a',
      'É',
      'e\u0301',
      '한',
      nfd('한'),
      '朝',
      '🚀',
      '👍🏽',
      ' ',
      '.',
      'ß',
      'İ',
      '\u00ad',
      'ﬁ',
      'Σ',
      'が',
      nfd('が'),
      '\u0301',
      'б',
      'й',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 20 }), (units) => {
        const text = units.join('');
        const form = searchForm(text);
        let last = 0;
        for (let at = 0; at < form.text.length;) {
          const size = (form.text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
          const { start, end } = form.original(at, at + size);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(searchForm(text.slice(start, end)).text).toContain(form.text.slice(at, at + size));
          last = start;
          at += size;
        }
        // What an index holds of a text must be what a query asks for.
        expect(tokensOf(searchForm(form.text).text)).toEqual(tokensOf(form.text));
      }),
      { numRuns: 300 },
    );
  });
});
