import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../../../electron/core/services/report/html.ts';
import { SEEDS, testCore, type TestCore } from '../../support/core.ts';

/** Everything in one quote that could end an element, an attribute or the page. */
const HOSTILE = `<script>alert(1)</script> "quoted" 'too' & </title></style><img src=x onerror=alert(1)> \u202eright to left`;

let core: TestCore;
let sample: string;
beforeAll(async () => {
  core = await testCore();
  const { client, folder } = core;
  await client.call('project.create', { name: 'Report <b>& "all"</b>', seeds: true });
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  await importFile(join(SEEDS, 'annotations.jsonl'));
  sample = await write(join(folder, 'sample.html'));
});
afterAll(() => core.core.close());

async function importFile(path: string): Promise<void> {
  const staged = await core.client.call('import.stage', { task: uuid(), source: { kind: 'path', path } });
  await core.client.call('import.commit', { batch: uuid(), task: uuid(), ids: staged.map(({ id }) => id) });
}

async function write(path: string, about: { claim?: string; layer?: string | null } = {}): Promise<string> {
  await core.client.call('report.write', { task: uuid(), path, overwrite: false, layer: null, ...about });
  return readFileSync(path, 'utf8');
}

describe('the report of the annotated seeds', () => {
  it('tells every claim with its mentions, and the table, the figures, the checks and the documents', async () => {
    const { cards } = await core.client.call('claims.overview', { layer: null });
    expect(cards.length).toBeGreaterThan(20);
    for (const card of cards) expect(sample).toContain(`id="card-${card.id}"`);
    expect(sample.match(/<li class="mention">/g)).toHaveLength(cards.flatMap(({ mentions }) => mentions).length);
    const titles = [...sample.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title);
    expect(titles).toEqual(['Claims', 'Claims by document', 'Figures', 'Attribution', 'Checks', 'Documents']);
    expect(sample).toMatch(/“<bdi>[^<]+<\/bdi>” — <bdi>[^<]*South Korean military/);
    expect(sample).toContain('<svg xmlns="http://www.w3.org/2000/svg"');
  });

  it('says what each claim rests on', () => {
    expect(sample).toMatch(/\d+ mentions in \d+ documents rest on \d+ origins?/);
    expect(sample).toContain('South Korea');
  });

  it('says which claims contradict each other, and leads from one to the other', async () => {
    const { cards } = await core.client.call('claims.overview', { layer: null });
    const anchors = [...sample.matchAll(/<li>Contradicts <a href="#card-([^"]+)"/g)].map(([, id]) => id);
    expect(anchors.length).toBeGreaterThan(0);
    expect(cards.map(({ id }) => id)).toEqual(expect.arrayContaining(anchors));
    expect(sample).toMatch(/\d contradictions? between different claims (?:is|are) recorded/);
  });

  it('names places by paragraph and code points', async () => {
    const [mention] = (await core.client.call('claims.overview', { layer: null })).cards.flatMap(
      (card) => card.mentions,
    );
    const { text } = await core.client.call('documents.read', { id: mention?.document ?? '' });
    const start = Array.from(text.slice(0, mention?.place.start)).length;
    const end = start + Array.from(mention?.quote ?? '').length;
    expect(sample).toMatch(new RegExp(`paragraph \\d+, characters ${start}–${end}`));
  });

  it('runs nothing, loads nothing, and has no address of anything outside but the name of SVG', () => {
    expect(sample).not.toMatch(/<(?:script|link|img|iframe|object|embed|base|form|video|audio)\b/i);
    expect(sample).not.toMatch(/\son[a-z]+=/i);
    expect(sample).not.toMatch(/(?:src|href)="(?!#)/i);
    expect(sample).not.toMatch(/url\(|@import/i);
    expect(sample).toContain(`http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;`);
    expect(sample).toMatch(/^<!doctype html>\s*<html lang="en" dir="ltr">/);
  });

  it('has the same bytes each time, and no date of its making', async () => {
    expect(await write(join(core.folder, 'again.html'))).toBe(sample);
    expect(sample).not.toContain(new Date().toISOString().slice(0, 10));
  });

  it('tells one claim alone', async () => {
    const { cards } = await core.client.call('claims.overview', { layer: null });
    const [first, second] = cards.toSorted((a, b) => b.mentions.length - a.mentions.length);
    const one = await write(join(core.folder, 'one.html'), { claim: first?.id ?? '' });
    expect(one.match(/<article class="card" id=/g)).toHaveLength(1);
    expect(one).not.toContain(second?.id);
    expect(one).not.toContain('<nav');
  });
});

describe('what comes from outside', () => {
  it('is escaped wherever it stands', async () => {
    const path = join(core.folder, 'hostile.txt');
    writeFileSync(path, `${HOSTILE}\n\nA second paragraph.`);
    await importFile(path);
    const { documents } = await core.client.call('documents.list', {});
    const document = documents.find(({ fileName }) => fileName === 'hostile.txt')?.id ?? '';
    await core.client.call('documents.describe', {
      batch: uuid(),
      document,
      title: HOSTILE.replaceAll('\u202e', ''),
      publications: [{ outlet: HOSTILE, author: HOSTILE, date: '2024' }],
      metadata: { language: 'en" onload="alert(1)' },
    });
    const annotation = await core.tag(document, HOSTILE);
    const claim = uuid();
    await core.client.call('claims.create', {
      batch: uuid(),
      id: claim,
      text: HOSTILE,
      note: HOSTILE,
      annotations: [annotation],
    });
    const page = await write(join(core.folder, 'hostile.html'));
    expect(page).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; &#39;too&#39; &amp; &lt;/title&gt;',
    );
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
    expect(page).not.toMatch(/lang="en" onload/);
    expect(page).toMatch(/<\/main>\s*<\/body>\s*<\/html>\s*$/);
    expect(page.match(/<\/title>/g)?.length).toBe(
      1 + (page.match(/<title id=/g)?.length ?? 0) + (page.match(/<g><title>/g)?.length ?? 0),
    );
    expect(page.match(/<\/style>/g)).toHaveLength(1);
  });

  it.each([
    ['<b>', '&lt;b&gt;'],
    [`"'&`, '&quot;&#39;&amp;'],
    ['a\0b\u0007', 'a\ufffdb\ufffd'],
    ['\ud800', '\ufffd'],
    [['<', 1, null, html`<i>${'<'}</i>`], '&lt;1<i>&lt;</i>'],
  ])('%j is written as %j', (part, written) => {
    expect(html`${part}`.html).toBe(written);
  });
});

describe('what is refused', () => {
  it.each([
    ['a claim card that is not there', { claim: '0198c0de-0000-7000-8000-000000000000' }, 'not_found'],
    ['a layer that is not there', { layer: 'nobody' }, 'invalid'],
  ])('%s', async (_name, about, code) => {
    await expect(write(join(core.folder, 'refused.html'), about)).rejects.toMatchObject({ code });
  });
  it('a file that is there, and the project itself', async () => {
    await expect(write(join(core.folder, 'sample.html'))).rejects.toMatchObject({ code: 'exists' });
    const { project } = await core.client.call('session.read', {});
    const asked = { task: uuid(), path: project?.path ?? '', layer: null, overwrite: true };
    await expect(core.client.call('report.write', asked)).rejects.toBeInstanceOf(Error);
  });
});
