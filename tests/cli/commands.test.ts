import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { claimwright, inProcess, result, resultInProcess, state } from './claimwright.ts';
import { annotation, GOOD, jsonl, TEXTS } from './dataset.ts';

// Whole processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'claimwright-cli-'));
const at = (name: string): string => join(folder, name);
const inFolder = { cwd: folder };
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  writeFileSync(at('good.jsonl'), jsonl(GOOD));
  mkdirSync(at('texts'));
  writeFileSync(at('texts/b.md'), '# A heading\n\nA paragraph.\n');
  writeFileSync(at('texts/a.txt'), 'First text.\n');
  writeFileSync(at('texts/picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  await result(['init', 'seeds.claimwright', '--seeds'], inFolder);
  await result(['init', 'sample.claimwright', '--annotated'], inFolder);
  await result(['init', 'work.claimwright'], inFolder);
  await result(['import', 'work.claimwright', 'good.jsonl'], inFolder);
});

describe('claimwright', () => {
  it.each<[string, string[], RegExp]>([
    ['lists documents', ['documents', 'seeds.claimwright'], /^ID .*\n(d_[a-z2-7]{26} .*\n){5}$/],
    ['lists annotations', ['annotations', 'work.claimwright'], /CLAIM {5}ana {8}12 people died\n/],
    ['shows the codebook', ['codebook', 'work.claimwright'], /^claims-default 1\.1\.0\n\nLABEL .*\nCLAIM /],
    [
      'lists claims',
      ['claims', 'work.claimwright'],
      /^0 cards, 0 mentions, \d+ claims? on no card, 0 checks\n\nOn no card\n/,
    ],
    [
      'tells of each claim whose word it is, what its figure counts, where it stands, and what it is to others',
      ['claims', 'sample.claimwright'],
      /^57 cards, 92 mentions, 81 claims on no card, 0 checks, 1 contradiction between claims\n(?:.*\n)*In 2024 North Korea sent 15,000 soldiers to Russia\.\n +DATE +OUTLET +SOURCE +CERTAINTY +FIGURE +QUOTE +DOCUMENT\n +2025-07 +- +author's voice +certain +15,000 troops \(total\) +15,000 soldiers, .* North Korea to Send 30,000 More .*\n {2}contradicts: North Korea has sent around 11,000 military personnel since .*\n/,
    ],
    [
      'searches',
      ['search', 'seeds.claimwright', '"cannon fodder"'],
      / HIT +RIGHT +TITLE\n.* cannon fodder +.* N\.Korea Sending .*\n\n1 hit in 1 document\n$/,
    ],
    [
      'sorts hits by the words before them, the nearest first',
      ['search', 'seeds.claimwright', '/\\d+,000/', '--sort', 'left'],
      /^DOCUMENT .*\n.* estimate about +4,000 .*\n.* has sent about +3,000 .*\n.* an additional +30,000 (?:.*\n)+.* that while +30,000 .*\n\n14 hits in 3 documents\n$/,
    ],
    [
      'searches for what begins with a minus sign',
      ['search', 'seeds.claimwright', '--', '-kursk "cannon fodder"'],
      /^(?:.*\n)*\d hits? in \d documents?\n$/,
    ],
    [
      'lists sources',
      ['sources', 'seeds.claimwright'],
      /^0 sources, 3 names that mean nobody\n\nSOURCE .*\n\nNAME .*\nFeatured/,
    ],
    ['shows the card', ['card', 'seeds.claimwright'], /^The card says nothing yet\.\n(.*\n)*Next release: 1\.0\.0 /],
    [
      'tells what looks wrong: answers by label and attribute',
      ['quality', 'work.claimwright', '--kinds', 'missing_value,no_work'],
      /^KIND +WEIGHT +OPEN +RIGHT\nmissing_value +wrong +\d+ +0\n(.*\n)*\nKIND +LABEL +ATTRIBUTE +COUNT +FIRST PLACES\n(missing_value +.*\n)*missing_value +CLAIM +certainty +2 +"12 people died" \(A title\); .*\n(missing_value +.*\n)*\nLooked at 3 annotations in 2 documents, 0 relations, 0 claim cards\.\n$/,
    ],
    [
      'tells each thing that looks wrong',
      ['quality', 'work.claimwright', '--kinds', 'missing_value', '--all'],
      /^KIND +WEIGHT .*\n.*\n\nKIND +LAYER +LABEL +DOCUMENT +QUOTE +FINDING\n(missing_value +.* No answer to .*\n)+\nLooked at 3 annotations/,
    ],
    ['counts', ['stats', 'work.claimwright'], /^2 documents, 3 annotations, 0 relations\n/],
    [
      'tells how long spans are, and which labels stand together',
      ['stats', 'sample.claimwright', '--spans'],
      /^389 annotations\n\nLENGTH IN +MEDIAN +LONGEST\ncharacters +29 +\d+\nwords +\d+ +\d+\n\nCHARACTERS +ANNOTATIONS\n0–9 +\d+\n(?:.*\n)*STANDS INSIDE +CLAIM .*\n(?:.*\n)*QUANTITY +31 +0 (?:.*\n)*BEGINS IN ONE SENTENCE WITH +CLAIM .*\nCLAIM +136 /,
    ],
    [
      'counts by two properties',
      ['stats', 'work.claimwright', '--by', 'label,annotator'],
      /^3 annotations\n\nLABEL \/ ANNOTATOR +ana +bo\nCLAIM +1 +1\nQUANTITY +1 +0\n$/,
    ],
    [
      'writes a report',
      ['report', 'work.claimwright', '--out', 'report.html'],
      /^report\.html: 0 claims, 0 mentions, 0 documents, [\d,]+ bytes, sha256 [0-9a-f]{64}\n$/,
    ],
    ['verifies', ['verify', 'work.claimwright'], /^work\.claimwright: sound, with 2 documents, 3 annotations, /],
    ['makes the index anew', ['verify', 'work.claimwright', '--rebuild-search'], /^work\.claimwright: sound, /],
    ['lists formats', ['formats'], /^FORMAT .*\n(.*\n)*jsonl +in, out (.*\n)*bundle +merge +cwb .*no dataset/],
    ['says its version', ['--version'], /^\d+\.\d+\.\d+\n$/],
    ['helps', ['--help'], /^Usage: claimwright /],
    ['helps with a command', ['export', '--help'], /^Usage: claimwright export .*\n(.*\n)*.*--layer <name>/],
  ])('%s', async (_, args, expected) => {
    const { code, out, err } = await inProcess(args, folder);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(expected);
  });

  it.each([
    [['documents', 'work.claimwright'], 'documents'],
    [['annotations', 'work.claimwright'], 'annotations'],
    [['codebook', 'work.claimwright'], 'labels'],
    [['claims', 'work.claimwright', '--layer', 'ana'], 'claims'],
    [['search', 'work.claimwright', 'people', '--in', 'quotes'], 'hits'],
    [['sources', 'work.claimwright'], 'open_names'],
    [['stats', 'work.claimwright'], 'by_label'],
    [['stats', 'work.claimwright', '--spans', '--label', 'CLAIM'], 'lengths'],
    [['verify', 'work.claimwright'], 'problems'],
    [['formats'], 'formats'],
  ])('gives %j as one JSON document in canonical order', async (args, field) => {
    const out = await resultInProcess([...args, '--json'], folder);
    expect(JSON.parse(out)).toHaveProperty(field);
    const sorted = execFileSync(
      'python3',
      [
        '-c',
        'import json,sys; print(json.dumps(json.load(sys.stdin), sort_keys=True, ensure_ascii=False, separators=(",",":")))',
      ],
      { input: out, encoding: 'utf8' },
    );
    expect(out).toBe(sorted);
  });

  it.each([
    [0, ['stats', 'work.claimwright', '--by', 'label,annotator', '--json']],
    [1, ['documents', 'gone.claimwright']],
    [2, ['documents']],
  ])('ends with %i as a process of its own as well, and says the same', async (code, args) => {
    const whole = await claimwright(args, inFolder);
    expect(whole).toEqual(await inProcess(args, folder));
    expect(whole.code).toBe(code);
  });

  it('gives offsets in code points', async () => {
    const { annotations, offset_unit } = JSON.parse(
      await resultInProcess(['annotations', 'work.claimwright', '--json'], folder),
    );
    expect(offset_unit).toBe('codepoint');
    const quotes = (annotations as { quote: string; start: number; end: number }[]).map(({ quote, start, end }) => {
      const text = TEXTS.find((candidate) => candidate.includes(quote)) ?? '';
      return [quote, Array.from(text).slice(start, end).join('')];
    });
    expect(quotes).toHaveLength(3);
    for (const [quote, slice] of quotes) expect(slice).toBe(quote);
  });

  it('exports what it imports, byte for byte, whatever the machine speaks', async () => {
    await result(['export', 'work.claimwright', '--format', 'jsonl', '--out', 'one.jsonl'], inFolder);
    const env = { ...process.env, TZ: 'Asia/Seoul', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
    await result(['export', 'work.claimwright', '--format', 'jsonl', '--out', 'two.jsonl'], { ...inFolder, env });
    await result(['init', 'copy.claimwright'], inFolder);
    await result(['import', 'copy.claimwright', 'one.jsonl'], inFolder);
    await result(['export', 'copy.claimwright', '--format', 'jsonl', '--out', 'three.jsonl'], inFolder);
    const [one, two, three] = ['one', 'two', 'three'].map((name) => readFileSync(at(`${name}.jsonl`), 'utf8'));
    expect(one).toContain('"quote":"10,000명"');
    expect([two, three]).toEqual([one, one]);
  });

  it('imports the same thing twice without changing anything', async () => {
    const before = await resultInProcess(['stats', 'work.claimwright', '--json'], folder);
    expect(await resultInProcess(['import', 'work.claimwright', 'good.jsonl'], folder)).toMatch(/known already/);
    const after = await resultInProcess(['stats', 'work.claimwright', '--json'], folder);
    expect(JSON.parse(after)).toMatchObject({ annotations: 3, documents: 2 });
    expect(JSON.parse(after).operations).toBe(JSON.parse(before).operations);
  });

  it('exports what is chosen by layer, document and label', async () => {
    const documents = JSON.parse(await resultInProcess(['documents', 'work.claimwright', '--json'], folder)).documents;
    const first = documents.find((each: { annotations: { ana?: number } }) => each.annotations.ana === 2).id;
    const exported = async (name: string, ...args: string[]): Promise<string[]> => {
      await resultInProcess(['export', 'work.claimwright', '--format', 'jsonl', '--out', name, ...args], folder);
      const lines = readFileSync(at(name), 'utf8').trimEnd().split('\n');
      return lines.flatMap((line) => JSON.parse(line).annotations.map(({ quote }: { quote: string }) => quote));
    };
    expect(await exported('l.jsonl', '--layer', 'bo')).toEqual(['10,000명']);
    expect(await exported('d.jsonl', '--documents', first)).toEqual(['12 people died', 'At least 15 died']);
    expect(await exported('t.jsonl', '--labels', 'QUANTITY,TIME')).toEqual(['At least 15 died']);
  });

  it('says with --dry-run what would happen, and changes nothing', async () => {
    const before = state(folder);
    const out = await resultInProcess(['import', 'work.claimwright', 'texts', 'good.jsonl', '--dry-run'], folder);
    expect(out).toBe(
      'texts/a.txt: "First text." (text/plain, utf-8)\n' +
        'texts/b.md: "A heading" (text/markdown, utf-8)\n' +
        'good.jsonl: jsonl: 2 documents (0 new), 3 annotations (0 new), 0 relations\n' +
        'together: 2 documents, 0 annotations, 0 relations; 2 texts known already\n',
    );
    expect(state(folder)).toEqual(before);
  });

  it('imports a folder, and says what it leaves out', async () => {
    await resultInProcess(['init', 'folder.claimwright'], folder);
    const { code, out, err } = await inProcess(['import', 'folder.claimwright', 'texts'], folder);
    expect([code, out, err]).toEqual([
      0,
      'imported 2 documents, 0 annotations, 0 relations\n',
      'note: texts/picture.png is left out: it is no text and no dataset\n',
    ]);
  });

  it('gives annotations that name nobody to --annotator', async () => {
    const { annotator: _, ...nobodys } = annotation(TEXTS[0], '12 people died');
    writeFileSync(at('nobody.jsonl'), jsonl([{ ...GOOD[0], annotations: [nobodys] }]));
    await resultInProcess(['init', 'nobody.claimwright'], folder);
    const { code, err } = await inProcess(['import', 'nobody.claimwright', 'nobody.jsonl'], folder);
    expect(code).toBe(1);
    expect(err).toMatch(/^error: nobody\.jsonl:1: .*annotator/);
    await resultInProcess(['import', 'nobody.claimwright', 'nobody.jsonl', '--annotator', 'Ana López'], folder);
    const { by_layer } = JSON.parse(await resultInProcess(['stats', 'nobody.claimwright', '--json'], folder));
    expect(by_layer).toEqual([{ annotations: 1, done: 0, layer: 'ana-lópez' }]);
  });

  it('touches nothing of the window: no preferences, no recent projects, no default folder', async () => {
    const home = at('home');
    mkdirSync(home);
    const env = { ...process.env, HOME: home, XDG_DATA_HOME: join(home, 'data'), CLAIMWRIGHT_DATA: join(home, 'own') };
    await result(['init', 'home.claimwright', '--seeds'], { ...inFolder, env });
    await result(['import', 'home.claimwright', 'good.jsonl', '--annotator', 'Bo'], { ...inFolder, env });
    expect(state(home)).toEqual({});
  });
});

describe('claimwright codebook', () => {
  it('writes the codebook, checks a file, and makes the codebook like one', async () => {
    const args = ['codebook', 'work.claimwright'];
    expect(await resultInProcess([...args, '--export', 'book.json'], folder)).toMatch(
      /^book\.json: [\d,]+ bytes, sha256 [0-9a-f]{64}\n$/,
    );
    expect((await inProcess([...args, '--export', 'book.json'], folder)).err).toMatch(
      /^error: book\.json: .*never overwritten/,
    );
    const { err } = await inProcess([...args, '--export', 'book.qdc'], folder);
    expect(err).toMatch(/not in the file: \d+ attributes/);
    expect(await resultInProcess([...args, '--apply', 'book.json'], folder)).toBe(
      'work.claimwright: says this already\n',
    );

    const book = JSON.parse(readFileSync(at('book.json'), 'utf8')) as {
      span_labels: { name: string; definition: string }[];
    };
    book.span_labels = book.span_labels.filter((label) => label.name !== 'TIME');
    for (const label of book.span_labels) if (label.name === 'CLAIM') label.definition = 'Anew.';
    writeFileSync(at('new.json'), JSON.stringify({ ...book, attributes: [] }));
    const before = state(folder);
    const dry = await inProcess([...args, '--apply', 'new.json', '--dry-run'], folder);
    expect(dry.out).toMatch(/^1\.1\.0 would become 2\.0\.0\n {2}edit label CLAIM \(used by 2, /);
    expect(dry.err).toMatch(/note: What the file does not have is retired/);
    expect(state(folder)).toEqual(before);
    expect(await resultInProcess([...args, '--apply', 'new.json'], folder)).toMatch(/^1\.1\.0 became 2\.0\.0\n/);
    expect(await resultInProcess(args, folder)).toMatch(/TIME .*\(retired\)/);
    expect(await resultInProcess(['verify', 'work.claimwright'], folder)).toMatch(/sound/);

    const twice = { ...book, span_labels: [...book.span_labels, book.span_labels[0]] };
    writeFileSync(at('twice.json'), JSON.stringify(twice));
    const checked = await inProcess(['codebook', '--check', 'twice.json'], folder);
    expect(checked).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^error: twice\.json: \d+ errors? found/) as string,
    });
    expect(checked.out).toMatch(/error: The label "CLAIM" stands there twice/);
    expect((await inProcess(['codebook', '--check', 'new.json', '--apply', 'new.json'], folder)).code).toBe(2);
    // Twelve processes.
  }, 180_000);
});
