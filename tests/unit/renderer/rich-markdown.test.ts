import { describe, expect, it } from 'vitest';
import { docOf } from '../../../renderer/editor/rich/read-markdown.ts';
import type { RichMark, RichNode } from '../../../renderer/editor/rich/rich-doc.ts';
import { markdownOf } from '../../../renderer/editor/rich/write-markdown.ts';

const again = (text: string): string | null => {
  const doc = docOf(text);
  return doc === null ? null : markdownOf(doc);
};

describe('CommonMark through the rich text field', () => {
  it.each([
    ['', 'nothing'],
    ['plain', 'a word'],
    ['two lines\nof one', 'a line break'],
    ['a\n\nb', 'two paragraphs'],
    ['**b** and *i* and `c`', 'marks'],
    ['***both***', 'marks on marks'],
    ['**a *b* c**', 'marks in marks'],
    ['- a\n- b', 'a list'],
    ['1. a\n2. b', 'a numbered list'],
    ['1986. A great year', 'a number that begins a list'],
    ['- a\n  - b\n    - c', 'lists in lists'],
    ['1. a\n\n   b', 'two paragraphs in an item'],
    ['- a\n\n* b', 'two lists in a row'],
    ['## H\n\n### I\n\ntext', 'headings'],
    ['> q\n> r\n>\n> s\n\ntext', 'a quote'],
    ['[x](http://a.b "title")', 'a link'],
    ['[x](<http://a.b/c (d)>)', 'a link with blanks'],
    ['http://a.b/c_d_e', 'an address'],
    ['2 * 3 * 4, snake_case_name, AT&T, 5 < 6 > 4, [1] foo, a\tb', 'signs that mean nothing'],
    ['``a`b``', 'ticks in code'],
    ['한국어 **텍스트**, مرحبا **بك**, 中文', 'scripts'],
    ['a 😀 b', 'an emoji'],
    ['a\\*b\\*', 'an escape that is needed'],
    ['\\# not a heading', 'an escape at the start'],
    ['a\n\\\nb', 'an empty line that is held'],
  ])('%j stays as it is: %s', (text) => expect(again(text)).toBe(text));

  it.each([
    ['# H1', 'a first heading'],
    ['```\ncode\n```', 'a code block'],
    ['    code', 'indented code'],
    ['---', 'a line'],
    ['![alt](http://x/y.png)', 'an image'],
    ['a <b>c</b>', 'HTML'],
    ['<script>alert(1)</script>', 'a script'],
    ['[x](javascript:alert%281%29)', 'a link that would run something'],
    ['[x]\n\n[x]: http://a.b', 'a reference'],
  ])('%j is not for the field: %s', (text) => expect(docOf(text)).toBeNull());

  it('what only keeps a parser busy is not parsed', () => expect(docOf('> '.repeat(2000))).toBeNull());
});

const bold: RichMark = { type: 'bold' };
const paragraph = (...content: RichNode[]): RichNode => ({ type: 'doc', content: [{ type: 'paragraph', content }] });
const text = (text: string, ...marks: RichMark[]): RichNode => ({ type: 'text', text, marks });
const BREAK: RichNode = { type: 'hardBreak' };

describe('what is typed into the rich text field', () => {
  it.each([
    [[text('# x')], '\\# x'],
    [[text('- x')], '\\- x'],
    [[text('1. x')], '1\\. x'],
    [[text('**x**')], '\\*\\*x\\*\\*'],
    [[text('<b>x</b>')], '\\<b>x\\</b>'],
    [[text('&amp;')], '\\&amp;'],
    [[text('a & b, c * d')], 'a & b, c * d'],
    [[text('a\\')], 'a\\'],
    [[text('a '), text(' b ', bold), text('c')], 'a  **b** c'],
    [[text('a'), BREAK, text('b'), BREAK, BREAK, text('c'), BREAK], 'a\nb\n\\\nc'],
    [[text('강조.', bold), text('은')], '**강조.**&#51008;'],
    [[text('(a', bold), text('b')], '**(a**b'],
  ])('%j is written as %j and reads back', (content, written) => {
    expect(markdownOf(paragraph(...content))).toBe(written);
    expect(again(written)).toBe(written);
  });

  it('empty paragraphs leave nothing behind', () => {
    const empty = { type: 'paragraph' };
    const doc = { type: 'doc', content: [empty, { type: 'paragraph', content: [text('a')] }, empty, empty] };
    expect(markdownOf(doc)).toBe('a');
  });
});
