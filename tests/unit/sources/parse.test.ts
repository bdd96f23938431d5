import { afterAll, describe, expect, it } from 'vitest';
import { createParseRunner, type ParseRunner } from '../../../electron/core/parse/runner.ts';
import { startThread } from '../../../electron/core/parse/thread.ts';
import { createSpoolFiles } from '../../../electron/core/spool/spool-files.ts';
import { temporaryFolder } from '../../support/project.ts';
import { readDocument } from '../../../electron/core/sources/read-document.ts';
import { Refusal } from '../../../shared/api/reply.ts';

const ENTRY = new URL('../../../electron/core/parse/entry.ts', import.meta.url).href;
const HUNG = new URL('./fixtures/hung-entry.ts', import.meta.url).href;

const opened: ParseRunner[] = [];
function runner(entry: string, timeoutMs = 20_000, memoryMb = 256): ParseRunner {
  const made = createParseRunner({ entry, timeoutMs, memoryMb, spools: createSpoolFiles(temporaryFolder()) });
  opened.push(made);
  return made;
}
afterAll(() => Promise.all(opened.map((each) => each.close())));

const source = (name: string, text = 'A text.') => ({ name, bytes: Buffer.from(text) });

async function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof Refusal) return error;
  throw new Error(`expected a refusal, got ${String(error)}`);
}

describe('the parse thread', () => {
  it('holds no more of what it just made than it is told, beside what it keeps', async () => {
    const says = `import { parentPort, resourceLimits } from 'node:worker_threads';
      parentPort.on('message', () => parentPort.postMessage(resourceLimits));`;
    const thread = startThread(`data:text/javascript,${encodeURIComponent(says)}`, 256);
    const { value } = { value: null, ...(await thread.ask({}, 20_000, undefined)) };
    await thread.end();
    expect(value).toMatchObject({ maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24 });
  });

  it('reads a document from source as it is read here', async () => {
    const file = source('a.md', '# A **title**\n\nText 😀.');
    expect(await runner(ENTRY).document(file)).toEqual(await readDocument(file));
  });

  it('takes the media type and the encoding as told', async () => {
    const document = await runner(ENTRY).document({
      name: 'a.md',
      bytes: Uint8Array.of(0x23, 0x20, 0xe9),
      mediaType: 'text/plain',
      encoding: 'latin1',
    });
    expect(document).toMatchObject({
      mediaType: 'text/plain',
      text: '# é',
      encoding: 'windows-1252',
      encodingFrom: 'user',
    });
  });

  it.each([
    ['a.txt', '', /^a\.txt: The file is empty/, { file: 'a.txt' }],
    ['b.txt', 'one\ntwo\0three', /^b\.txt:2: /, { file: 'b.txt', line: 2 }],
    ['c.md', '>'.repeat(1000), /^c\.md:1: /, { file: 'c.md', line: 1 }],
  ])('refuses %s with its name and line', async (name, text, says, details) => {
    const refusal = await refusalOf(runner(ENTRY).document(source(name, text)));
    expect(refusal.code).toBe('refused');
    expect(refusal.message).toMatch(says);
    expect(refusal.details).toMatchObject(details);
  });

  it('reads datasets too', async () => {
    const request = { format: 'jsonl', labels: [], relationTypes: [], codebookVersion: '1' };
    const bad = { kind: 'bytes', name: 'd.jsonl', bytes: Buffer.from('{') } as const;
    expect((await refusalOf(runner(ENTRY).dataset({ ...request, source: bad }))).message).toMatch(/^d\.jsonl:1: /);
  });
});

describe('a thread that fails', () => {
  const cases: readonly [name: string, says: RegExp][] = [
    ['bomb.txt', /^bomb\.txt: Reading took longer than 3 s and was stopped/],
    ['crash.txt', /^crash\.txt: This file cannot be read.*a bug in the reader/],
    ['exit.txt', /^exit\.txt: This file cannot be read/],
    ['greedy.txt', /^greedy\.txt: Reading took more than 32 MB of memory/],
  ];
  it.each(cases)('refuses %s, and the next file gets a new thread', async (name, says) => {
    // The next file has no more time than this one, and begins with the start of a thread on a busy machine.
    const parse = runner(HUNG, name === 'bomb.txt' ? 3000 : 20_000, 32);
    const [refusal, next] = await Promise.all([
      refusalOf(parse.document(source(name))),
      parse.document(source('next')),
    ]);
    expect([refusal.code, refusal.details]).toEqual(['refused', { file: name }]);
    expect(refusal.message).toMatch(says);
    expect(next.title).toBe('next');
  });

  it('is ended by an abort, while it works and while it waits', async () => {
    const parse = runner(HUNG);
    const abort = new AbortController();
    const working = refusalOf(parse.document(source('bomb.txt'), abort.signal));
    const waiting = refusalOf(parse.document(source('waits'), abort.signal));
    const after = parse.document(source('after'));
    setTimeout(() => abort.abort(), 300);
    const start = performance.now();
    expect([(await working).code, (await waiting).code, (await after).title]).toEqual([
      'cancelled',
      'cancelled',
      'after',
    ]);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('is ended by closing, and a later request starts another', async () => {
    const parse = runner(HUNG);
    const working = refusalOf(parse.document(source('bomb.txt')));
    setTimeout(() => void parse.close(), 200);
    expect((await working).code).toBe('cancelled');
    expect((await parse.document(source('later'))).title).toBe('later');
  });
});
