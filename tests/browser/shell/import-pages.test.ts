import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDocx, p, r } from '../../support/docx.ts';
import { makePdf } from '../../support/pdf.ts';
import { expectPage } from '../expect-page.ts';
import { violations } from './axe.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

const SAID = 'Police said that twelve people died in the flood, and that more were missing. '.repeat(4);
const HTML = `<html lang=en><title>Flood kills 12 | The Wire</title><meta property="og:site_name" content="The Wire">
<nav><ul><li><a href="https://elsewhere.example/">Home</a></ul></nav><h1>Flood kills 12</h1>
<article><p>${SAID}<b>Twelve</b><script>window.hurt = 1</script><img src="https://elsewhere.example/x.png" onerror="window.hurt = 2">
<iframe src="https://elsewhere.example/"></iframe><a href="javascript:window.hurt=3">link</a></p><p>${SAID}</p>
<p>&lt;img src=x onerror="window.hurt = 4"&gt;</p><table><tr><th>City<th>Dead<tr><td>A<td>3</table></article><footer>All rights</footer>`;

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
  window = await windows.open({ name: 'Ana' });
});
afterAll(async () => {
  await window.close();
  await windows.close();
});

describe('pages, Word documents and PDFs', () => {
  it('are previewed with what is left out, imported, and read in the pane as text alone', async () => {
    const { page } = window;
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('elsewhere')) asked.push(request.url());
    });
    await page.keyboard.press('Control+i');
    await page.getByLabel('Files to import').setInputFiles([
      { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from(HTML) },
      {
        name: 'report.docx',
        mimeType: 'application/x',
        buffer: Buffer.from(makeDocx({ body: p(r('Report'), 'Heading1') + p(r('Fifteen died.')) })),
      },
      {
        name: 'print.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from(makePdf({ pages: [[{ text: 'Nine were hurt.', y: 700 }]] })),
      },
      { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from(makePdf({ pages: [''] })) },
    ]);
    const list = page.getByRole('list', { name: 'Files to import' });
    await expectPage(list.getByRole('listitem')).toHaveCount(4);
    await expectPage(list).toContainText('Run OCR');
    await page.getByRole('button', { name: /^Leave (them|it) out$/ }).click();
    await list.getByRole('button', { name: /^report\.docx/ }).click();
    await expectPage(page.getByLabel('First lines')).toContainText('Fifteen died.');
    await expectPage(page.getByRole('combobox', { name: 'Encoding' })).toHaveCount(0);
    await list.getByRole('button', { name: /^page\.html/ }).click();
    const preview = page.getByRole('region', { name: 'Preview' });
    await expectPage(preview).toContainText('The Wire');
    await expectPage(preview).toContainText('1 remote image');
    await expectPage(page.getByLabel('First lines')).toContainText('Home');
    await page.getByRole('checkbox', { name: /main content/i }).check();
    await expectPage(page.getByLabel('First lines')).not.toContainText('Home');
    await expectPage(preview).toContainText('passages outside the main content');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Import 3 files' }).click();
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await page
      .getByRole('listbox', { name: 'Documents' })
      .getByRole('option')
      .filter({ hasText: 'Flood kills 12' })
      .click();
    await expectPage(window.text).toContainText('<img src=x onerror="window.hurt = 4">');
    await expectPage(window.text).toContainText('City');
    await expectPage(window.text.locator('script, img, iframe, form, [onerror], [href]')).toHaveCount(0);
    expect(await page.evaluate(() => 'hurt' in globalThis)).toBe(false);
    expect(asked).toEqual([]);
    expect(window.complaints).toEqual([]);
  });
});
