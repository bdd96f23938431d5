import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Imported, Staged } from '../../../shared/api/imports.ts';
import { testCore, type TestCore } from '../../support/core.ts';
import { li, makeDocx, p, r } from '../../support/docx.ts';
import { makePdf } from '../../support/pdf.ts';
import { temporaryFolder } from '../../support/project.ts';
import { makeZip } from '../../support/zip.ts';

let at: TestCore;
let folder: string;

beforeEach(async () => {
  at = await testCore();
  folder = temporaryFolder();
  await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  await at.client.call('project.create', { name: 'Import' });
});

afterEach(() => at.core.close());

const PAGE =
  '<html lang=en><title>Flood | Wire</title><meta property="og:site_name" content="The Wire"><link rel=canonical href="https://wire.example/a"><nav>Home</nav><h1>Flood 👍</h1><p>Police said <b>12 people died</b>.<script>alert(1)</script><img src=//x/y>';
const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'b/page.html': PAGE,
  'report.docx': makeDocx({
    core: '<dc:creator>Ana</dc:creator>',
    body: p(r('Report'), 'Heading1') + li('one') + p(r('Text.')),
  }),
  'print.pdf': makePdf({ info: '/Title (A print)', pages: [[{ text: 'Fifteen died.', y: 700 }]] }),
  'plain.txt': 'Plain.',
};

function put(files: Readonly<Record<string, string | Uint8Array>>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'in', path)), { recursive: true });
    writeFileSync(join(folder, 'in', path), content);
  }
  return join(folder, 'in');
}

const stage = (path: string): Promise<Staged[]> =>
  at.client.call('import.stage', { task: uuid(), source: { kind: 'path', path } });
const commit = (staged: readonly Staged[], batch: string = uuid()): Promise<Imported> =>
  at.client.call('import.commit', { batch, task: uuid(), ids: staged.map(({ id }) => id) });
const documents = async () =>
  (await at.client.call('documents.list', {})).documents.map(({ title }) => title).toSorted();
const exported = async (): Promise<string> => {
  const path = join(folder, `${uuid()}.jsonl`);
  await at.client.call('export.write', { task: uuid(), format: 'jsonl', path, layer: 'all', overwrite: false });
  return readFileSync(path, 'utf8');
};

describe('texts that are taken out of files', () => {
  it('are previewed with what the file says and what is left out, and imported so, in one step', async () => {
    const staged = await stage(put(FILES));
    expect(staged.map(({ place, problem }) => [place, problem])).toEqual([
      ['b/page.html', null],
      ['plain.txt', null],
      ['print.pdf', null],
      ['report.docx', null],
    ]);
    expect(staged[0]?.content).toMatchObject({
      kind: 'document',
      mediaType: 'text/html',
      title: 'Flood 👍',
      preview: 'Home\n\nFlood 👍\n\nPolice said 12 people died.',
      publication: { fileName: 'page.html', outlet: 'The Wire', url: 'https://wire.example/a' },
      metadata: { language: 'en', page_title: 'Flood | Wire' },
      leftOut: [
        { what: 'script', count: 1 },
        { what: 'remote image', count: 1 },
      ],
    });
    const { seq } = await commit(staged);
    expect(seq).toBeGreaterThan(0);
    expect(await documents()).toEqual(['A print', 'Flood 👍', 'Plain.', 'Report']);
    expect(await at.client.call('project.verify', { task: uuid() })).toMatchObject({ ok: true, problems: [] });
    await at.client.call('history.undo', { batch: uuid() });
    expect(await documents()).toEqual([]);
  });

  it('keep structure, metadata and annotations on the way through a dataset', async () => {
    const { documents: ids } = await commit(await stage(put(FILES)));
    for (const id of ids) {
      const { text } = await at.client.call('documents.read', { id });
      if (text.includes('12 people died')) await at.tag(id, '12 people died');
    }
    const before = await exported();
    const dataset = join(folder, 'd.jsonl');
    writeFileSync(dataset, before);
    await at.client.call('project.create', { name: 'Again' });
    await commit(await stage(dataset));
    expect(await exported()).toBe(before);
    expect(before).toContain(
      '"structure":{"blocks":[{"end":4,"kind":"paragraph","start":0},{"end":13,"kind":"heading","level":1',
    );
  });

  it('are read again as told: only the main content, or the source as plain text', async () => {
    const said = `<p>${'Police said that many more are missing. '.repeat(12)}</p>`.repeat(3);
    const html = `<title>T</title><nav><ul><li><a href=/>Home</a></ul></nav><h1>T</h1><article>${said}</article>`;
    const [staged] = await stage(put({ 'a.html': html }));
    const id = staged?.id ?? '';
    const main = await at.client.call('import.inspect', { id, mainContent: true });
    expect(main.content).toMatchObject({ kind: 'document', preview: expect.stringMatching(/^T\n\nPolice/) });
    const source = await at.client.call('import.inspect', { id, mediaType: 'text/plain' });
    expect(source.content).toMatchObject({ preview: expect.stringMatching(/^<title>T</), leftOut: [] });
  });

  it('come out of an archive too; what cannot be read is told with its reason, and nothing is imported with it', async () => {
    const entries = Object.entries(FILES).map(([name, content]) => ({ name, content }));
    const path = join(folder, 'a.zip');
    const scan = makePdf({ pages: [''] });
    writeFileSync(
      path,
      makeZip([...entries, { name: 'scan.pdf', content: scan }, { name: '__MACOSX/._a', content: 'x' }]),
    );
    const staged = await stage(path);
    expect(
      staged
        .filter(({ problem }) => problem !== null)
        .map(({ place, problem, isLeftOut }) => [place, problem, isLeftOut]),
    ).toEqual([
      ['__MACOSX', '__MACOSX is left out: it is no text and no dataset.', true],
      [
        'scan.pdf',
        'scan.pdf: The PDF holds no text: it holds pictures of pages. Run OCR (text recognition) first and import the result.',
        undefined,
      ],
    ]);
    await expect(commit(staged.filter(({ isLeftOut }) => isLeftOut !== true))).rejects.toMatchObject({
      code: 'refused',
    });
    expect(await documents()).toEqual([]);
    await commit(staged.filter(({ problem }) => problem === null));
    expect(await documents()).toHaveLength(4);
    writeFileSync(path, makeZip([{ name: '../a.txt', content: 'x' }]));
    await expect(stage(path)).rejects.toMatchObject({
      message: expect.stringContaining('../a.txt: its name leads out'),
    });
  });

  it('of 300 files are read with progress, and can be cancelled with nothing changed', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.html`, `<h1>Page ${i}</h1><p>Text.`]));
    const path = put(many);
    const before = at.events.length;
    const staged = await stage(path);
    expect(staged).toHaveLength(300);
    expect(at.events.slice(before).some((event) => event.type === 'progress')).toBe(true);
    const task = uuid();
    const waiting = at.client.call('import.stage', { task, source: { kind: 'path', path } });
    await at.client.call('task.cancel', { task });
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    expect((await commit(staged)).documents).toHaveLength(300);
  });
});
