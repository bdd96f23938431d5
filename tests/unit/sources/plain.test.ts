import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { plainStructure } from '../../../electron/core/sources/structure.ts';
import { titleOf } from '../../../electron/core/sources/title.ts';
import { faultsOf, outline, quoted } from './outline.ts';
import { workWatch } from '../../support/work.ts';

const LONG =
  'The deployment of military units to the border region has been viewed as a major escalation of the conflict by observers of all sides, according to officials.';
const WRAPPED = [
  'The deployment of military units to the border region has been viewed',
  'as a major escalation of the conflict by observers of all sides, and',
  'according to officials nobody knows how many there are.',
].join('\n');

describe('plain text', () => {
  const cases: readonly [name: string, text: string, outline: string[]][] = [
    ['one line is a paragraph', 'Only a line', ['paragraph Only a line']],
    ['a headline and its text', `A Short Headline\n\n${LONG}`, ['heading1 A Short Headline', `paragraph ${LONG}`]],
    ['a question as a headline', `Is It So?\n${LONG}`, ['heading1 Is It So?', `paragraph ${LONG}`]],
    [
      'a first line that is a sentence',
      `It rained all day.\n${LONG}`,
      ['paragraph It rained all day.', `paragraph ${LONG}`],
    ],
    [
      'by-lines are no headings',
      `A Headline\nBy Ana López\nJune 19, 2024\n${LONG}`,
      ['heading1 A Headline', 'paragraph By Ana López', 'paragraph June 19, 2024', `paragraph ${LONG}`],
    ],
    [
      'a by-line above the headline',
      `By Ana López\nA Headline Below\n${LONG}`,
      ['paragraph By Ana López', 'heading1 A Headline Below', `paragraph ${LONG}`],
    ],
    [
      'a sub-heading between paragraphs, not in other places',
      `Headline\n${LONG}\nWhat Comes Next for Them\n${LONG}\nnot in title case at all here\n${LONG}\nLast Short Line`,
      [
        'heading1 Headline',
        `paragraph ${LONG}`,
        'heading2 What Comes Next for Them',
        `paragraph ${LONG}`,
        'paragraph not in title case at all here',
        `paragraph ${LONG}`,
        'paragraph Last Short Line',
      ],
    ],
    [
      'hard-wrapped paragraphs',
      `A Headline\n\n${WRAPPED}\n\n${WRAPPED}\n`,
      ['heading1 A Headline', `paragraph ${WRAPPED}`, `paragraph ${WRAPPED}`],
    ],
    [
      'bullets in a hard-wrapped text',
      `${WRAPPED}\n\n- ${WRAPPED}\n- two`,
      [`paragraph ${WRAPPED}`, `item1 - ${WRAPPED}`, 'item1 - two'],
    ],
    [
      'a sentence a line is not hard-wrapped',
      'One sentence that is rather long stands in this line here.\nAnother sentence that is rather long stands in this line.\nA third sentence that is rather long stands in this line.\nA fourth sentence that is rather long stands in this line.',
      [
        'paragraph One sentence that is rather long stands in this line here.',
        'paragraph Another sentence that is rather long stands in this line.',
        'paragraph A third sentence that is rather long stands in this line.',
        'paragraph A fourth sentence that is rather long stands in this line.',
      ],
    ],
    [
      'all kinds of bullets and their depths',
      '- a\n  * b\n    • c\n- d\n1. e\n12) f\n-g\n*h*\n– i',
      [
        'item1 - a',
        'item2   * b',
        'item3     • c',
        'item1 - d',
        'item1 1. e',
        'item1 12) f',
        'paragraph -g',
        'paragraph *h*',
        'paragraph – i',
      ],
    ],
    [
      'CRLF and CR',
      'One one.\r\n\r\nTwo two.\rThree.',
      ['paragraph One one.', 'paragraph Two two.', 'paragraph Three.'],
    ],
    [
      'a page break and a line separator',
      'One.\fTwo.\u2028Three.',
      ['paragraph One.', 'paragraph Two.', 'paragraph Three.'],
    ],
    ['blanks stay with their line', '  One.  \n \t \nTwo.', ['paragraph   One.  ', 'paragraph Two.']],
    [
      'a script without case',
      '북한군 러시아 파병 확인\n국방부는 북한이 러시아에 병력 약 1만 명을 파견했다고 밝혔다. 이들은 몇 주 안에 국경 지역에 도착할 것으로 보인다.',
      [
        'heading1 북한군 러시아 파병 확인',
        'paragraph 국방부는 북한이 러시아에 병력 약 1만 명을 파견했다고 밝혔다. 이들은 몇 주 안에 국경 지역에 도착할 것으로 보인다.',
      ],
    ],
  ];
  it.each(cases)('%s', (_, text, expected) => expect(outline(text, plainStructure(text))).toEqual(expected));

  it('marks bold and bullets, and nothing that only looks like it', () => {
    const text = '- see **this one** and **\n** no ** or 2**3**4 is';
    expect(quoted(text, plainStructure(text).marks)).toEqual([
      'syntax -',
      'syntax **',
      'bold this one',
      'syntax **',
      'syntax **',
      'bold 3',
      'syntax **',
    ]);
  });

  it('covers every character that is no blank once, whatever the text', () => {
    const pieces = fc.constantFrom(
      '- ',
      '**',
      'Title Case Line',
      LONG,
      WRAPPED,
      '\n',
      '\n\n',
      '\r\n',
      '\r',
      ' ',
      '\t',
      '😀',
      '\u2029',
      '\f',
      '1. ',
      'By A',
      '\u200b',
      '\ufeff',
    );
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(faultsOf(text, plainStructure(text))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['lines', 'a b c\n'.repeat(300_000)],
    ['one line', 'word '.repeat(500_000)],
    ['asterisks', '*'.repeat(1_000_000)],
    ['open bold', '**a '.repeat(300_000)],
    ['bullets', '- a\n'.repeat(200_000)],
    ['sentence ends', `${'.”'.repeat(300_000)}\n`],
  ])('reads 1 MB of %s in time', (_, text) => {
    const worked = workWatch();
    plainStructure(text);
    expect(worked()).toBeLessThan(3000);
  });
});

describe('the title', () => {
  const cases: readonly [name: string, text: string, file: string, title: string][] = [
    ['the headline', `A Short Headline\n${LONG}`, 'x.txt', 'A Short Headline'],
    ['without markup, on one line', `**A  Bold\tHeadline**\n${LONG}`, 'x.txt', 'A Bold Headline'],
    ['the first line where there is no heading', 'It rained. It did.', 'x.txt', 'It rained. It did.'],
    ['cut at a word', `${'abcdefghi '.repeat(30)}end.`, 'x.txt', `${'abcdefghi '.repeat(19)}abcdefghi…`],
    ['cut where there is no word', `${'😀'.repeat(150)}.`, 'x.txt', `${'😀'.repeat(99)}…`],
    ['the file’s name where there are only blanks', ' \n ', 'dir/report.2024.txt', 'report.2024'],
    ['a hidden file’s name', '', '.txt', '.txt'],
  ];
  it.each(cases)('%s', (_, text, file, title) => expect(titleOf(text, plainStructure(text), file)).toBe(title));
});
