import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorIn, anchoringIn, type Selector } from '../../../electron/core/formats/mapping/anchor.ts';
import { checkQuote, quoteOf } from '../../../shared/text/quote.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';
import { workWatch } from '../../support/work.ts';

const OLD = 'Police said 12 people died. "At least 15 died," the mayor said.\nPolice said no more.';

/** What a file says of `quote` in `old`: the `n`th place of it, with so much of the context. */
function selector(quote: string, { old = OLD, n = 0, context = 0, offsets = true } = {}): Selector {
  let start = -1;
  for (let i = 0; i <= n; i += 1) start = old.indexOf(quote, start + 1);
  if (start < 0) throw new Error(`"${quote}" is not in the old text`);
  const end = start + quote.length;
  return {
    fragments: offsets ? [{ start: utf16(start), end: utf16(end) }] : null,
    quote,
    ...(context > 0 && {
      prefix: old.slice(Math.max(0, start - context), start),
      suffix: old.slice(end, end + context),
    }),
  };
}

interface Case {
  readonly name: string;
  readonly text: string;
  readonly of: Selector;
  /** Outcome, and what is annotated now: by fragments, with `…` between them. */
  readonly wanted: readonly [outcome: string, quotes?: string, start?: number];
}

const LONG_BEFORE = 'An editor put in this line.\n';
const REPEATED = 'He said no. She said no. They said no.';

const CASES: readonly Case[] = [
  { name: 'the same text', text: OLD, of: selector('12 people'), wanted: ['exact', '12 people', 12] },
  { name: 'the same text, a repeated quote', text: OLD, of: selector('Police said', { n: 1 }), wanted: ['exact', 'Police said', 64] },
  { name: 'the same text, a repeated quote with context', text: OLD, of: selector('Police said', { n: 1, context: 32 }), wanted: ['exact', 'Police said', 64] },
  { name: 'only the quote, which stands once', text: OLD, of: selector('12 people', { offsets: false }), wanted: ['exact', '12 people', 12] },
  { name: 'only the quote, which stands twice', text: OLD, of: selector('Police said', { offsets: false }), wanted: ['ambiguous'] },
  { name: 'only the quote with its context, which stands twice', text: OLD, of: selector('Police said', { n: 1, offsets: false, context: 12 }), wanted: ['exact', 'Police said', 64] },
  { name: 'a text that grew before', text: LONG_BEFORE + OLD, of: selector('12 people'), wanted: ['moved', '12 people', 40] },
  { name: 'a text that shrank before', text: OLD.slice(7), of: selector('12 people'), wanted: ['moved', '12 people', 5] },
  { name: 'a text that grew behind', text: OLD + LONG_BEFORE, of: selector('12 people'), wanted: ['exact', '12 people', 12] },
  { name: 'an emoji put in before', text: `👩‍👩‍👧 ${OLD}`, of: selector('12 people'), wanted: ['moved', '12 people', 21] },
  { name: 'an emoji in the quote', text: 'x '.repeat(20) + 'so 🔥🔥 hot', of: selector('🔥🔥 hot', { old: 'so 🔥🔥 hot' }), wanted: ['moved', '🔥🔥 hot', 43] },
  { name: 'half of an emoji is no place', text: '🔥🔦', of: { fragments: null, quote: '\ud83d' }, wanted: ['lost'] },
  { name: 'LF that became CRLF before', text: `Title\r\n\r\n${OLD}`, of: selector('12 people', { old: `Title\n\n${OLD}` }), wanted: ['moved', '12 people', 21] },
  { name: 'LF that became CRLF inside', text: OLD.replace('\n', '\r\n'), of: selector('mayor said.\nPolice'), wanted: ['moved', 'mayor said.\r\nPolice', 52] },
  { name: 'blanks that were wrapped', text: OLD.replace('12 people died', '12\n   people\tdied'), of: selector('12 people died'), wanted: ['moved', '12\n   people\tdied', 12] },
  { name: 'a no-break space', text: OLD.replace('12 people', '12\u00a0people'), of: selector('12 people died'), wanted: ['moved', '12\u00a0people died', 12] },
  { name: 'quotation marks that were curled', text: OLD.replaceAll('"', '“'), of: selector('"At least 15 died,"'), wanted: ['moved', '“At least 15 died,“', 28] },
  { name: 'dashes that were set', text: 'a well – known fact', of: { fragments: null, quote: 'well - known' }, wanted: ['moved', 'well – known', 2] },
  { name: 'a soft hyphen inside', text: OLD.replace('people', 'peo\u00adple'), of: selector('12 people died'), wanted: ['moved', '12 peo\u00adple died', 12] },
  { name: 'a repeated quote whose place moved', text: LONG_BEFORE + REPEATED, of: selector('said no', { old: REPEATED, n: 1, context: 8 }), wanted: ['moved', 'said no', 44] },
  { name: 'a repeated quote whose place moved, without context', text: LONG_BEFORE + REPEATED, of: selector('said no', { old: REPEATED, n: 1 }), wanted: ['ambiguous'] },
  { name: 'another one of a repeated quote at the old place', text: `${'x'.repeat(16)}said no, maybe. ${REPEATED}`, of: selector('said no', { old: REPEATED, n: 1, context: 8 }), wanted: ['moved', 'said no', 48] },
  { name: 'equal lines', text: 'It rains.\n'.repeat(4), of: selector('rains', { old: 'It rains.\n'.repeat(3), n: 1, context: 32, offsets: false }), wanted: ['ambiguous'] },
  { name: 'equal lines at the stated place', text: 'It rains.\n'.repeat(4), of: selector('rains', { old: 'It rains.\n'.repeat(3), n: 1, context: 5 }), wanted: ['exact', 'rains', 13] },
  { name: 'a short quote in other words', text: 'Nobody knows where it is from.', of: { fragments: null, quote: 'is', prefix: 'this ', suffix: ' the end of' }, wanted: ['ambiguous'] },
  { name: 'a long quote in other words', text: `Now, ${OLD.slice(12, 26)}; so they say.`, of: selector('12 people died', { context: 32 }), wanted: ['moved', '12 people died', 5] },
  { name: 'a changed word inside', text: OLD.replace('At least', 'At most'), of: selector('At least 15 died," the mayor said'), wanted: ['moved', 'At most 15 died," the mayor said', 29] },
  { name: 'a word put in', text: OLD.replace('people died', 'people have died'), of: selector('12 people died. "At least 15 died', { context: 32 }), wanted: ['moved', '12 people have died. "At least 15 died', 12] },
  { name: 'a word taken out', text: OLD.replace('the mayor', 'mayor'), of: selector('"At least 15 died," the mayor said'), wanted: ['moved', '"At least 15 died," mayor said', 28] },
  { name: 'a changed first word', text: `${LONG_BEFORE}Officers said that nobody died there.`, of: { fragments: null, quote: 'Officials said that nobody died there' }, wanted: ['moved', 'Officers said that nobody died there', 28] },
  { name: 'a changed figure', text: OLD.replace('12', '14'), of: selector('Police said 12 people died'), wanted: ['ambiguous'] },
  { name: 'two places like a changed quote', text: 'The mayor denied it all. So he left. The mayor denied it all.', of: { fragments: null, quote: 'The major denied it all' }, wanted: ['ambiguous'] },
  { name: 'two places like a changed quote, told apart by context', text: 'The mayor denied it all. So he left. Then the mayor denied it all.', of: { fragments: null, quote: 'the major denied it all', prefix: 'So he left. Then ', suffix: '.' }, wanted: ['moved', 'the mayor denied it all', 42] },
  { name: 'a sentence that was taken out', text: 'Nothing of it is here any more, not a word.', of: selector('"At least 15 died," the mayor said'), wanted: ['lost'] },
  { name: 'a short quote that is not there', text: 'Nothing.', of: selector('died', { context: 8 }), wanted: ['lost'] },
  { name: 'no quote', text: OLD, of: { fragments: [{ start: utf16(0), end: utf16(6) }], quote: undefined }, wanted: ['lost'] },
  { name: 'a quote of blanks', text: OLD, of: { fragments: null, quote: ' ' }, wanted: ['lost'] },
  { name: 'an empty text', text: '', of: selector('12 people died'), wanted: ['lost'] },
  { name: 'Korean that moved', text: '서론. 시장은 15명이 사망했다고 말했다.', of: selector('15명이 사망', { old: '시장은 15명이 사망했다고 말했다.' }), wanted: ['moved', '15명이 사망', 8] },
  { name: 'Korean with a changed word', text: '시장은 어제 열다섯 명이 사망했다고 밝혔다.', of: { fragments: null, quote: '어제 열다섯 명이 사망했다고 말했다' }, wanted: ['moved', '어제 열다섯 명이 사망했다고 밝혔다', 4] },
  { name: 'fragments that moved', text: LONG_BEFORE + OLD, of: { fragments: [{ start: utf16(29), end: utf16(37) }, { start: utf16(41), end: utf16(45) }], quote: 'At least 15 died' }, wanted: ['moved', 'At least…died', 57] },
  { name: 'fragments with a change between them', text: OLD.replace('15', 'fifteen or so').replace('12 ', ''), of: { fragments: [{ start: utf16(29), end: utf16(40) }, { start: utf16(46), end: utf16(63) }], quote: 'At least 15 died," the mayor said.'  }, wanted: ['ambiguous'] },
  { name: 'fragments in a quote that changed', text: 'the head of the little town council denied it', of: { fragments: [{ start: utf16(0), end: utf16(8) }, { start: utf16(29), end: utf16(38) }], quote: 'the head of the small town council denied it' }, wanted: ['moved', 'the head…uncil den', 0] },
]; // oxfmt-ignore

const spans = (text: string, fragments: readonly Span[]): string =>
  fragments.map(({ start, end }) => text.slice(start, end)).join('…');

describe('an annotation in another text', () => {
  it.each(CASES)('$name', ({ text, of, wanted: [outcome, quotes, start] }) => {
    const found = anchorIn(text)(of);
    expect(found.outcome).toBe(outcome);
    if (!('fragments' in found)) return expect(found.why).toMatch(/\w/);
    expect(spans(text, found.fragments)).toBe(quotes);
    expect(found.fragments[0]?.start).toBe(start);
    expect(checkQuote(text, found.fragments, quoteOf(text, found.fragments))).toBeNull();
  });

  it('is moved with the same quote by whatever is put in before', () => {
    const words = fc.stringMatching(/^[a-z]{3,9}( [a-z]{3,9}){9,30}\.$/);
    fc.assert(
      fc.property(words, words, fc.nat(), fc.nat(), (old, before, a, b) => {
        const [start = 0, end = 0] = [a % old.length, b % old.length].toSorted((x, y) => x - y);
        const quote = old.slice(start, end);
        fc.pre(quote.trim().length >= 3 && quote === quote.trim());
        const of = {
          ...selector(quote, { old, context: 0 }),
          fragments: [{ start: utf16(start), end: utf16(end) }],
          prefix: old.slice(Math.max(0, start - 32), start),
          suffix: old.slice(end, end + 32),
        };
        const text = `${before} ${old}`;
        const found = anchorIn(text)(of);
        if (!('fragments' in found)) {
          // Only where both texts have it in words that are alike.
          expect([found.outcome, text.indexOf(quote) !== text.lastIndexOf(quote)]).toEqual(['ambiguous', true]);
          return;
        }
        expect([found.outcome, spans(text, found.fragments)]).toEqual(['moved', quote]);
        expect(found.fragments[0]?.start).toBe(before.length + 1 + start);
      }),
      { numRuns: 500 },
    );
  });

  it('never gets a place outside the text or inside a character', () => {
    const text = fc
      .array(fc.constantFrom('a', ' ', '🔥', 'é', '\r\n', '"', '12', 'died', ' the ', '“'))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, fc.nat(60), fc.nat(60), (there, quote, a, b) => {
        const found = anchorIn(there)({
          fragments: [{ start: utf16(Math.min(a, b)), end: utf16(Math.max(a, b)) }],
          quote,
        });
        if ('fragments' in found)
          expect(checkQuote(there, found.fragments, quoteOf(there, found.fragments))).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it('is searched for in a long text without taking long', () => {
    const text = Array.from({ length: 40_000 }, (_, i) => `Sentence ${(i * 7919) % 10_007} of a long report.`).join(
      ' ',
    );
    const find = anchorIn(text);
    const worked = workWatch();
    for (let i = 0; i < 20; i += 1)
      find({ fragments: null, quote: `What the witness number ${i} said was not written down by anybody at all` });
    expect(worked()).toBeLessThan(4000);
  });
});

describe('a quote that changed in a long text', () => {
  it('is searched for in steps: stretches of the text when it is indexed, places after that', () => {
    const text = `${'Nobody knows how many. '.repeat(20_000)}The mayor of Kursk said that 12 people had died.`;
    const find = anchoringIn(text);
    const steps = (quote: string): [number, string] => {
      const search = find({ quote, fragments: null });
      for (let n = 0; ; n += 1) {
        const step = search.next();
        if (step.done === true) return [n, step.value.outcome];
      }
    };
    const [first, outcome] = steps('The mayor of Kurks said that 12 people had died');
    expect(outcome).toBe('moved');
    // No step goes through more than 2^15 code units, neither to fold the text nor to index it.
    expect(first).toBeGreaterThanOrEqual(Math.floor(text.length / 2 ** 15) * 2);
    expect(steps('The mayor of Kurks said that 12 people had dyed')[0]).toBeLessThan(20);
  });
});
