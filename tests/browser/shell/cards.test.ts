import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestCore } from '../../support/core.ts';
import { expectPage } from '../expect-page.ts';
import { violations } from './axe.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

const SENT = 'North Korea has sent about 3,000 additional troops and missiles';
const AGAIN = 'North Korea has dispatched approximately 3,000 additional troops';
const ELEVEN = 'North Korea has sent around 11,000 military personnel since the beginning of the conflict';
const FIFTEEN = '15,000 soldiers, alongside an array of military supplies';
const TOTAL = 'Russia got 11,000 to 15,000 troops in all.';
const MORE = 'Russia got 3,000 more troops.';

let windows: Windows;
let window: TestWindow;

/** The sample project with one's own annotations only: two claims on a card that contradict each other, one on a card, one on none. */
async function prepare({ client, tag }: TestCore): Promise<void> {
  await client.call('project.sample', {});
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  const texts = new Map<string, string>();
  for (const { id } of (await client.call('documents.list', {})).documents) {
    texts.set(id, (await client.call('documents.read', { id })).text);
  }
  const claim = (quote: string) => tag([...texts].find(([, text]) => text.includes(quote))?.[0] ?? '', quote);
  const [eleven, fifteen, sent] = [await claim(ELEVEN), await claim(FIFTEEN), await claim(SENT)];
  await claim(AGAIN);
  const card = (text: string, annotations: string[], note: string) =>
    client.call('claims.create', { batch: uuid(), id: uuid(), text, annotations, note });
  await card(TOTAL, [eleven, fifteen], 'Since October 2024.');
  await card(MORE, [sent], 'In early 2025.');
  const ends = { from: eleven, to: fifteen };
  await client.call('relations.create', { batch: uuid(), id: uuid(), type: 'contradicts', ...ends });
}

beforeAll(async () => {
  windows = await openWindows();
  window = await windows.open({ prepare });
});
afterAll(async () => {
  expect(window.complaints).toEqual([]);
  await window.close();
  await windows.close();
});

const stored = async (): Promise<Record<string, number>> => {
  const { cards, unassigned } = await window.core.client.call('claims.overview', { layer: 'ana' });
  return { ...Object.fromEntries(cards.map(({ text, mentions }) => [text, mentions.length])), none: unassigned.length };
};
const cardRow = (text: string) => window.page.getByRole('treeitem', { name: text });

it('a claim on no card is offered the card that it is like: Q, Enter; Ctrl+Z takes it back', async () => {
  const { page } = window;
  await page.getByRole('textbox', { name: /^Text/ }).waitFor();
  await page.keyboard.press('Alt+Shift+Digit2');
  await page.getByRole('combobox', { name: 'Layer' }).selectOption('ana');
  await expectPage(page.getByRole('treeitem')).toHaveCount(2);
  await expectPage(page.getByText('On no card (1)')).toBeVisible();
  await page.getByRole('tree', { name: 'Claim cards' }).focus();
  await page.keyboard.press('q');
  const queue = page.getByRole('region', { name: '1 claim on no card' });
  await expectPage(queue).toBeFocused();
  await expectPage(queue.getByRole('button').filter({ hasText: MORE })).toContainText('Shares 3,000');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect.poll(stored).toEqual({ [TOTAL]: 2, [MORE]: 2, none: 0 });
  await expectPage(page.getByText('Every claim is on a card')).toBeVisible();
  await expectPage(page.getByText(`1 mention is on the card “${MORE}”.`).first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect.poll(stored).toEqual({ [TOTAL]: 2, [MORE]: 1, none: 1 });
  await expectPage(page.getByText('On no card (1)')).toBeVisible();
});

it('a mention goes onto a card of its own by N, and is dragged onto another', async () => {
  const { page } = window;
  await page.getByRole('tree', { name: 'Claim cards' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expectPage(cardRow(TOTAL)).toHaveAttribute('aria-expanded', 'true');
  await expectPage(page.getByRole('treeitem')).toHaveCount(4);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('n');
  await expect.poll(async () => Object.values(await stored())).toEqual(expect.arrayContaining([1, 1, 1, 1]));
  await expectPage(page.getByRole('treeitem')).toHaveCount(4);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect.poll(stored).toEqual({ [TOTAL]: 2, [MORE]: 1, none: 1 });
  await page.getByRole('treeitem').filter({ hasText: FIFTEEN }).dragTo(cardRow(MORE));
  await expect.poll(stored).toEqual({ [TOTAL]: 1, [MORE]: 2, none: 1 });
  await contradictionsAreShown();
  await page.keyboard.press('Control+z');
  await expect.poll(stored).toEqual({ [TOTAL]: 2, [MORE]: 1, none: 1 });
});

/** Two cards now, one of which contradicts the other: the rows, the checks, the filter and the card say so. Esc goes one step back. */
async function contradictionsAreShown(): Promise<void> {
  const { page } = window;
  const tree = page.getByRole('tree', { name: 'Claim cards' });
  await expectPage(cardRow(MORE)).toContainText('contradicts 1 card');
  await tree.focus();
  await page.keyboard.press('k');
  const checks = page.getByRole('region', { name: 'Checks' });
  await expectPage(checks).not.toContainText('Everything goes together');
  await expectPage(checks).toContainText('1 contradiction between different claims is recorded');
  await checks.getByRole('button', { name: 'Show where sources differ' }).press('Enter');
  await expectPage(page.getByRole('button', { name: 'Sources differ', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expectPage(page.locator('[role="treeitem"][aria-level="1"]')).toHaveCount(2);
  await expectPage(tree).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('i');
  const panel = page.getByRole('region', { name: 'Claim card', exact: true });
  await expectPage(panel).toContainText('Relations to other claims');
  expect(await violations(page)).toEqual([]);
  await panel.getByRole('button', { name: TOTAL, exact: true }).press('Enter');
  await expectPage(tree).toBeFocused();
  await expectPage(panel.getByRole('button', { name: MORE, exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Sources differ', exact: true }).press('Enter');
  await page.keyboard.press('Escape');
  await expectPage(tree).toBeFocused();
  await page.keyboard.press(' ');
  await expectPage(page.locator('[role="treeitem"][aria-selected="true"]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expectPage(page.locator('[role="treeitem"][aria-selected="true"]')).toHaveCount(0);
  await expectPage(tree).toBeFocused();
}

it('marked cards are merged by M with their notes, and a card is reworded by F2', async () => {
  const { page } = window;
  await page.getByRole('tree', { name: 'Claim cards' }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('m');
  await expectPage(page.getByText('Mark cards with Space').first()).toBeVisible();
  await page.keyboard.press(' ');
  await expectPage(cardRow(MORE)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Home');
  await page.keyboard.press('m');
  await expect.poll(stored).toEqual({ [TOTAL]: 3, none: 1 });
  const { claims } = await window.core.client.call('claims.list', {});
  expect(claims.map(({ note }) => note)).toEqual(['Since October 2024.\n\nIn early 2025.']);
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'The claim in one sentence' }).fill('All of it.');
  await page.keyboard.press('Enter');
  await expectPage(cardRow('All of it.')).toBeVisible();
  await expectPage(page.getByRole('tree', { name: 'Claim cards' })).toBeFocused();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(stored).toEqual({ [TOTAL]: 2, [MORE]: 1, none: 1 });
});

it('cards are filtered by what is typed; a check says what contradicts, and leads there', async () => {
  const { page } = window;
  await page.keyboard.press('/');
  await page.keyboard.type('3,000 more');
  await expectPage(page.getByRole('treeitem')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  const checks = page.getByRole('region', { name: 'Checks' });
  await expectPage(checks).toContainText('Mentions of one card contradict each other');
  expect(await violations(page)).toEqual([]);
  await checks.getByRole('button', { name: new RegExp(FIFTEEN) }).press('Enter');
  await expectPage(page.getByRole('region', { name: 'Inspector' }).getByRole('blockquote')).toContainText(FIFTEEN);
  await expectPage(window.text).toBeFocused();
});
