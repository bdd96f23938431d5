import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/api/reply.ts';
import { invariant } from '../../shared/assert.ts';
import { OPTIONS, readPath, readText, readWhole } from './make.ts';
import { NATIVE_HOSTILE } from './native-hostile.ts';
import { line, OTHER, utf16, withClaim, withLink } from './native-lines.ts';

const refusalOf = (dataset: string | Uint8Array): Promise<unknown> =>
  readText(dataset).then(
    () => 'accepted',
    (error: unknown) => error,
  );

/** What the message should have been: itself where it fits the pattern. */
const expectedFor = (message: string, expected: string | RegExp): string => {
  if (typeof expected === 'string') return expected;
  return expected.test(message) ? message : String(expected);
};

describe('a dataset is refused as a whole, with one sentence and the line', () => {
  it.each(NATIVE_HOSTILE)('%s', async (_what, file, message) => {
    const refusal = await refusalOf(file);
    invariant(refusal instanceof Refusal, 'expected a refusal');
    expect(refusal.message).toBe(expectedFor(refusal.message, message));
    const line = /^d\.jsonl:(\d+):/.exec(refusal.message)?.[1];
    expect(refusal.code).toBe('refused');
    expect(refusal.details).toMatchObject({ file: 'd.jsonl', ...(line !== undefined && { line: Number(line) }) });
  });

  it('where the good lines alone are accepted', async () => {
    for (const good of [
      line(),
      withClaim({}),
      withLink({}),
      utf16({ start: 15, end: 29 }),
      `${line()}\n${line({}, OTHER)}`,
    ]) {
      expect(await refusalOf(good)).toBe('accepted');
    }
  });

  it('names a line of more than 64 MiB, and does not hold it', async () => {
    const refusal = await refusalOf(Buffer.concat([Buffer.from(`${line()}\n`), Buffer.alloc(65 * 1024 * 1024, 0x20)]));
    expect(refusal).toMatchObject({ message: 'd.jsonl:2: this line is longer than 64 MiB; split its document' });
  });

  it('names a text of more than 32 MiB', async () => {
    const refusal = await refusalOf(line({}, 'x'.repeat(32 * 1024 * 1024 + 1)));
    expect(refusal).toMatchObject({ message: 'd.jsonl:1: text is larger than 32 MiB; split it' });
  });

  it('names Markdown that would take minutes to parse, title or not', async () => {
    const bomb = line({ title: 'Bomb', metadata: { media_type: 'text/markdown' } }, `Fine.\n\n${'> '.repeat(99)}x`);
    expect(await refusalOf(`${line()}\n${bomb}`)).toMatchObject({
      message: expect.stringMatching(/^d\.jsonl:2: line 3 of text: The Markdown is nested more than 32 levels deep/),
    });
  });

  it('says which file is not there, or is a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'claimwright-'));
    try {
      const missing = join(folder, 'no.jsonl');
      await expect(readPath(missing)).rejects.toMatchObject({
        code: 'not_found',
        message: `${missing}: there is no such file; check the name`,
      });
      await expect(readPath(folder)).rejects.toMatchObject({
        code: 'refused',
        message: `${folder}: this is a folder; choose a file`,
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is not read as a format that holds no datasets', async () => {
    const source = { kind: 'bytes', name: 'd', bytes: new Uint8Array() } as const;
    await expect(readWhole({ ...OPTIONS, format: 'txt', source })).rejects.toMatchObject({
      code: 'invalid',
      message: 'No dataset can be read as "txt"; choose jsonl.',
    });
  });

  it('stops when it is cancelled', async () => {
    const source = { kind: 'bytes', name: 'd', bytes: Buffer.from(line()) } as const;
    await expect(readWhole({ ...OPTIONS, format: 'jsonl', source }, AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
