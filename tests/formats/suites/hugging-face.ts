import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TASKS_DATA } from '@huggingface/tasks';
import jsonld from 'jsonld';
import { expect } from 'vitest';
import { HUGGING_FACE } from '../../../electron/core/formats/hugging-face/format.ts';
import { splitOf } from '../../../electron/core/formats/hugging-face/splits.ts';
import { writeFolder } from '../../../electron/core/formats/hugging-face/write.ts';
import { parse as parseYaml } from 'yaml';
import { yaml } from '../../../electron/core/formats/hugging-face/yaml.ts';
import type { DatasetRecord } from '../../../electron/core/formats/dataset.ts';
import type { DatasetSource, OutFile } from '../../../electron/core/formats/format.ts';
import { byPlace } from '../../../electron/core/formats/native/order.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { DatasetCard } from '../../../shared/model/dataset-card.ts';
import { record } from '../make.ts';
import { askDuckDb } from '../support/duckdb.ts';
import { CODEBOOK } from './projects.ts';
import { sourceOf, type Suite } from './suite.ts';

const CARD: DatasetCard = {
  id: 'dataset',
  title: 'Troops: "claims" | 주장',
  description: 'Claims in news.\n\n# Not a title of its own',
  homepage: 'https://example.org/troops',
  authors: ['Ana López', 'Bo'],
  citation: '@misc{troops, title={Troops}}',
  licence: 'CC-BY-4.0',
  textRights: 'restricted',
  languages: ['en', 'zh-Hant'],
  keywords: ['claims', 'no'],
  sourceSelection: 'Five articles of one week.',
  process: 'Twice each, then settled.',
  annotators: 'Two linguists.',
  sensitive: 'Public persons only.',
  uses: 'Claim detection.',
  limits: 'One event.',
  date: '2026-11-26',
};

/** The files of records, as texts where they are no Parquet. */
async function filesOf(source: DatasetSource, shardSize?: number): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for await (const { path, pieces } of writeFolder(source, shardSize) as AsyncIterable<OutFile>) {
    const parts: Uint8Array[] = [];
    for await (const piece of pieces) parts.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
    files.set(path, Buffer.concat(parts).toString(path.endsWith('.parquet') ? 'latin1' : 'utf8'));
  }
  return files;
}

const python = (script: string, ...args: readonly string[]): string =>
  execFileSync('python3', ['-c', script, ...args], { encoding: 'utf8', stdio: 'pipe' });

/** The head of a card as another reader of YAML 1.1 has it: the version that Python and the hub read. */
function headOf(card: string): unknown {
  const [, head = ''] = /^---\n([\s\S]*?\n)---\n/.exec(card) ?? [];
  return parseYaml(head, { version: '1.1' });
}

const HASHES = `
import hashlib, json, os, sys
os.chdir(sys.argv[1])
sums = dict(reversed(line.rstrip('\\n').split('  ', 1)) for line in open('SHA256SUMS', encoding='utf-8'))
found = sorted(os.path.join(d, f)[2:].replace(os.sep, '/') for d, _, fs in os.walk('.') for f in fs if f != 'SHA256SUMS')
assert found == sorted(sums), (found, sorted(sums))
for path, expected in sums.items():
    assert hashlib.sha256(open(path, 'rb').read()).hexdigest() == expected, path
croissant = json.load(open('croissant.json', encoding='utf-8'))
files = [one for one in croissant['distribution'] if one['@type'] == 'cr:FileObject']
for one in files:
    data = open(one['contentUrl'], 'rb').read()
    assert hashlib.sha256(data).hexdigest() == one['sha256'] and one['contentSize'] == f'{len(data)} B', one
print(len(files))
`;

const annotationsOf = (records: readonly DatasetRecord[]): Annotation[] =>
  records.flatMap((one) => one.annotations.toSorted(byPlace));

const codePoints = (text: string): number => Array.from(text).length;

const trap = (name: string, run: () => Promise<void> | void): Suite['traps'][number] => ({ name, run });

const two = (): DatasetRecord[] =>
  [
    record('Police said 12 people died.', { metadata: { split: 'test', language: 'en' } }),
    record('“At least 15 👩‍👩‍👧 died,” the mayor said.', { metadata: { split: 'train' } }),
    record('Nobody knows.', { metadata: { split: '../evil' } }),
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Everything that is shown of the folder for the Hub. */
export const HUGGING_FACE_SUITE: Suite = {
  format: HUGGING_FACE,
  hostile: [],
  writes: 60,
  traps: [
    trap('configs have a mandatory config_name and data_files, one of them is the default', async () => {
      const card = (await filesOf(sourceOf(two()))).get('README.md') ?? '';
      expect(card).toContain('configs:\n- config_name: "documents"\n  data_files:\n  - split: "test"\n    path:');
      expect(card.match(/default: true/g)).toHaveLength(1);
    }),
    trap('structs in lists are `list:`, not `sequence:`', async () => {
      const card = (await filesOf(sourceOf(two()))).get('README.md') ?? '';
      expect(card).toContain('  - name: "publications"\n    list:\n    - name: "outlet"\n      dtype: "string"');
      expect(card).not.toContain('sequence:');
    }),
    trap('data/<config>/<split>-00000-of-0000N.parquet, by the splits that documents name', async () => {
      const files = await filesOf(sourceOf(two()));
      expect([...files.keys()].filter((path) => path.startsWith('data/'))).toEqual([
        'data/documents/test-00000-of-00001.parquet',
        'data/documents/train-00000-of-00001.parquet',
      ]);
      expect(splitOf({ split: '../evil' })).toBeNull();
    }),
    trap('shards are of bounded size, and say how many there are', async () => {
      const files = await filesOf(sourceOf(two()), 10);
      expect([...files.keys()].filter((path) => path.startsWith('data/documents/train'))).toEqual([
        'data/documents/train-00000-of-00002.parquet',
        'data/documents/train-00001-of-00002.parquet',
      ]);
    }),
    trap('the head of the card takes no text for a number, a date or a truth value', () => {
      const texts = [
        'no',
        '1.0',
        '2026-11-26',
        'null',
        '~',
        '- a',
        'a: b',
        '# c',
        '"',
        '\\',
        '\u2028',
        '\u0085',
        '주장',
        '',
      ];
      expect(headOf(`---\n${yaml({ all: texts, deep: [{ a: [{ b: 1 }] }, []] })}---\n`)).toEqual({
        all: texts,
        deep: [{ a: [{ b: 1 }] }, []],
      });
    }),
    trap('without texts neither text nor quote is in any file', async () => {
      const secret = 'Zyzzyva';
      const one = record(`${secret} said so.`, {});
      const records = [{ ...one, title: 'a title', annotations: [mark(one, 0, secret.length)] }];
      const form = { withoutText: true, quotes: 'none' } as const;
      const bytes = [...(await filesOf({ ...sourceOf(records), form })).values()].join('');
      expect(bytes).toContain(one.textSha256);
      expect(bytes).not.toContain(secret);
      const short = await filesOf({ ...sourceOf(records), form: { ...form, quotes: 'short' } });
      expect([...short.values()].join('')).toContain(secret);
    }),
    trap('without texts the examples of the codebook stay, and what quotes a text is counted', async () => {
      const whole = `Police said that twelve people had died, and that no more than three of them were known.`;
      const one = record(whole, { title: 'A title' });
      const note = `Look: ${whole.slice(10, 70).replace(' ', '\n  ')}!`;
      const records = [{ ...one, annotations: [{ ...mark(one, 0, 6), note }] }];
      const label = { ...CODEBOOK.labels[0], examples: [{ quote: 'Zyzzyva', file: 'zyx.txt' }] };
      const codebook = { ...CODEBOOK, labels: [label, ...CODEBOOK.labels.slice(1)] } as typeof CODEBOOK;
      const form = { withoutText: true, quotes: 'none' } as const;
      const files = await filesOf({ ...sourceOf(records, codebook), form });
      expect([...files.values()].join('')).not.toMatch(/Zyzzyva|zyx\.txt/);
      const said = '1 note, claim or attribute quotes 40 or more characters of them.';
      for (const name of ['LICENSE.md', 'README.md', 'DATASHEET.md']) expect(files.get(name)).toContain(said);
      expect((await filesOf(sourceOf(records, codebook))).get('codebook.json')).toContain('Zyzzyva');
    }),
    trap('of who annotated, the card says only what is known', async () => {
      const one = record('Police said so.', {});
      const card = (await filesOf(sourceOf([{ ...one, annotations: [mark(one, 0, 6)] }]))).get('README.md');
      expect(card).not.toMatch(/annotations_creators|source_datasets/);
      const byRule = { ...mark(one, 0, 6), origin: { kind: 'rule' } } as const;
      const other = (await filesOf(sourceOf([{ ...one, annotations: [byRule] }]))).get('README.md');
      expect(other).toContain('annotations_creators:\n- "machine-generated"');
    }),
    trap('a handle that file systems do not take gets a folder of its own', async () => {
      const one = record('Police said so.', {});
      const annotations = ['con.', 'ana-lópez', 'ana'].map((layer, i) => ({ ...mark(one, 0, 6), id: `a${i}`, layer }));
      const files = await filesOf(sourceOf([{ ...one, annotations }]));
      expect([...files.keys()].filter((path) => path.startsWith('data/annotations-'))).toEqual([
        'data/annotations-ana/train-00000-of-00001.parquet',
        expect.stringMatching(/^data\/annotations-layer-[0-9a-f]{12}\/train/),
        expect.stringMatching(/^data\/annotations-layer-[0-9a-f]{12}\/train/),
      ]);
      expect(files.get('README.md')).toContain('config_name: "annotations-ana-lópez"');
    }),
  ],
  outside: [
    {
      reader: 'DuckDB',
      async run(folder, records) {
        const from = (config: string): string => `read_parquet('${folder}/data/${config}/*.parquet')`;
        const documents = await askDuckDb(`SELECT * FROM ${from('documents')} ORDER BY id`);
        expect(documents.types.slice(0, 5)).toEqual(['VARCHAR', 'VARCHAR', 'VARCHAR', 'VARCHAR', 'INTEGER']);
        expect(
          documents.rows.map(({ id, title, text, text_sha256, length }) => [id, title, text, text_sha256, length]),
        ).toEqual(records.map((one) => [one.id, one.title, one.text, one.textSha256, codePoints(one.text)]));
        const told = await askDuckDb(
          `SELECT a.*, list_transform(fragments, f -> substring(d.text, f.start + 1, f."end" - f.start)) AS said
           FROM ${from('annotations-*')} a JOIN ${from('documents')} d ON d.id = a.document`,
        );
        const texts = new Map(records.map((one) => [one.id, one.text]));
        const byId = new Map(told.rows.map((row) => [row['id'], row]));
        const all = annotationsOf(records);
        expect(told.rows).toHaveLength(all.length);
        for (const { id, document, layer, label, quote, attributes, note = null, fragments, flags = [] } of all) {
          const row = byId.get(id);
          const other = row?.['other_attributes'];
          const typed = Object.entries(row?.['attributes'] ?? {}).filter(([, value]) => value !== null);
          expect({ ...Object.fromEntries(typed), ...(typeof other === 'string' ? JSON.parse(other) : {}) }).toEqual(
            attributes,
          );
          expect(row).toMatchObject({ document, annotator: layer, label, quote, note, since: '1.0.0' });
          expect(row?.['flags']).toEqual(flags.map(({ kind, text = null }) => ({ kind, text })));
          const whole = texts.get(document) ?? '';
          expect(row?.['said']).toEqual(fragments.map((f) => whole.slice(f.start, f.end)));
        }
        const relations = await askDuckDb(`SELECT * FROM ${from('relations')}`);
        expect(new Set(relations.rows.map((row) => row['id']))).toEqual(
          new Set(records.flatMap((one) => one.relations.map(({ id }) => id))),
        );
        const claims = await askDuckDb(`SELECT id, text FROM ${from('claims')} ORDER BY id`);
        const cards = new Map(records.flatMap((one) => one.claims.map(({ id, text }) => [id, text])));
        expect(claims.rows.map((row) => [row['id'], row['text']])).toEqual(
          [...cards].toSorted(([a], [b]) => (a < b ? -1 : 1)),
        );
        const mentions = await askDuckDb(`SELECT count(*)::INT AS n FROM ${from('mentions')}`);
        expect(mentions.rows[0]?.['n']).toBe(all.filter(({ claim }) => claim !== undefined).length);
      },
    },
    {
      reader: 'Python json and hashlib',
      run(folder) {
        expect(Number(python(HASHES, folder))).toBeGreaterThan(3);
      },
    },
    {
      reader: 'yaml, @huggingface/tasks',
      run(folder, records) {
        const head = headOf(readFileSync(join(folder, 'README.md'), 'utf8')) as {
          task_categories: string[];
          configs: { config_name: string; data_files: { split: string; path: string[] }[] }[];
          dataset_info: { config_name: string; features: { name: string }[]; splits: { num_examples: number }[] }[];
        };
        expect(head.dataset_info.map((one) => one.config_name)).toEqual(head.configs.map((one) => one.config_name));
        expect(head.configs.map((one) => one.config_name)).toEqual(
          expect.arrayContaining(['documents', 'annotations', 'annotations-ana', 'relations', 'claims', 'mentions']),
        );
        expect(head.dataset_info[0]?.splits[0]?.num_examples).toBe(records.length);
        expect(head.task_categories.every((task) => Object.hasOwn(TASKS_DATA, task))).toBe(true);
      },
    },
    {
      reader: 'jsonld',
      async run(folder) {
        const croissant = JSON.parse(readFileSync(join(folder, 'croissant.json'), 'utf8')) as object;
        await expectExpanded(croissant);
      },
    },
  ],
};

/** That a JSON-LD processor keeps every key, as a term of some vocabulary. Nothing is fetched: the context is in the file. */
export async function expectExpanded(document: object): Promise<void> {
  const expanded = await jsonld.expand(document, {
    documentLoader: (url: string) => Promise.reject(new Error(`it would fetch ${url}`)),
  });
  const keys = (value: unknown, into: string[]): string[] => {
    if (Array.isArray(value)) for (const one of value) keys(one, into);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (key === '@context') continue;
        if (!key.startsWith('@')) into.push(key.replace(/^.*[/#:]/, ''));
        keys(inner, into);
      }
    }
    return into;
  };
  const unique = (value: unknown): string[] => [...new Set(keys(value, []))].toSorted();
  expect(unique(expanded)).toEqual(unique(document));
  expect(JSON.stringify(expanded)).toContain('http://mlcommons.org/croissant/1.1');
}

function mark({ id, text }: DatasetRecord, start: number, end: number): Annotation {
  const fragments = [{ start, end }] as unknown as Annotation['fragments'];
  return {
    id: 'a1',
    document: id,
    layer: 'ana',
    label: 'CLAIM',
    fragments,
    quote: text.slice(start, end),
    attributes: {},
    codebookVersion: '1.0.0',
    origin: { kind: 'human' },
  };
}

/** A source whose project says all of its dataset. */
export const described = (records: readonly DatasetRecord[]): DatasetSource => ({
  ...sourceOf(records),
  publication: { card: CARD, releases: [], since: () => '1.0.0' },
});
