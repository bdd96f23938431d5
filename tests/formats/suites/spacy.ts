import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { SPACY } from '../../../electron/core/formats/spacy/format.ts';
import { annotation, record } from '../make.ts';
import { spansByPython, spansOf } from './outside-python.ts';
import { written, type Suite } from './suite.ts';

const DOCS = new URL('../../../docs/formats/spacy.md', import.meta.url);
const STAND_IN = fileURLToPath(new URL('spacy-stand-in', import.meta.url));

/** The script as the documentation has it. */
const SCRIPT = /```python\n([^]*?)```/.exec(readFileSync(DOCS, 'utf8'))?.[1] ?? '';

interface Converted {
  readonly status: number | null;
  readonly said: string;
  readonly docs: { readonly text: string; readonly spans: Record<string, [string, string][]> }[] | null;
}

/** Runs the script on a dataset with the stand-in for spaCy; with a language, on that one's own tokens. */
function convert(dataset: string, ...language: string[]): Converted {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-spacy-'));
  try {
    const [script, source, target] = ['convert.py', 'dataset.jsonl', 'train.spacy'].map((name) => join(folder, name));
    if (!script || !source || !target) throw new Error('expected three paths');
    writeFileSync(script, SCRIPT);
    writeFileSync(source, dataset);
    const { status, stderr } = spawnSync('python3', [script, source, target, ...language], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONPATH: STAND_IN, PYTHONDONTWRITEBYTECODE: '1' },
    });
    const docs = existsSync(target) ? (JSON.parse(readFileSync(target, 'utf8')) as Converted['docs']) : null;
    return { status, said: stderr, docs };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const TEXT = 'Police 👩 said so.';
const inside = annotation('a', TEXT, ['olice']);
const whole = annotation('b', TEXT, ['👩 said'], { label: 'SOURCE' });
const other = { ...whole, id: 'c', layer: 'bo' };
const datasetOf = async (...annotations: (typeof whole)[]): Promise<string> =>
  String((await written(SPACY, [record(TEXT, { annotations })])).get('spacy.jsonl'));

/** spaCy JSONL. */
export const SPACY_SUITE: Suite = {
  format: SPACY,
  traps: [
    {
      name: 'the script of the documentation compiles',
      run: () => {
        const { status, stderr } = spawnSync(
          'python3',
          ['-c', 'import sys; compile(sys.stdin.read(), "convert.py", "exec")'],
          {
            input: SCRIPT,
            encoding: 'utf8',
          },
        );
        expect([SCRIPT.includes('alignment_mode="strict"'), status, stderr]).toEqual([true, 0, '']);
      },
    },
    {
      name: 'with the tokens of the file no span is misaligned, also inside a word',
      run: async () => {
        const { status, docs } = convert(await datasetOf(inside, whole));
        expect([status, docs?.[0]?.text]).toEqual([0, TEXT]);
        expect(docs?.[0]?.spans).toEqual({ sc: [['CLAIM', 'olice'], ['SOURCE', '👩 said']] }); // oxfmt-ignore
      },
    },
    {
      name: 'with the tokens of a language misaligned spans are reported one by one, and nothing is written',
      run: async () => {
        const { status, said, docs } = convert(await datasetOf(inside, whole), 'en');
        expect([status, docs]).toEqual([1, null]);
        expect(said).toMatch(
          /^misaligned: d_\w+ a 'olice'\n1 spans are not of whole tokens\. Nothing was written\.\n$/,
        );
      },
    },
    {
      name: 'a group for each annotator, and sc where there is only one',
      run: async () => {
        const groups = async (...annotations: (typeof whole)[]) =>
          Object.keys((JSON.parse(await datasetOf(...annotations)) as { spans: object }).spans);
        expect([await groups(whole), await groups(other), await groups(whole, other)]).toEqual([
          ['sc'],
          ['sc'],
          ['ana', 'bo'],
        ]);
      },
    },
  ],
  hostile: [],
  outside: [
    {
      reader: 'Python json',
      run: (folder, records) => expect(spansByPython('spacy', folder)).toEqual(spansOf(records)),
    },
  ],
};
