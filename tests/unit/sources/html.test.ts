import { describe, expect, it } from 'vitest';
import {
  readDocument,
  type DocumentSource,
  type ParsedDocument,
} from '../../../electron/core/sources/read-document.ts';
import { faultsOf, quoted } from './outline.ts';

const read = (html: string | Uint8Array, told: Partial<DocumentSource> = {}): Promise<ParsedDocument> =>
  readDocument({ name: 'a.html', bytes: Buffer.from(html), ...told });

const outline = ({ text, blocks }: ParsedDocument): string[] =>
  blocks.map(({ kind, level, start, end }) => `${kind}${level ?? ''} ${text.slice(start, end)}`);

const counts = ({ leftOut }: ParsedDocument): Record<string, number> =>
  Object.fromEntries(leftOut.map(({ what, count }) => [what, count]));

describe('a web page', () => {
  it('gives its structure and the text between', async () => {
    const page = await read(`<h1>Flood</h1><h3>Day one</h3><p>Police said <b>12 people</b> <i>died <b>here</b></i>.</p>
      <ul><li>one<li>two<ol><li>two a</ol></ul><blockquote><p>At least 15</p></blockquote>
      <table><caption>Dead</caption><tr><th>City<th>Dead<tr><td>A<td><b>3</b></table><pre>\na\n  b</pre>
      <p><a href=/x>A link</a> and <code>code</code><dl><dt>Term<dd>What it is</dl>loose`);
    expect(outline(page)).toEqual([
      'heading1 Flood',
      'heading3 Day one',
      'paragraph Police said 12 people died here.',
      'list-item1 one',
      'list-item1 two',
      'list-item2 two a',
      'quote At least 15',
      'paragraph Dead',
      'table-cell City\tDead',
      'table-cell A\t3',
      'code a\n  b',
      'paragraph A link and code',
      'paragraph Term',
      'paragraph What it is',
      'paragraph loose',
    ]);
    expect(page.text).toContain('one\ntwo\ntwo a\n\nAt least 15\n\nDead\n\nCity\tDead\nA\t3\n\na\n  b');
    expect(quoted(page.text, page.marks)).toEqual([
      'bold 12 people',
      'italic died here',
      'bold here',
      'bold 3',
      'link A link',
      'code code',
    ]);
    expect(faultsOf(page.text, page)).toEqual([]);
  });

  it.each([
    ['blanks and line ends are one blank', '<p> a\n\t b <b> c </b> d ', 'a b c d'],
    ['a no-break space is a letter', '<p>a&nbsp; b', 'a\u00a0 b'],
    ['a break is a line end without blanks beside it', '<p>a <br> b', 'a\nb'],
    ['two breaks begin a paragraph', 'a<br><br>b', 'a\n\nb'],
    ['a block in a line ends it', 'a<div>b</div>c', 'a\n\nb\n\nc'],
    ['parts of a line touch', '<p>a<span>b</span><wbr>c', 'abc'],
    [
      'references are the characters that they stand for',
      '<p>&lt;b&gt; &copy; &#x1F44D; &amp;amp; &nix;',
      '<b> © 👍 &amp; &nix;',
    ],
    ['references to what is no character are marked, as browsers do', '<p>&#0;&#xD800;&#x80;', '\ufffd\ufffd€'],
    ['quotation marks are drawn', '<p><q>x</q>', '“x”'],
    ['what is loose in a table stands before it', '<table>a<tr><td>b</table>', 'a\n\nb'],
    ['a layout by table is no table', '<table><tr><td><p>a<p>b<td>c</table>', 'a\n\nb\n\nc'],
    ['reading aids are left out', '<p><ruby>漢<rp>(<rt>かん<rp>)</ruby>字', '漢字'],
    ['empty blocks are none', '<p><p>&nbsp;<div></div>a', 'a'],
    ['combining characters stay apart', '<p>e\u0301', 'e\u0301'],
  ])('is laid out as a browser does: %s', async (_, html, text) => {
    expect((await read(html)).text).toBe(text);
  });

  it('says title, outlet, authors, day, address and language by schema.org first, then by what else it states', async () => {
    const jsonLd = JSON.stringify({
      '@graph': [
        { '@type': 'WebSite', name: 'x' },
        {
          '@type': ['NewsArticle'],
          headline: 'Flood kills 12',
          datePublished: '2024-10-28T23:30:00+02:00',
          author: [{ name: 'Ana López' }, { name: 'Bo' }],
          publisher: { name: 'The Wire' },
        },
      ],
    });
    const meta =
      '<meta property="og:title" content="Other"><meta property="og:site_name" content="Other"><link rel="canonical" href="https://wire.example/a">';
    const page = await read(
      `<html lang="en-GB"><title>Flood kills 12 | The Wire</title>${meta}<script type="application/ld+json">${jsonLd}</script><p>x`,
    );
    expect(page).toMatchObject({
      title: 'Flood kills 12',
      publication: { outlet: 'The Wire', author: 'Ana López, Bo', url: 'https://wire.example/a', date: '2024-10-28' },
      metadata: { language: 'en-GB', page_title: 'Flood kills 12 | The Wire' },
    });
    expect(
      await read(`${meta}<meta name=author content=Cy><meta name=date content="2024-02-30"><time datetime="2024-03">x`),
    ).toMatchObject({
      title: 'Other',
      publication: { outlet: 'Other', author: 'Cy', date: '2024-03' },
    });
    expect(await read('<title>a\u202eb</title><link rel=canonical href="javascript:x"><p>x')).toMatchObject({
      title: 'ab',
      publication: {},
    });
  });

  it.each([
    [
      'its own word',
      Buffer.from('<meta charset="euc-kr"><p>\xbb\xe7\xbd\xc7', 'latin1'),
      ['사실', 'euc-kr', 'declared'],
    ],
    [
      'the old way to say so',
      Buffer.from('<meta http-equiv=content-type content="text/html; charset=windows-1251"><p>\xc4\xe0', 'latin1'),
      ['Да', 'windows-1251', 'declared'],
    ],
    [
      'the XML declaration',
      Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><html><p>\xe9', 'latin1'),
      ['é', 'windows-1252', 'declared'],
    ],
    ['a byte order mark before its word', Buffer.from('\ufeff<meta charset=euc-kr><p>é'), ['é', 'utf-8', 'bom']],
    ['UTF-8 where it says nothing', Buffer.from('<p>é'), ['é', 'utf-8', 'utf-8']],
    [
      'UTF-8 where it says UTF-16, which it cannot be',
      Buffer.from('<meta charset=utf-16><p>é'),
      ['é', 'utf-8', 'declared'],
    ],
    [
      'what it is, where its word cannot be true',
      Buffer.from('<meta charset=euc-kr><p>é—é'),
      ['é—é', 'utf-8', 'utf-8'],
    ],
    [
      'what the user says',
      Buffer.from('<meta charset=utf-8><p>\xe9', 'latin1'),
      ['é', 'windows-1252', 'user'],
      'latin1',
    ],
  ] as const)('is decoded by %s', async (_, bytes, expected, encoding?: string) => {
    const page = await read(bytes, { encoding });
    expect([page.text, page.encoding, page.encodingFrom]).toEqual(expected);
  });

  it('leaves out what is no text, and counts it', async () => {
    const page = await read(`<head><link rel=stylesheet href=x><style>p{}</style></head><body onload="x()">
      <img src=//t.example/1.gif><img src="data:image/gif;base64,x"><iframe src=x>frame</iframe><object>o</object><video>v</video>
      <svg><text>s</text></svg><form>Text <input value=i><button>b</button><select><option>o</select></form><noscript>n</noscript>
      <p hidden>h<p style="color:red;DISPLAY : none">d<dialog>g</dialog><!-- c --><template>t</template>
      <a href="java&#10;script:x()" onclick=x()>link</a><a href=https://x>link</a>`);
    expect(page.text).toBe('Text\n\nlinklink');
    expect(counts(page)).toEqual({
      'style sheet': 2,
      'event handler': 2,
      'remote image': 1,
      image: 1,
      'embedded page': 1,
      'embedded object': 1,
      'sound or video': 1,
      drawing: 1,
      'form field': 2,
      button: 1,
      'part for browsers without scripts': 1,
      'hidden part': 3,
      comment: 1,
      template: 1,
      'script in a link': 1,
      'address of a link': 1,
    });
  });

  it('gives the main content on request only, and says what that leaves out', async () => {
    const sentences = 'Police said that twelve people died in the flood, and that more were missing. '.repeat(6);
    const article = `<article><h2>What happened</h2><p>${sentences}</p><p>${sentences}</p><p>${sentences}</p></article>`;
    const html = `<title>T</title><body><nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav><div id=main>${article}</div><footer><p>All rights reserved</p></footer>`;
    expect((await read(html)).text).toContain('Home');
    const page = await read(html, { mainContent: true });
    expect(page.text).not.toMatch(/Home|rights/);
    expect(page.text).toContain(sentences.trim());
    expect(counts(page)['passage outside the main content']).toBeGreaterThanOrEqual(3);
    await expect(read('<p>x', { mainContent: true })).resolves.toMatchObject({ text: 'x' });
  });
});
