import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/api/reply.ts';
import { markdownStructure } from '../../../electron/core/sources/markdown.ts';
import { titleOf } from '../../../electron/core/sources/title.ts';
import { MARKDOWN_HOSTILE } from './markdown-cases.ts';
import { faultsOf, outline, quoted } from './outline.ts';
import { workWatch } from '../../support/work.ts';

describe('markdown', () => {
  const cases: readonly [name: string, text: string, outline: string[], marks: string[]][] = [
    [
      'headings of both kinds',
      '# One ##\n\nTwo\n===\nThree\n---\n###### Six',
      ['heading1 # One ##', 'heading1 Two\n===', 'heading2 Three\n---', 'heading6 ###### Six'],
      ['syntax #', 'syntax ##', 'syntax ===', 'syntax ---', 'syntax ######'],
    ],
    [
      'emphasis, nested',
      'a *b **c** d* __e__ `f`',
      ['paragraph a *b **c** d* __e__ `f`'],
      [
        'syntax *',
        'italic b **c** d',
        'syntax **',
        'bold c',
        'syntax **',
        'syntax *',
        'syntax __',
        'bold e',
        'syntax __',
        'syntax `',
        'code f',
        'syntax `',
      ],
    ],
    [
      'links of every kind, images and definitions',
      '[a](u "t") ![b](v) [c][r] [r] <http://x.y>\n\n[r]: /u',
      ['paragraph [a](u "t") ![b](v) [c][r] [r] <http://x.y>', 'paragraph [r]: /u'],
      [
        'syntax [',
        'link a',
        'syntax ]',
        'syntax (u "t")',
        'syntax !',
        'syntax [',
        'syntax ]',
        'syntax (v)',
        'syntax [',
        'link c',
        'syntax ]',
        'syntax [r]',
        'syntax [',
        'link r',
        'syntax ]',
        'syntax <',
        'link http://x.y',
        'syntax >',
        'syntax [r]: /u',
      ],
    ],
    [
      'lists, nested, with an empty item',
      '- a\n  1. b\n     more\n- \n- c',
      ['item1 - a', 'item2   1. b\n     more', 'item1 - ', 'item1 - c'],
      ['syntax -', 'syntax 1', 'syntax .', 'syntax -', 'syntax -'],
    ],
    [
      'quotes, with a lazy line and an empty one',
      '> a\nb\n>\n> - c\n> # d',
      ['quote > a\nb', 'quote >', 'item1 > - c', 'heading1 > # d'],
      ['syntax >', 'syntax >', 'syntax >', 'syntax -', 'syntax >', 'syntax #'],
    ],
    [
      'code, fenced and indented',
      '```js\n*a*\n\nb\n```\n\n    c\n\n    d',
      ['code ```js\n*a*\n\nb\n```', 'code     c\n\n    d'],
      ['syntax ```js', 'syntax ```'],
    ],
    [
      'a table',
      '| a | *b* |\n|---|:-:|\n| c\\|d | e |',
      ['table-cell | a | *b* |', 'table-cell |---|:-:|', 'table-cell | c\\|d | e |'],
      [
        'syntax |',
        'syntax |',
        'syntax *',
        'italic b',
        'syntax *',
        'syntax |',
        'syntax |---|:-:|',
        'syntax |',
        'syntax \\',
        'syntax |',
        'syntax |',
      ],
    ],
    [
      'emphasis over the rows of a table, with more of it in the first row',
      '|*a **b**|\n|-|\n|c*|',
      ['table-cell |*a **b**|', 'table-cell |-|', 'table-cell |c*|'],
      [
        'syntax |',
        'syntax *',
        'italic a **b**|',
        'syntax **',
        'bold b',
        'syntax **',
        'syntax |',
        'italic |-|',
        'syntax |-|',
        'italic |c',
        'syntax |',
        'syntax *',
        'syntax |',
      ],
    ],
    ['a pipe is no table', 'a | b\nc | d', ['paragraph a | b\nc | d'], []],
    [
      'raw HTML stays text',
      '<div onclick="x()">\n*a*\n</div>\n\nb <b>c</b> <!-- d -->',
      ['paragraph <div onclick="x()">\n*a*\n</div>', 'paragraph b <b>c</b> <!-- d -->'],
      [],
    ],
    ['a rule', 'a\n\n***\n\nb', ['paragraph a', 'paragraph ***', 'paragraph b'], ['syntax ***']],
    ['escapes', '\\*a\\* &amp; b\\\nc', ['paragraph \\*a\\* &amp; b\\\nc'], ['syntax \\', 'syntax \\', 'syntax \\']],
    [
      'front matter',
      '---\ntitle: T\n---\n# A',
      ['code ---\ntitle: T\n---', 'heading1 # A'],
      ['syntax ---', 'syntax ---', 'syntax #'],
    ],
    [
      'CRLF, CR, and offsets behind an emoji',
      '😀\r\n\r\n**a**\r# b',
      ['paragraph 😀', 'paragraph **a**', 'heading1 # b'],
      ['syntax **', 'bold a', 'syntax **', 'syntax #'],
    ],
    ['a byte order mark that is text', '\ufeff# a', ['heading1 \ufeff# a'], ['syntax #']],
    ['tabs', '-\ta\n\n\t- b', ['item1 -\ta', 'item2 \t- b'], ['syntax -', 'syntax -']],
  ];
  it.each(cases)('%s', (_, text, blocks, marks) => {
    const structure = markdownStructure(text);
    expect(outline(text, structure)).toEqual(blocks);
    expect(quoted(text, structure.marks)).toEqual(marks);
    expect(faultsOf(text, structure)).toEqual([]);
  });

  it.each([
    ['a paragraph\n\n## The *Real* [Title](u) ##', 'The Real Title'],
    ['```\ncode\n```', 'code'],
    ['***\n\n> - A point', 'A point'],
  ])('the title of %j', (text, title) => expect(titleOf(text, markdownStructure(text), 'x.md')).toBe(title));

  it('covers every character that is no blank once, whatever the text', () => {
    const pieces = fc.constantFrom(
      '# ',
      '- ',
      '1. ',
      '> ',
      '>',
      '```',
      '~~~',
      '    ',
      '\t',
      '\n',
      '\n\n',
      '\r\n',
      '\r',
      '*',
      '**',
      '_',
      '`',
      '[',
      '](u)',
      '[r]: /u',
      '![',
      '<div>',
      '<!--',
      '-->',
      '|',
      '|-|-|',
      '---',
      '===',
      'word',
      '😀',
      '\\',
      '&amp;',
      '\u2028',
      '\u00a0',
      '\u200b',
      '\ufeff',
      ' ',
    );
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(faultsOf(text, markdownStructure(text))).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('markdown bombs', () => {
  it.each(MARKDOWN_HOSTILE)(
    '%s end in time',
    (_, text, refused) => {
      const worked = workWatch();
      const refusal = refusalOf(text);
      expect(worked()).toBeLessThan(15_000);
      expect(refusal && [refusal.code, /plain text/.test(refusal.message), typeof refusal.details?.['line']]).toEqual(
        refused ? ['refused', true, 'number'] : null,
      );
    },
    30_000,
  );

  it('real documents of 1 MB are not taken for one', () => {
    const chapter = `## A chapter\n\n${'Some *words* with [a link](http://x.y) and `code`. '.repeat(40)}\n\n- one\n- two\n\n`;
    const text = chapter.repeat(450);
    const worked = workWatch();
    expect(markdownStructure(text).blocks).toHaveLength(450 * 4);
    expect(worked()).toBeLessThan(15_000);
  }, 30_000);
});

function refusalOf(text: string): Refusal | null {
  try {
    markdownStructure(text);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
