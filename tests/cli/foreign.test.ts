import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { claimwright, result } from './claimwright.ts';

// Whole processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'claimwright-foreign-'));
const at = (name: string): string => join(folder, name);
const inFolder = { cwd: folder };
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = 'Police said 12 people died. "At least 15 died," the mayor said.\n';
const ANN = [
  'T1\tClaim 12 26\t12 people died',
  'T2\tOpinion 29 37;41 45\tAt least died',
  'A1\tTone T2 sharp',
  'R1\tContradicts Arg1:T1 Arg2:T2',
];

beforeAll(async () => {
  mkdirSync(at('corpus'));
  writeFileSync(at('corpus/a.txt'), TEXT);
  writeFileSync(at('corpus/a.ann'), `${ANN.join('\n')}\n`);
  await result(['init', 'p.claimwright'], inFolder);
});

const hash = (): string =>
  createHash('sha256')
    .update(readFileSync(at('p.claimwright')))
    .digest('hex');
const importing = (...args: string[]) => claimwright(['import', 'p.claimwright', 'corpus', ...args], inFolder);

it('a foreign dataset is said, mapped, extended, proven, and changes nothing before it is told to', async () => {
  const before = hash();
  const said = await importing('--annotator', 'ana', '--dry-run', '--write-mapping', 'm.json');
  // As the import itself would end, and with its sentence.
  expect([said.code, said.err]).toEqual([
    1,
    `error: corpus: The codebook does not have label "Opinion", attribute "Tone" of Opinion. Map each to what it has, leave it out, or let the codebook be extended. On the command line: --extend adds all of them; --write-mapping FILE writes what each becomes, to be changed (null leaves it out) and given with --mapping FILE.\n`,
  ]);
  expect(said.out).toBe(`corpus: brat: 1 document (1 new), 2 annotations, 1 relation
  Claim (1) -> CLAIM
  Opinion (1) -> Opinion
    Tone (1) -> Tone
  relation Contradicts (1) -> contradicts
  not in the codebook: label "Opinion"
  not in the codebook: attribute "Tone" of Opinion
  cannot be imported so: The codebook does not have label "Opinion", attribute "Tone" of Opinion. Map each to what it has, leave it out, or let the codebook be extended.
`);
  expect(hash()).toBe(before);

  const refused = await importing('--annotator', 'ana');
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(refused.err).toMatch(/^error: corpus: The codebook does not have label "Opinion".* --mapping FILE\.\n$/);
  expect(hash()).toBe(before);

  const mapping = JSON.parse(readFileSync(at('m.json'), 'utf8')) as { labels: Record<string, object> };
  writeFileSync(
    at('m2.json'),
    JSON.stringify({ ...mapping, labels: { ...mapping.labels, Opinion: { to: null, attributes: {} } } }),
  );
  const left = await importing('--annotator', 'ana', '--mapping', 'm2.json', '--dry-run', '--json');
  expect(JSON.parse(left.out)).toMatchObject({
    files: [
      {
        place: 'corpus',
        content: {
          annotations: 1,
          leftOut: [
            { what: 'annotation Opinion', count: 1 },
            { what: 'relation Contradicts, one of whose ends is left out', count: 1 },
          ],
          waiting: null,
        },
      },
    ],
  });
  expect(hash()).toBe(before);

  const done = await importing('--annotator', 'ana', '--extend');
  expect([done.code, done.out]).toEqual([0, 'imported 1 document, 2 annotations, 1 relation\n']);
  expect(done.err).toBe(
    'note: corpus: the codebook got label "Opinion"\nnote: corpus: the codebook got attribute "Tone" of Opinion\n',
  );
  const after = hash();
  expect((await importing('--annotator', 'ana')).out).toBe(
    'imported 0 documents, 0 annotations, 0 relations; 1 text known already\n',
  );
  expect(hash()).toBe(after);

  const other = {
    ...mapping,
    labels: { Claim: { to: 'CLAIM', attributes: {} }, Opinion: { to: 'QUANTITY', attributes: { Tone: { to: null } } } },
  };
  writeFileSync(at('m3.json'), JSON.stringify(other));
  const again = await importing('--annotator', 'ana', '--mapping', 'm3.json');
  expect(again.out).toBe('imported 0 documents, 0 annotations, 0 relations; 1 text known already\n');
  expect(again.err).toContain(
    'note: corpus: in the project already: 2 annotations, 1 relation; 1 of them has another label or other values in the project, and stays so: --again add brings it in beside that\n',
  );
});

it('an export is proven: what came back is said, and what has no place is counted', async () => {
  const args = ['export', 'p.claimwright', '--format', 'doccano', '--out', 'out.zip', '--prove'];
  const { code, out, err } = await claimwright(args, inFolder);
  expect(code).toBe(0);
  expect(out).toMatch(
    /^out\.zip: 1 document, 3 annotations, 1 relation, .*\nout\.zip: read again as doccano: everything came back that is not said to be lost\n$/,
  );
  expect(err).toMatch(/^note: 1 discontinuous annotation becomes 2 \(.*\)\n/);
  expect(err).toMatch(/lost: 3 ids of annotations \(new ones are given when it is read again\)\n/);
  expect(err).toMatch(/lost: 1 id of a relation \(/);
  expect(err).toMatch(/note: what is lost stands in full in losses\.json\n$/);
});

it('a file that names one person gives way to --annotator; several are told apart by their names, and that is said', async () => {
  const line = (label: string) => `${JSON.stringify({ text: 'Nine people came.', label: [[0, 4, label]] })}\n`;
  mkdirSync(at('who'));
  writeFileSync(at('who/kim.jsonl'), line('CLAIM'));
  writeFileSync(at('who/lee.jsonl'), line('SOURCE'));
  const people = async (...files: string[]) => {
    const args = ['import', 'p.claimwright', ...files, '--format', 'doccano', '--annotator', 'pat', '--dry-run'];
    const { code, out, err } = await claimwright(args, inFolder);
    return [code, [...out.matchAll(/annotator .*/g)].map(([one]) => one), err];
  };
  const becomes = `note: who/kim.jsonl: what "kim" annotated becomes pat's, as --annotator says\n`;
  expect(await people('who/kim.jsonl')).toEqual([0, ['annotator kim (1) -> pat'], becomes]);
  expect(await people('who/kim.jsonl', 'who/lee.jsonl')).toEqual([
    0,
    ['annotator kim (1) -> kim', 'annotator lee (1) -> lee'],
    'note: who/kim.jsonl: --annotator pat is only for what names nobody; named in it and kept: kim\n' +
      'note: who/lee.jsonl: --annotator pat is only for what names nobody; named in it and kept: lee\n',
  ]);
});

it('--annotator over two commands does not make one person of two; a mapping says so, and goes before the flag', async () => {
  const once = ['--format', 'doccano', '--annotator', 'sam'];
  const importOne = (file: string, ...args: string[]) =>
    claimwright(['import', 'p.claimwright', file, ...once, ...args], inFolder);
  expect(await importOne('who/kim.jsonl')).toMatchObject({ code: 0 });
  expect((await importOne('who/kim.jsonl')).out).toMatch(/^imported 0 documents, 0 annotations/);
  const before = hash();
  expect(await importOne('who/lee.jsonl')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(
      /what "lee" annotated becomes sam's, and the layer sam has annotations of "kim" already\. .*Leave --annotator out/,
    ),
  });
  expect(hash()).toBe(before);
  const mapping = { mapping: 1, labels: {}, relations: {}, documentLabels: {}, extend: false };
  writeFileSync(at('who.json'), JSON.stringify({ ...mapping, annotators: { lee: 'lou' } }));
  const told = await importOne('who/lee.jsonl', '--mapping', 'who.json', '--dry-run');
  expect([told.code, told.out]).toEqual([0, expect.stringContaining('annotator lee (1) -> lou')]);
  expect(told.out).not.toContain('Two people');
  // A mapping may mean it: it is said, in the words that the flag is refused with.
  writeFileSync(at('who.json'), JSON.stringify({ ...mapping, annotators: { lee: 'sam' } }));
  const meant = await importOne('who/lee.jsonl', '--mapping', 'who.json', '--dry-run');
  expect([meant.code, meant.out]).toEqual([
    0,
    expect.stringContaining('  Two people would become one annotator: what "lee" annotated becomes sam\'s, and'),
  ]);
});

it('a dry run says what several files bring together', async () => {
  writeFileSync(at('one.txt'), 'Twelve people came.');
  writeFileSync(at('two.txt'), 'Twelve people came.');
  const dry = (...args: string[]) => result(['import', 'p.claimwright', ...args, '--dry-run'], inFolder);
  expect(await dry('one.txt', 'two.txt', 'corpus/a.txt')).toMatch(
    /\ntogether: 1 document, 0 annotations, 0 relations; 1 text known already; 1 text more than once\n$/,
  );
  expect(await dry('one.txt')).not.toContain('together');
  expect(JSON.parse(await dry('one.txt', 'two.txt', '--json'))).toMatchObject({ would: { known: 0, repeated: 1 } });
});

it('a dry run ends as the import would where a record of it clashes with the project', async () => {
  const args = ['export', 'p.claimwright', '--format', 'jsonl', '--out', 'own.jsonl'];
  await result(args, inFolder);
  writeFileSync(at('own.jsonl'), readFileSync(at('own.jsonl'), 'utf8').replace('"label":"CLAIM"', '"label":"SOURCE"'));
  const before = hash();
  const dry = await claimwright(['import', 'p.claimwright', 'own.jsonl', '--dry-run'], inFolder);
  const real = await claimwright(['import', 'p.claimwright', 'own.jsonl'], inFolder);
  expect([dry.code, dry.err]).toEqual([real.code, real.err]);
  expect([dry.code, dry.err]).toEqual([1, expect.stringMatching(/is in the project with other content/)]);
  expect(hash()).toBe(before);
});

it('a page is read by its main content where that is asked for, and a text like one of the project is told', async () => {
  const sentences = Array.from(
    { length: 30 },
    (_, i) => `In ward ${i} there were ${i * 17} of ${i * 29} votes for it.`,
  );
  const body = `<article><h1>Votes</h1>${sentences.map((one) => `<p>${one}</p>`).join('')}</article>`;
  writeFileSync(at('page.html'), `<html><body><nav><p>Home, sport, weather</p></nav>${body}</body></html>`);
  const dry = async (...args: string[]) => claimwright(['import', 'p.claimwright', ...args, '--dry-run'], inFolder);
  expect((await dry('page.html', '--main-content')).out).toContain('left out: passage outside the main content');
  expect((await dry('page.html')).out).not.toContain('main content');
  expect(await dry('corpus/a.txt', '--main-content')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/none among the files/) as string,
  });

  await result(['import', 'p.claimwright', 'page.html', '--main-content'], inFolder);
  writeFileSync(at('like.txt'), `Votes\n\n${sentences.join('\n\n').replace('ward 7 ', 'the ward 7 ')}\n`);
  expect((await dry('like.txt')).out).toMatch(/very like "Votes" \(9\d %\), which is in the project already/);
});
