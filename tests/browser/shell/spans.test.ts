import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TestCore } from '../../support/core.ts';
import { expectPage } from '../expect-page.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

const TEXT = 'Troops were sent east. Nobody knows why.';

async function prepare({ client, folder }: TestCore): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await client.call('project.create', { name: 'Small' });
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  writeFileSync(join(folder, 'a.txt'), TEXT);
  const source = { kind: 'path', path: join(folder, 'a.txt') } as const;
  const [text] = await client.call('import.stage', { task: uuid(), source });
  await client.call('import.commit', { batch: uuid(), task: uuid(), ids: [text?.id ?? ''] });
}

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());
beforeEach(async () => {
  window = await windows.open({ prepare });
  await window.text.click({ position: { x: 20, y: 20 } });
  await press('Control+Home', 's', '1');
});
afterEach(() => window.close());

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await window.page.keyboard.press(key);
}

async function annotations() {
  const { client } = window.core;
  const [document] = (await client.call('documents.list', {})).documents;
  return (await client.call('documents.read', { id: document?.id ?? '' })).annotations;
}
const stored = async (): Promise<unknown> =>
  (await annotations()).map(({ label, fragments }) =>
    [label, ...fragments.map(({ start, end }) => TEXT.slice(start, end))].join(': '),
  );

it('X cuts the active annotation at the caret, M makes it whole, and undo takes each back', async () => {
  await expect.poll(stored).toEqual(['CLAIM: Troops were sent east.']);
  // Behind "Troops were": the caret stands at the end of what was tagged.
  await press('Control+Home', 'Control+ArrowRight', 'Control+ArrowRight', 'x');
  await expect.poll(stored).toEqual(['CLAIM: Troops were', 'CLAIM: sent east.']);
  await expectPage(window.page.getByText(/^Split into “Troops were” and “sent east\.”/).first()).toBeVisible();
  await press('Shift+Tab', 'm');
  await expect.poll(stored).toEqual(['CLAIM: Troops were sent east.']);
  await press('Control+z');
  await expect.poll(stored).toEqual(['CLAIM: Troops were', 'CLAIM: sent east.']);
  await press('Control+z');
  await expect.poll(stored).toEqual(['CLAIM: Troops were sent east.']);
  expect(window.complaints).toEqual([]);
});

it('M says what differed, keeps it in the note', async () => {
  await press('Control+Home', 'Control+ArrowRight', 'Control+ArrowRight', 'x');
  await expect.poll(async () => (await annotations()).length).toBe(2);
  const { client } = window.core;
  const [first, second] = await annotations();
  await client.call('annotations.update', {
    batch: uuid(),
    id: second?.id ?? '',
    attributes: { certainty: 'possible' },
    note: 'why?',
  });
  await expectPage(window.page.getByText('“sent east.”'))
    .toHaveCount(0, { timeout: 10_000 })
    .catch(() => undefined);
  await press('Control+Home', 'Tab', 'm');
  await expect.poll(async () => (await annotations()).length).toBe(1);
  const [merged] = await annotations();
  expect(merged).toMatchObject({ id: first?.id, attributes: { certainty: 'certain' } });
  expect(merged?.note).toBe('why?\n\ncertainty differed: kept certain, not possible.');
});

it('the selection says what is merged; a selection that touches nothing is refused in words', async () => {
  await press('Control+End', 'm');
  await expectPage(window.page.getByText(/^Choose an annotation first/).first()).toBeVisible();
  await press('s', '1', 'Control+a', 'm');
  await expect.poll(stored).toEqual([`CLAIM: ${TEXT}`]);
});

it('Shift with a label’s key tags the same words with it, once; Shift+S marks them', async () => {
  await press('Shift+Digit2');
  await expect.poll(stored).toEqual(['CLAIM: Troops were sent east.', 'SOURCE: Troops were sent east.']);
  await press('Shift+Digit1');
  await expectPage(window.page.getByText('The same words are tagged as CLAIM already.').first()).toBeVisible();
  await press('Shift+S', '4');
  await expect.poll(async () => (await annotations()).length).toBe(3);
});

it('a cut that would leave nothing is refused in words', async () => {
  await press('x');
  await expectPage(window.page.getByText(/one part would be empty here/).first()).toBeVisible();
  await expect.poll(stored).toEqual(['CLAIM: Troops were sent east.']);
});
