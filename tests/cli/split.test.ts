import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { inProcess, resultInProcess } from './claimwright.ts';
import { jsonl, record } from './dataset.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'claimwright-split-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a split that is saved says so, and what is empty is told on standard error', async () => {
  await resultInProcess(['init', 'one.claimwright', '--seeds'], folder);
  const { code, out, err } = await inProcess(['split', 'one.claimwright', '--save'], folder);
  expect(code).toBe(0);
  expect(out).toContain(
    'No leaks, but only because all that is in a split is in train: the documents belong together.\n',
  );
  expect(out).not.toContain('No leaks.');
  expect(out).toMatch(/\nsaved into 5 documents\n$/);
  expect(err).toBe('note: validation is empty: no document is in it\nnote: test is empty: no document is in it\n');
  const json = await inProcess(['split', 'one.claimwright', '--ratios', '0.8,0.2', '--save', '--json'], folder);
  expect(JSON.parse(json.out)).toMatchObject({ leaks: [] });
  expect(json.err).toBe('note: saved into 5 documents\nnote: validation is empty: no document is in it\n');
  expect(await resultInProcess(['split', 'one.claimwright'], folder)).not.toContain('saved');
});

it('a split with documents in each part warns of nothing', async () => {
  const texts = ['Police said so.', 'Rain fell all night.', 'Markets rose again.'];
  writeFileSync(join(folder, 'apart.jsonl'), jsonl(texts.map((text, i) => record(text, [], { title: `Title ${i}` }))));
  await resultInProcess(['init', 'apart.claimwright'], folder);
  await resultInProcess(['import', 'apart.claimwright', 'apart.jsonl'], folder);
  const { out, err } = await inProcess(['split', 'apart.claimwright', '--ratios', '0.4,0.3,0.3', '--save'], folder);
  expect(err).toBe('');
  expect(out).toMatch(/No leaks\.\n(.*\n)*saved into 3 documents\n$/);
});

it.each(['hugging-face', 'spacy', 'claim-review', 'conll-2003'])(
  'an export as %s is refused before it is written where it is to be proven',
  async (format) => {
    if (!existsSync(join(folder, 'prove.claimwright'))) await resultInProcess(['init', 'prove.claimwright'], folder);
    const args = ['export', 'prove.claimwright', '--format', format, '--out', `out-${format}`, '--prove', '--release'];
    const { code, out, err } = await inProcess(args, folder);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`--prove: ${format} is only written and never read, so that nothing could be proven.`);
    expect(existsSync(join(folder, `out-${format}`))).toBe(false);
    const card: unknown = JSON.parse(await resultInProcess(['card', 'prove.claimwright', '--json'], folder));
    expect(card).toMatchObject({ next: { step: 'first' } });
  },
);
