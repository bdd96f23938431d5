import type { Browser, Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { CONTENT_POLICY } from '../../../electron/desktop/headers.ts';
import { builtPage } from '../pages.ts';
import { launch, ORIGIN } from '../pane/bundle.ts';
import { expectPage } from '../expect-page.ts';

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

let browser: Browser;
let page: Page;
let field: Locator;
const complaints: string[] = [];
const asked: string[] = [];

beforeAll(async () => {
  const files = builtPage('rich/page');
  browser = await launch();
  page = await browser.newPage();
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => asked.push(request.url()));
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    const path = pathname === '/' ? '/index.html' : pathname;
    const body = files.get(path);
    if (body === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({
      body: typeof body === 'string' ? body : Buffer.from(body),
      contentType: TYPES[path.split('.').at(-1) ?? ''] ?? 'font/woff2',
      headers: { 'content-security-policy': CONTENT_POLICY },
    });
  });
  await page.goto(ORIGIN);
  field = page.getByRole('textbox', { name: 'Note', exact: true });
});
afterAll(() => browser.close());
beforeEach(() => void complaints.splice(0));

async function show(text: string): Promise<void> {
  await page.evaluate((text) => window.show(text), text);
  await field.waitFor();
}
const told = (): Promise<string | undefined> => page.evaluate(() => window.told.at(-1));

/** Pastes HTML as a browser does it from another page. */
const paste = (type: string, data: string): Promise<void> =>
  field.evaluate(
    (element, { type, data }) => {
      const transfer = new DataTransfer();
      transfer.setData(type, data);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
    },
    { type, data },
  );

it('plain text is told as it is typed; marks by key; Tab leaves the field', async () => {
  await show('');
  await field.click();
  const { keyboard } = page;
  await keyboard.type('AT&T sent 5 * 3 = 15_000, ');
  await keyboard.press('Control+b');
  await keyboard.type('not');
  await expectPage(page.getByRole('button', { name: 'Bold' })).toHaveAttribute('aria-pressed', 'true');
  await keyboard.press('Control+b');
  await keyboard.type(' 12');
  await keyboard.press('Shift+Enter');
  await keyboard.type('한국어');
  expect(await told()).toBe('AT&T sent 5 * 3 = 15_000, **not** 12\n한국어');
  await keyboard.press('Tab');
  await expectPage(page.getByRole('textbox', { name: 'After' })).toBeFocused();
  await keyboard.press('Shift+Tab');
  await expectPage(field).toBeFocused();
  expect(complaints).toEqual([]);
});

it('lists by their signs; the toolbar by arrows', async () => {
  await show('');
  await field.click();
  await page.keyboard.type('- one');
  await page.keyboard.press('Enter');
  await page.keyboard.type('two');
  expect(await told()).toBe('- one\n- two');
  await page.keyboard.press('Shift+Tab');
  await expectPage(page.getByRole('button', { name: 'Bold' })).toBeFocused();
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowRight');
  await expectPage(page.getByRole('button', { name: 'List', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await told()).toBe('- one\n\ntwo');
});

it('HTML that is pasted keeps its words and marks; scripts and images do not come alive', async () => {
  await show('');
  await field.click();
  asked.splice(0);
  await paste(
    'text/html',
    `<p onclick="window.pwned=true">Some <b>bold</b> <a href="javascript:window.pwned=true">bad</a>
     <a href="https://example.org/a">good</a></p><img src="https://example.org/x.png" onerror="window.pwned=true">
     <script>window.pwned = true</script><style>p{color:red}</style><iframe src="https://example.org"></iframe>`,
  );
  expect(await told()).toBe('Some **bold** bad [good](https://example.org/a)');
  await field.locator('[data-address]').click({ modifiers: ['Control'] });
  expect(await page.evaluate(() => window.pwned)).toBeUndefined();
  expect(await field.locator('img, script, iframe, a').count()).toBe(0);
  expect(asked).toEqual([]);
  expect(page.context().pages()).toHaveLength(1);
});

it('a view of a hostile text shows it as words', async () => {
  asked.splice(0);
  await show('<img src=x onerror="window.pwned=true"> ![a](https://example.org/t.png) [x](javascript:alert(1)) **b**');
  const shown = page.getByRole('region', { name: 'Shown' });
  await expectPage(shown).toContainText('<img src=x onerror="window.pwned=true">');
  await expectPage(shown.locator('strong')).toHaveText('b');
  expect(await shown.locator('img, script, a').count()).toBe(0);
  expect(await page.evaluate(() => window.pwned)).toBeUndefined();
  expect(asked).toEqual([]);
});

it('what the formatting has no place for is edited as plain text, and stays as it is', async () => {
  const text = '# Title\n\n```\ncode\n```\n\n<b>x</b>\n';
  await show(text);
  await expectPage(field).toHaveValue(text);
  await expectPage(page.getByText('is edited as plain text')).toBeVisible();
  await expectPage(page.getByRole('button', { name: 'Formatting: Note' })).toBeDisabled();
  await field.press('End');
  await field.press('Control+End');
  await page.keyboard.type('y');
  expect(await told()).toBe(`${text}y`);
  await show('a **b**');
  await page.getByRole('button', { name: 'Plain text: Note' }).click();
  await expectPage(field).toHaveValue('a **b**');
  await field.fill('a **b** c');
  await page.getByRole('button', { name: 'Formatting: Note' }).click();
  await expectPage(field.locator('strong')).toHaveText('b');
});

it('a text over the limit is refused with a word, and what was there stays', async () => {
  await show('kept');
  await field.click();
  await page.keyboard.press('End');
  await paste('text/plain', 'x'.repeat(20_001));
  await expectPage(page.getByRole('alert')).toContainText('Not put in: the text would have 20,005 characters');
  await expectPage(field).toHaveText('kept');
  expect(await told()).toBeUndefined();
  await page.keyboard.type('!');
  expect(await told()).toBe('kept!');
  await expectPage(page.getByRole('alert')).toHaveCount(0);
  await paste('text/plain', 'y'.repeat(19_995));
  await expectPage(page.getByText('20,000 of 20,000 characters')).toBeVisible();
  await page.keyboard.type('z');
  await expectPage(page.getByRole('alert')).toBeVisible();
  expect((await told())?.length).toBe(20_000);
  expect((await field.textContent())?.length).toBe(20_000);
});

it('a link by its address, by keyboard', async () => {
  await show('see here');
  await field.click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  const address = page.getByRole('textbox', { name: 'Address of the link' });
  await expectPage(address).toBeFocused();
  await page.keyboard.type('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expectPage(page.getByText('Only addresses that begin with')).toBeVisible();
  await address.fill('https://example.org/a b');
  await page.keyboard.press('Enter');
  expect(await told()).toBe('see [here](<https://example.org/a b>)');
  await expectPage(field).toBeFocused();
});
