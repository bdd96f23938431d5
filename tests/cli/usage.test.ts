import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { claimwright, inProcess, result, state } from './claimwright.ts';
import { GOOD, jsonl } from './dataset.ts';

// Whole processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'claimwright-usage-'));
const at = (name: string): string => join(folder, name);
const inFolder = { cwd: folder };
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  await result(['init', 'p.claimwright', '--seeds'], inFolder);
  await result(['import', 'p.claimwright', writeTo('good.jsonl', jsonl(GOOD))], inFolder);
});

function writeTo(name: string, content: string | Buffer): string {
  writeFileSync(at(name), content);
  return name;
}

describe('wrong usage', () => {
  it.each<[string, string[], RegExp]>([
    ['no command', [], /^Usage: claimwright /],
    ['an unknown command', ['anotate', 'p.claimwright'], /^error: unknown command 'anotate'\n/],
    ['a misspelt command', ['exprt', 'p.claimwright'], /Did you mean export\?/],
    ['an unknown flag', ['documents', 'p.claimwright', '--jsn'], /^error: unknown option '--jsn'\n/],
    [
      'a query that looks like a flag',
      ['search', 'p.claimwright', '-weapons troops'],
      /^error: unknown option '-weapons troops'\. A query that begins with - stands behind --: .*\n/,
    ],
    ['a missing argument', ['import', 'p.claimwright'], /^error: missing required argument 'file'\n/],
    ['one argument too many', ['documents', 'p.claimwright', 'q'], /^error: too many arguments/],
    ['a missing flag', ['export', 'p.claimwright', '--format', 'jsonl'], /^error: required option '--out <path>'/],
    [
      'a flag without its value',
      ['export', 'p.claimwright', '--out'],
      /^error: option '--out <path>' argument missing\n/,
    ],
    [
      'an unknown format to import',
      ['import', 'p.claimwright', 'good.jsonl', '--format', 'tei'],
      /^error: --format "tei".* txt, markdown, .*, jsonl, /,
    ],
    [
      'an unknown format to export',
      ['export', 'p.claimwright', '--format', 'tei', '--out', 'x'],
      /^error: --format "tei".* jsonl, /,
    ],
    [
      'a format that is read only',
      ['export', 'p.claimwright', '--format', 'txt', '--out', 'x'],
      /^error: --format "txt" is none that can be exported/,
    ],
    [
      'a reserved annotator',
      ['import', 'p.claimwright', 'good.jsonl', '--annotator', 'gold'],
      /^error: --annotator "gold"/,
    ],
    [
      'an annotator without a letter',
      ['import', 'p.claimwright', 'good.jsonl', '--annotator', '!'],
      /^error: --annotator "!"/,
    ],
    [
      'a port that is none',
      ['serve', 'p.claimwright', '--port', 'http'],
      /^error: option '--port <n>' argument 'http' is invalid/,
    ],
    [
      'a list with a hole',
      ['export', 'p.claimwright', '--format', 'jsonl', '--out', 'x', '--labels', 'A,,B'],
      /^error: "A,,B"/,
    ],
  ])('with %s ends with 2 and the usage', async (_, args, expected) => {
    const before = state(folder);
    const { code, out, err } = await inProcess(args, folder);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(expected);
    expect(err).toMatch(/Usage: claimwright/);
    expect(state(folder)).toEqual(before);
  });
});

describe('a port', () => {
  it('that is in use is refused', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, out, err } = await claimwright(['serve', 'p.claimwright', '--port', String(port)], inFolder);
    taken.close();
    expect([code, out, err]).toEqual([
      1,
      '',
      `error: Port ${port} is in use by another program. Choose another with --port, or leave it out.\n`,
    ]);
  });
});
