import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../electron/core/sources/read-document.ts';
import { Refusal } from '../../../shared/api/reply.ts';

const read = (html: string | Uint8Array) => readDocument({ name: 'a.html', bytes: Buffer.from(html) });

/** Vectors of the collections that people test filters with; of each, all the text that may be left. */
const VECTORS: readonly [html: string, text: string][] = [
  ['<p>a<script>alert(1)</script>b', 'ab'],
  ['<p>a<script src=//x.example/x.js></script>b', 'ab'],
  ['<p>a<ScRiPt\n>alert(1)</sCrIpT >b', 'ab'],
  ['<p>a<script>alert(1)<!--<script>b', 'a'],
  ['<p>a<img src=x onerror=alert(1)>b', 'ab'],
  ['<p>a<img """><script>alert(1)</script>">b', 'a">b'],
  ['<p>a<svg onload=alert(1)>b</svg>c', 'ac'],
  ['<p>a<svg><script>alert(1)</script></svg>b', 'ab'],
  ['<p>a<svg><style><img src=x onerror=alert(1)></style></svg>b', 'ab'],
  ['<p>a<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></mtext></math>b', 'a\n\nb'],
  ['<p>a<iframe srcdoc="<script>alert(1)</script>">x</iframe>b', 'ab'],
  ['<p>a<object data="javascript:alert(1)">x</object>b', 'ab'],
  ['<p>a<embed src="javascript:alert(1)">b', 'ab'],
  ['<p>a<a href="javascript:alert(1)">b</a>', 'ab'],
  ['<p>a<a href="&#106;avascript&colon;alert(1)">b</a>', 'ab'],
  ['<p>a<form action="javascript:alert(1)"><button>x</button></form>b', 'a\n\nb'],
  ['<p>a<style>@import "javascript:alert(1)";</style>b', 'ab'],
  ['<p>a<div style="background:url(javascript:alert(1))">b</div>', 'a\n\nb'],
  ['<p>a<base href="javascript:alert(1)//">b', 'ab'],
  ['<meta http-equiv="refresh" content="0;url=javascript:alert(1)"><p>a', 'a'],
  ['<link rel="stylesheet" href="javascript:alert(1)"><p>a', 'a'],
  ['<p>a<template><script>alert(1)</script></template>b', 'ab'],
  ['<p>a<noscript><p title="</noscript><img src=x onerror=alert(1)>">b', 'a">b'],
  ['<p>a<textarea></textarea><script>alert(1)</script>b', 'ab'],
  ['<p>a<title><img src=x onerror=alert(1)></title>b', 'ab'],
  ['<p>a<xmp><img src=x onerror=alert(1)></xmp>', 'a\n\n<img src=x onerror=alert(1)>'],
  ['<p>a<!--><script>alert(1)</script>-->b', 'a-->b'],
  ['<p>a<![CDATA[<script>alert(1)</script>]]>b', 'aalert(1)]]>b'],
  ['<p>a<marquee onstart=alert(1)>b</marquee>', 'ab'],
  ['<p>a<details open ontoggle=alert(1)>b</details>', 'a\n\nb'],
  ['<p>a<video><source onerror=alert(1)></video>b', 'ab'],
  ['<p>a<input autofocus onfocus=alert(1)>b', 'ab'],
  ['<p>a<frameset onload=alert(1)><frame src="javascript:alert(1)">b', 'ab'],
  ['<p>a<isindex type=image src=1 onerror=alert(1)>b', 'ab'],
  ['<p>a<x onclick=alert(1) style="x:expression(alert(1))">b</x>', 'ab'],
  ['<p>&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
];

describe('of a vector of cross-site scripting nothing is left but text:', () => {
  it.each(VECTORS)('%s', async (html, text) => {
    const document = await read(html);
    expect(document.text).toBe(text);
    // What the pane is given: a text and places in it, and nothing else that came from the file.
    const { blocks, marks } = document;
    const kinds = [...blocks, ...marks].flatMap((one) => Object.keys(one));
    expect(kinds.every((key) => ['kind', 'level', 'start', 'end'].includes(key))).toBe(true);
  });
});

const long = `${'x'.repeat(199)} `.repeat(100_000);

/** Pages that were made to take long or break something: refused with these words, or read with so many blocks. */
const HOSTILE: readonly [what: string, html: string | Uint8Array, outcome: string | number][] = [
  ['nothing', '', 'The file is empty'],
  ['blanks', ' \n\t', 'nothing but blanks'],
  ['no text', '<html><body><div></div>', 'holds no text'],
  ['only scripts', '<script>document.write("x")</script>', 'made by scripts'],
  ['a PDF', '%PDF-1.7', 'a PDF'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'a PNG image'],
  ['a NUL', '<p>a\0b', 'NUL'],
  ['bytes of no encoding', Buffer.from('<p>é\xff'.repeat(3), 'utf8').fill(0xff, 5, 6), 'not valid utf-8'],
  ['half a character at the end', Buffer.from('<p>é').subarray(0, 4), 'ends in the middle'],
  ['divisions 10^5 deep', '<div>'.repeat(1e5), 'nested more than 1,000'],
  ['emphasis 10^5 deep', '<b>'.repeat(1e5), 'nested more than 1,000'],
  ['tables 10^5 deep', '<table><td>'.repeat(1e5), 'nested more than 1,000'],
  ['drawings 10^5 deep', '<svg>'.repeat(1e5), 'nested more than 1,000'],
  ['lists 900 deep', `${'<ul><li>'.repeat(450)}x`, 1],
  ['a million elements', '<br>'.repeat(1_000_001), 'more than 1,000,000 elements'],
  [
    'emphasis that is opened again in each paragraph',
    `${Array.from({ length: 300 }, (_, i) => `<font a${i}>`).join('')}${'<p>x'.repeat(300)}`,
    300,
  ],
  ['10^5 links that are never closed', '<a href=x>x'.repeat(1e4), 1],
  ['10^5 attributes', `<p ${Array.from({ length: 1e4 }, (_, i) => `a${i}`).join(' ')}>x`, 1],
  ['a comment that never ends', `<p>x<!--${'-'.repeat(1e6)}`, 1],
  ['10^6 comments begun', `<p>x${'<!--'.repeat(1e6)}`, 1],
  ['10^6 references', `<p>${'&lt;'.repeat(1e6)}`, 1],
  ['a doctype with entities', '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>&b;', 2],
  ['JSON-LD 10^5 deep', `<script type=application/ld+json>${'['.repeat(1e5)}</script><p>x`, 1],
  ['JSON-LD that goes for the prototype', '<script type=application/ld+json>{"__proto__":{"x":1}}</script><p>x', 1],
  ['10^6 lines', 'x\n'.repeat(1e6), 1],
  ['one line of 20 MB', long, 1],
];

describe('a hostile page is read or refused in time:', () => {
  it.each(HOSTILE)('%s', async (_, html, outcome) => {
    const start = performance.now();
    const answer = await read(html).catch((error: unknown) => error);
    if (typeof outcome === 'string') {
      expect(answer).toBeInstanceOf(Refusal);
      expect(answer).toMatchObject({ message: expect.stringContaining(outcome) });
    } else expect(answer).toMatchObject({ blocks: { length: outcome } });
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
