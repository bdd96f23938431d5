import { afterAll, beforeAll, it } from 'vitest';
import { openWindows, type TestWindow, type Windows } from './window.ts';
import { violations } from './axe.ts';

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());

const mapping = {
  mapping: 1, labels: { Claim: { to: 'CLAIM', attributes: { CheckWorthy: { to: null }, polarity: { to: 'polarity' } } }, Hedge: { to: 'Hedge', attributes: {} }, 'webanno.custom.NamedEntity': { to: null, attributes: {} }, Quote: { to: 'Quote', attributes: {} } },
  relations: { Contradicts: { to: 'contradicts' }, Supports: { to: 'Supports' } }, documentLabels: {}, annotators: { 'Ana López': 'ana-lópez', bob: 'bob' }, extend: false,
};
let foreign = {
  kind: 'foreign', format: 'brat', documents: 12, newDocuments: 10, annotations: 340, relations: 41,
  words: { labels: [
    { name: 'Claim', count: 210, examples: ['12 people died', 'North Korea is sending around 10,000 troops to Russia to fight in Ukraine as the war goes on', '북한군이 러시아에 파병되었다'], attributes: [{ name: 'CheckWorthy', count: 120, values: [{ value: 'yes', count: 100 }, { value: 'no', count: 20 }] }, { name: 'polarity', count: 12, values: [{ value: 'affirmed', count: 7 }, { value: 'neg', count: 5 }] }] },
    { name: 'Hedge', count: 98, examples: ['at least', 'about'], attributes: [] },
    { name: 'webanno.custom.NamedEntity', count: 20, examples: ['Moscow'], attributes: [] },
    { name: 'Quote', count: 12, examples: ['قال الرئيس إن القوات'], attributes: [] },
  ], relations: [{ name: 'Contradicts', count: 30 }, { name: 'Supports', count: 11 }], documentLabels: [{ name: 'genre', count: 4, values: [{ value: 'news', count: 4 }] }], annotators: [{ name: 'Ana López', count: 200 }, { name: 'bob', count: 140 }] },
  mapping, isRemembered: true, unmapped: ['Hedge', 'Quote', 'Supports'], additions: ['label Hedge', 'attribute CLAIM.CheckWorthy (choice: yes, no)'], leftOut: [{ what: 'annotation webanno.custom.NamedEntity', count: 20 }],
  places: { exact: 333, moved: 4, ambiguous: 1, lost: 2, cases: [
    { document: 'articles/001', label: 'Claim', quote: 'at least 15 died', outcome: 'lost', where: 'articles/001.ann:12: its text is nowhere in the document' },
    { document: 'articles/002', label: 'Claim', quote: 'troops', outcome: 'ambiguous', where: 'articles/002.ann:3: the quote stands 4 times and nothing tells which' },
    { document: 'articles/003', label: 'Hedge', quote: 'about', outcome: 'moved', where: 'articles/003.ann:7: 12 characters later' }] },
  otherTexts: 2, anchor: 'own', waiting: 'Hedge is not in the codebook',
};
const table = { kind: 'table', format: 'csv', rows: 1200, columns: [
  { name: 'headline', samples: ['North Korea sends troops', 'Pentagon confirms'], filled: 1200 }, { name: 'body', samples: ['The Pentagon has confirmed that North Korea…'], filled: 1198 }, { name: 'source', samples: ['Reuters', 'AP'], filled: 900 }, { name: 'published_at', samples: ['2024-10-28'], filled: 1200 }, { name: 'section', samples: ['World', 'Asia'], filled: 640 }, { name: '기자', samples: ['김철수'], filled: 20 }],
  choice: { text: 'body', id: null, title: 'headline', outlet: 'source', author: null, url: null, date: 'published_at', metadata: ['section', '기자'] }, documents: [{ title: 'North Korea sends troops', preview: 'The Pentagon has confirmed that North Korea has sent 10,000 troops.' }, { title: 'Pentagon confirms', preview: 'Two.' }], leftOut: [{ what: 'row without text', count: 2 }], waiting: null };
const doc = { kind: 'document', mediaType: 'text/html', encoding: 'utf-8', encodingFrom: 'utf-8', title: 'North Korea sends troops', preview: 'The Pentagon has confirmed that North Korea has sent 10,000 troops.\n\nMore of it.', characters: 4000, duplicateOf: null, leftOut: [{ what: 'script', count: 3 }, { what: 'remote image', count: 2 }], metadata: { section: 'World' }, publication: { outlet: 'Reuters', date: '2024-10-28', fileName: 'a.html' } };

it('shots', async () => {
  window = await windows.open({ name: 'Ana' });
  const { page } = window;
  const shot = (name: string) => page.screenshot({ path: `/tmp/shots/${name}.png` });
  window.meddle(async (name, answer) => {
    if (name === 'import.stage') { const a = await answer(); return { ok: true, value: [
      { id: '1', name: 'corpus', place: 'corpus', bytes: 123456, content: foreign, problem: null },
      { id: '2', name: 'articles.csv', place: 'articles.csv', bytes: 3456789, content: table, problem: null },
      { id: '3', name: 'a.html', place: 'pages/a.html', bytes: 34567, content: doc, problem: null } ] }; }
    if (name === 'import.inspect') return { ok: true, value: { id: '1', name: 'corpus', place: 'corpus', bytes: 123456, content: { ...foreign, mapping: { ...mapping, extend: true }, waiting: null }, problem: null } };
    return answer();
  });
  await page.keyboard.press('Control+i');
  await shot('import-empty');
  await page.getByLabel('Files to import').setInputFiles([{ name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('x') }]);
  await page.getByRole('tab').first().waitFor();
  await shot('map-light');
  console.log(await violations(page));
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByText('2 attributes').click();
  await page.getByText('2 values').last().click();
  await shot('map-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('tab', { name: /Places/ }).click();
  await shot('map-places');
  await page.getByRole('tab', { name: /What it brings/ }).click();
  await shot('map-brings');
  await page.getByRole('button', { name: 'Save the mapping' }).click();
  await shot('map-save');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /Labels/ }).first().click();
  await page.getByRole('button', { name: 'Add to the codebook' }).click();
  await page.waitForTimeout(500);
  await shot('map-new');
  await page.setViewportSize({ width: 320, height: 640 });
  await shot('map-320');
  await page.getByRole('combobox', { name: 'What Hedge becomes' }).scrollIntoViewIfNeeded();
  await shot('map-320b');
  console.log('wide', await page.evaluate(() => document.documentElement.scrollWidth > innerWidth));
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: /^articles.csv/ }).click();
  await shot('table-light');
  console.log(await violations(page));
  await page.getByRole('button', { name: /^pages/ }).click();
  await shot('html-light');
  console.log(await violations(page), window.complaints);
  await window.close();
  window = await windows.open({ name: 'Ana', prepare: async (core) => { await core.client.call('preferences.save', { language: 'ko' }); } });
}, 120000);
