import { describe, expect, it } from 'vitest';
import { createParseRunner } from '../../../electron/core/parse/runner.ts';
import { createSpoolFiles } from '../../../electron/core/spool/spool-files.ts';
import { temporaryFolder } from '../../support/project.ts';
import { readDocument } from '../../../electron/core/sources/read-document.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { makePdf } from '../../support/pdf.ts';
import { PDF_HOSTILE, whole } from './pdf-cases.ts';

const ENTRY = new URL('../../../electron/core/parse/entry.ts', import.meta.url).href;

describe('a hostile PDF is read or refused in time:', () => {
  it.each(PDF_HOSTILE)('%s', async (_, bytes, outcome) => {
    const start = performance.now();
    const answer: unknown = await readDocument({ name: 'a.pdf', bytes }).then(
      (document) => document.text,
      (error: unknown) => (error instanceof Refusal ? error.message : error),
    );
    expect(answer).toMatch(outcome);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('and one that would take minutes is stopped by the thread that it is read in', async () => {
    const runner = createParseRunner({
      entry: ENTRY,
      timeoutMs: 2500,
      memoryMb: 512,
      spools: createSpoolFiles(temporaryFolder()),
    });
    try {
      const bytes = makePdf({ pages: ['q '.repeat(1e5)] });
      await expect(runner.document({ name: 'a.pdf', bytes })).rejects.toMatchObject({
        code: 'refused',
        message: 'a.pdf: Reading took longer than 2.5 s and was stopped. Split the file and import the parts.',
      });
      expect((await runner.document({ name: 'b.pdf', bytes: whole })).text).toBe('Police said 12 people died.');
    } finally {
      await runner.close();
    }
  });

  it('and any single byte of it changed gives a text or a refusal', async () => {
    const bugs: unknown[] = [];
    for (let at = 9; at < whole.length; at += 23) {
      const bytes = Uint8Array.from(whole, (byte, i) => (i === at ? byte ^ 0x11 : byte));
      const answer: unknown = await readDocument({ name: 'a.pdf', bytes }).catch((error: unknown) => error);
      if (answer instanceof Error && !(answer instanceof Refusal)) bugs.push(answer);
    }
    expect(bugs).toEqual([]);
  });
});
