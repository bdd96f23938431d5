import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../electron/core/sources/read-document.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { HTML_HOSTILE, VECTORS } from './html-cases.ts';

const read = (html: string | Uint8Array) => readDocument({ name: 'a.html', bytes: Buffer.from(html) });

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

describe('a hostile page is read or refused in time:', () => {
  it.each(HTML_HOSTILE)('%s', async (_, html, outcome) => {
    const start = performance.now();
    const answer = await read(html).catch((error: unknown) => error);
    if (typeof outcome === 'string') {
      expect(answer).toBeInstanceOf(Refusal);
      expect(answer).toMatchObject({ message: expect.stringContaining(outcome) });
    } else expect(answer).toMatchObject({ blocks: { length: outcome } });
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
