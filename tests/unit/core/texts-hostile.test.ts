import { describe, expect, it } from 'vitest';
import { readTexts } from '../../../electron/core/formats/texts/read-texts.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { HostileCase } from '../../formats/suites/suite.ts';
import { CSV_TEXTS_HOSTILE, JSONL_TEXTS_HOSTILE, PARQUET_TEXTS_HOSTILE } from '../../formats/suites/texts-hostile.ts';

/** Why nothing can be imported: the refusal, or what the table waits for. */
async function said(table: 'csv' | 'jsonl' | 'parquet', { files }: HostileCase): Promise<string> {
  const [[name, content] = ['', '']] = Object.entries(files());
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  try {
    const read = await readTexts({ table, source: { kind: 'bytes', name, bytes }, withDocuments: true });
    return read?.documents === null ? (read.content.waiting ?? '') : 'it was read';
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

describe.each([
  ['csv', CSV_TEXTS_HOSTILE],
  ['jsonl', JSONL_TEXTS_HOSTILE],
  ['parquet', PARQUET_TEXTS_HOSTILE],
] as const)('a hostile table of texts (%s) is refused with its place, or waits:', (table, cases) => {
  it('has at least 20 cases', () => expect(cases.length).toBeGreaterThanOrEqual(20));
  it.each(cases)('$name', async (hostile) => {
    const message = await said(table, hostile);
    expect(message).toMatch(hostile.says);
    expect(message.slice(0, hostile.at?.length ?? 0)).toBe(hostile.at ?? '');
  });
});
