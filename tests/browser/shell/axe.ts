import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const require = createRequire(import.meta.url);
const source = readFileSync(
  createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe answers, as far as it is read here. */
interface Axe {
  run(context: unknown, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** Rules that are of the whole page even while a dialog is all that can be used of it. */
const OF_THE_PAGE = ['aria-hidden-focus', 'document-title', 'html-has-lang', 'html-lang-valid', 'duplicate-id-aria'];
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds wrong in the state that a page is in, one line each: all rules of WCAG 2.2 AA and its best practices
 * in the theme at hand, those of colours in both themes. Where a dialog is open, of the dialog: what lies behind it cannot be
 * used, and was a state of its own before. A sixth of the time of `AxeBuilder`, which also describes all that is right.
 */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => Reflect.has(globalThis, 'axe')))) await page.evaluate(source);
  const dialog = '[role="dialog"], [role="alertdialog"]';
  const overlay = (await page.locator(`${dialog}, [role="menu"]`).count()) > 0;
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await run(page, dialog, {
    runOnly: { type: 'tag', values: tags },
    // Menus and dialogs stand in portals outside every landmark, as their patterns have it.
    rules: { region: { enabled: !overlay } },
  });
  if (overlay) found.push(...(await run(page, null, { runOnly: { type: 'rule', values: OF_THE_PAGE } })));
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' });
  const other = await run(page, dialog, { runOnly: { type: 'rule', values: OF_COLOURS } });
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
  return [...found, ...other.map((line) => `in the ${isDark ? 'light' : 'dark'} theme: ${line}`)];
}

/** Runs axe within the last element that the selector finds, or on the whole page. */
function run(page: Page, within: string | null, options: object): Promise<string[]> {
  return page.evaluate(
    async ([within, options]) => {
      // Motion is reduced: what is coming in, or changes its colours, is there when two frames have been drawn.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const axe = Reflect.get(globalThis, 'axe') as Axe;
      const part = within === null ? undefined : [...document.querySelectorAll(within)].at(-1);
      const { violations } = await axe.run(part ?? document, { ...options, resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    },
    [within, options] as const,
  );
}
