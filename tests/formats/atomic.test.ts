import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileAtomically } from '../../electron/core/formats/atomic.ts';
import { fileRefusal } from '../../electron/core/formats/file-refusal.ts';

const ENDLESS = fileURLToPath(new URL('write-endless.ts', import.meta.url));
const OLD = 'the old file';

let folder = '';
let target = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-atomic-'));
  target = join(folder, 'out.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* slowly(pieces: readonly (string | Uint8Array | (() => void))[]): AsyncGenerator<string | Uint8Array> {
  for (const piece of pieces) {
    await new Promise((done) => setImmediate(done));
    if (typeof piece === 'function') piece();
    else yield piece;
  }
}

const fail = (): never => {
  throw new Error('planted');
};

describe('writing a file as a whole or not at all', () => {
  it.each([
    ['nothing', []],
    ['strings and bytes', ['é👍\n', new Uint8Array([0, 255]), '']],
    ['more than a block', ['x'.repeat(300_000), 'y'.repeat(5), 'z'.repeat(700_000)]],
  ])('writes %s, and says its size and hash', async (_what, pieces) => {
    const expected = Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
    const sha256 = createHash('sha256').update(expected).digest('hex');
    const written = await writeFileAtomically(target, slowly(pieces), { overwrite: false });
    expect(written).toEqual({ bytes: expected.length, sha256 });
    expect(readFileSync(target).equals(expected)).toBe(true);
    expect(readdirSync(folder)).toEqual(['out.jsonl']);
  });

  it('replaces a file only when asked', async () => {
    writeFileSync(target, OLD);
    await expect(writeFileAtomically(target, ['new'], { overwrite: false })).rejects.toMatchObject({
      code: 'exists',
      message: `${target}: this file is there already and was not replaced; choose another name or allow overwriting`,
    });
    expect(readFileSync(target, 'utf8')).toBe(OLD);
    await writeFileAtomically(target, ['new'], { overwrite: true });
    expect(readFileSync(target, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['out.jsonl']);
  });

  it('keeps a file that turns up while it writes', async () => {
    const pieces = slowly(['new', () => writeFileSync(target, OLD)]);
    await expect(writeFileAtomically(target, pieces, { overwrite: false })).rejects.toMatchObject({ code: 'exists' });
    expect(readFileSync(target, 'utf8')).toBe(OLD);
    expect(readdirSync(folder)).toEqual(['out.jsonl']);
  });

  it('leaves the old file untouched until the new one is whole', async () => {
    writeFileSync(target, OLD);
    const during: string[] = [];
    const pieces = slowly(['x'.repeat(600_000), () => during.push(readFileSync(target, 'utf8')), 'y']);
    await writeFileAtomically(target, pieces, { overwrite: true });
    expect(during).toEqual([OLD]);
  });

  const controller = { current: new AbortController() };
  it.each([
    ['the writer of the pieces fails', ['x'.repeat(600_000), fail], { message: 'planted' }],
    [
      'it is cancelled in the middle',
      ['x'.repeat(600_000), () => controller.current.abort(), 'y'],
      { code: 'cancelled' },
    ],
    ['it is cancelled after the last piece', ['x', () => controller.current.abort()], { code: 'cancelled' }],
  ])('leaves the old file and no other where %s', async (_what, pieces, error) => {
    controller.current = new AbortController();
    writeFileSync(target, OLD);
    const { signal } = controller.current;
    await expect(writeFileAtomically(target, slowly(pieces), { overwrite: true, signal })).rejects.toMatchObject(error);
    expect(readFileSync(target, 'utf8')).toBe(OLD);
    expect(readdirSync(folder)).toEqual(['out.jsonl']);
  });

  it('lets go of the pieces when it fails, so that a reader behind them can close', async () => {
    let closed = false;
    async function* pieces(): AsyncGenerator<string> {
      try {
        yield 'x';
        controller.current.abort();
        yield 'y';
      } finally {
        closed = true;
      }
    }
    controller.current = new AbortController();
    const { signal } = controller.current;
    await expect(writeFileAtomically(target, pieces(), { overwrite: false, signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(closed).toBe(true);
  });

  it.each([
    ['a folder that is not there', () => join(folder, 'no', 'out.jsonl'), 'not_found'],
    ['a folder in place of the file', () => folder, 'refused'],
    ['a path through a file', () => join(fileIn('plain'), 'out.jsonl'), 'not_found'],
    ['a name that is too long', () => join(folder, `${'n'.repeat(300)}.jsonl`), 'invalid'],
  ])('refuses %s in plain words', async (_what, path, code) => {
    await expect(writeFileAtomically(path(), ['x'], { overwrite: true })).rejects.toMatchObject({
      name: 'Refusal',
      code,
    });
  });

  it.each([
    ['on a full disk', onSmallDisk],
    ['where it may not grow any more', limited],
  ])('keeps the old file %s, and says so', (_where, write) => {
    writeFileSync(target, OLD);
    expect(JSON.parse(write(target))).toMatchObject({
      code: 'disk_full',
      message: expect.stringContaining('nothing was changed'),
      files: ['out.jsonl'],
      kept: [OLD],
    });
  });

  it('refuses a folder without the right to write in it', () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    expect(JSON.parse(restrained(join(closed, 'out.jsonl')))).toMatchObject({ code: 'read_only', files: [] });
  });

  it.each([
    ['ENOSPC', 'disk_full'],
    ['EDQUOT', 'disk_full'],
    ['EACCES', 'read_only'],
    ['EROFS', 'read_only'],
    ['ENOENT', 'not_found'],
    ['EEXIST', 'exists'],
    ['EISDIR', 'refused'],
    ['EIO', 'io'],
  ])('has words for %s', (system, code) => {
    const error = Object.assign(new Error(system), { code: system, syscall: 'write' });
    expect(fileRefusal(error, 'f', 'write')).toMatchObject({ name: 'Refusal', code, details: { file: 'f', system } });
  });
});

function fileIn(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, '');
  return path;
}

const node = (path: string): string[] => [process.execPath, ENDLESS, path];
const run = (command: string, args: readonly string[]): string => execFileSync(command, args, { encoding: 'utf8' });

/** Under a limit of 1 MiB a file at most, which the kernel enforces as it does a full disk. */
const limited = (path: string): string => run('sh', ['-c', 'ulimit -f 1024; exec "$@"', 'sh', ...node(path)]);

/** Without root's right to write where permissions say no. */
function restrained(path: string): string {
  if (process.getuid?.() !== 0) return run(process.execPath, node(path).slice(1));
  return run('setpriv', ['--bounding-set=-dac_override,-dac_read_search', ...node(path)]);
}

/** On a real file system of 1 MB, in a mount namespace of its own; where the system allows none, under the limit. */
function onSmallDisk(path: string): string {
  const steps = 'mount -t tmpfs -o size=1m tmpfs "$1" && printf %s "$2" > "$3" && shift 3 && exec "$@"';
  const isolated = ['-Urm', 'sh', '-c', steps, 'sh', folder, OLD, path, ...node(path)];
  return mayUnshare() ? run('unshare', isolated) : limited(path);
}

function mayUnshare(): boolean {
  return spawnSync('unshare', ['-Urm', 'true']).status === 0;
}
