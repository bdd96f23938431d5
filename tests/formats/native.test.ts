import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatasetRecord } from '../../electron/core/formats/dataset.ts';
import { byId, byPlace } from '../../electron/core/formats/native/order.ts';
import { writeNative } from '../../electron/core/formats/native/write.ts';
import { datasets } from './arbitrary.ts';
import { annotation, joined, readPath, readText, record, relation } from './make.ts';
import { WITH_ENDS } from './sample.ts';
import { RUNS } from './suites/suite.ts';

const GOLDEN = fileURLToPath(new URL('../fixtures/native/sample.jsonl', import.meta.url));
const PRINT = fileURLToPath(new URL('print-sample.ts', import.meta.url));

const write = (records: readonly DatasetRecord[]): Promise<string> => joined(writeNative(records));

const inOrder = (records: readonly DatasetRecord[]): DatasetRecord[] =>
  records
    .map((one) => ({
      ...one,
      annotations: one.annotations.toSorted(byPlace),
      relations: one.relations.toSorted(byId),
    }))
    .toSorted(byId);

/** The same content with everything that has no order the other way round. */
const upsideDown = (records: readonly DatasetRecord[]): DatasetRecord[] =>
  records
    .map((one) => ({
      ...one,
      metadata: Object.fromEntries(Object.entries(one.metadata).toReversed()),
      annotations: one.annotations.toReversed().map((a) => ({
        ...a,
        attributes: Object.fromEntries(Object.entries(a.attributes).toReversed()),
      })),
      relations: one.relations.toReversed(),
    }))
    .toSorted(byId);

describe('the native dataset', () => {
  it('has the bytes of the golden file', async () => {
    expect(await write(WITH_ENDS.toSorted(byId))).toBe(readFileSync(GOLDEN, 'utf8'));
  });

  it('reads the golden file, from its path, as what was written', async () => {
    const { records, unresolved } = await readPath(GOLDEN);
    expect(records).toEqual(inOrder(WITH_ENDS));
    expect(unresolved).toEqual([]);
  });

  it(`comes back from ${RUNS} generated datasets as it was, byte for byte`, async () => {
    await fc.assert(
      fc.asyncProperty(datasets, async (records) => {
        const bytes = await write(records);
        const again = await readText(bytes);
        expect(again.records).toEqual(records);
        expect(await write(again.records)).toBe(bytes);
        expect(await write(upsideDown(records))).toBe(bytes);
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  it.each([
    { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    { TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C' },
  ])('has the same bytes under %o', (environment) => {
    const printed = execFileSync(process.execPath, [PRINT], { env: { ...process.env, ...environment } });
    expect(printed.equals(readFileSync(GOLDEN))).toBe(true);
  });
});

describe('what a line may leave out', () => {
  const text = 'Two 👍 claims.\nMore.';
  const bare = (rest: object): string =>
    `${JSON.stringify({ text, text_sha256: record(text).textSha256, offset_unit: 'codepoint', ...rest })}\n`;
  const claim = { label: 'CLAIM', start: 4, end: 12, quote: '👍 claims', annotator: 'bo' };

  it('is filled in: title, metadata, ids, codebook version, origin', async () => {
    const { records } = await readText(bare({ annotations: [claim] }));
    const expected = annotation('', text, ['👍 claims'], { layer: 'bo' });
    expect(records).toEqual([
      record(text, { title: 'Two 👍 claims.', annotations: [{ ...expected, id: expect.stringMatching(UUID_V8) }] }),
    ]);
  });

  it.each([
    ['text/plain', 'A # headline\n\nText.', 'A # headline'],
    ['text/markdown', 'Before.\n\n# A *headline*\n\nText.', 'A headline'],
  ])('takes the title from the structure of %s', async (media_type, titled, title) => {
    const fields = { text: titled, text_sha256: record(titled).textSha256, metadata: { media_type } };
    const { records } = await readText(bare(fields));
    expect(records[0]?.title).toBe(title);
  });

  it('takes the annotator that was given', async () => {
    const { annotator: _annotator, ...unsigned } = claim;
    const { records } = await readText(bare({ annotations: [unsigned] }), { defaultAnnotator: 'guest' });
    expect(records[0]?.annotations[0]?.layer).toBe('guest');
  });

  it('makes ids of the content alone: not of the order, the unit, or the project', async () => {
    const other = { ...claim, label: 'SOURCE' };
    const ids = await idsOf(bare({ annotations: [claim, other] }));
    expect(new Set(ids).size).toBe(2);
    expect(await idsOf(bare({ annotations: [other, claim] }), '7')).toEqual(ids);
    const wide = [claim, other].map((one) => ({ ...one, end: 13 }));
    expect(await idsOf(bare({ offset_unit: 'utf16', annotations: wide }))).toEqual(ids);
    expect(await idsOf(bare({ annotations: [{ ...claim, note: 'n' }] }))).not.toContain(ids[0]);
  });

  it('reads a dataset with Windows line ends, blank lines and no last line end', async () => {
    const { records } = await readText(
      `\r\n${bare({}).trimEnd()}\r\n \r\n${bare({ text: 'b', text_sha256: record('b').textSha256 }).trimEnd()}`,
    );
    expect(records.map((one) => one.text)).toEqual([text, 'b']);
  });

  it('leaves ends of relations that are not in the file to the project', async () => {
    const relations = [
      { from: 'a', to: 'elsewhere', type: 'contradicts', id: 'r1' },
      { from: 'a', to: 'there', to_document: record('x').id, type: 'contradicts', id: 'r2' },
    ];
    const { unresolved } = await readText(bare({ annotations: [{ ...claim, id: 'a' }], relations }));
    expect(unresolved).toEqual([
      { relation: 'r1', to: 'elsewhere', line: 1 },
      { relation: 'r2', to: 'there', toDocument: record('x').id, line: 1 },
    ]);
  });
});

describe('what is not written', () => {
  const text = 'A claim 👍.';
  const good = annotation('a1', text, ['claim']);
  it.each([
    ['a note with half a character', record(text, { annotations: [{ ...good, note: 'x\ud83d' }] }), 'invalid', 'a1'],
    ['an attribute with NUL', record(text, { annotations: [{ ...good, attributes: { k: 'x\0' } }] }), 'invalid', 'a1'],
    [
      'a note on a relation with NUL',
      record(text, { annotations: [good], relations: [relation('r1', 'a1', 'a1', { note: '\0' })] }),
      'invalid',
      'r1',
    ],
    ['a title with half a character', record(text, { title: '\udc00' }), 'invalid', record(text).id],
    ['a number that is none', record(text, { metadata: { n: Number.NaN } }), 'invalid', record(text).id],
    ['reserved metadata', record(text, { metadata: { publications: 'mine' } }), 'invalid', record(text).id],
    [
      'a quote that does not stand there',
      record(text, { annotations: [{ ...good, quote: 'clain' }] }),
      'damaged',
      'a1',
    ],
    ['a span that cuts a character', record(text, { annotations: [cut(text)] }), 'damaged', 'cut'],
    ['a text with another hash', record(text, { textSha256: 'f'.repeat(64) }), 'damaged', record(text).id],
  ])('%s', async (_what, bad, code, id) => {
    await expect(write([bad])).rejects.toMatchObject({ name: 'Refusal', code, details: { id } });
  });

  it('writes a backslash before u0000 as what it is', async () => {
    const line = await write([record(text, { annotations: [{ ...good, note: String.raw`\u0000` }] })]);
    expect((await readText(line)).records[0]?.annotations[0]?.note).toBe(String.raw`\u0000`);
  });

  it('takes documents only by ascending id', async () => {
    const two = [record('a'), record('b')].toSorted(byId);
    await expect(write(two.toReversed())).rejects.toThrow('invariant');
    await expect(write([record('a'), record('a')])).rejects.toThrow('invariant');
  });
});

async function idsOf(dataset: string, codebookVersion = '1.0.0'): Promise<string[]> {
  const { records } = await readText(dataset, { codebookVersion });
  return records.flatMap(({ annotations }) => annotations.map(({ id }) => id));
}

const UUID_V8 = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function cut(text: string) {
  const whole = annotation('cut', text, ['👍']);
  const fragments = whole.fragments.map(({ start }) => ({ start, end: (start + 1) as typeof start }));
  return { ...whole, fragments, quote: '\ud83d' };
}
