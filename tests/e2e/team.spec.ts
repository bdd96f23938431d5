import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { v7 as uuid } from 'uuid';
import { createClient, type Client } from '../../shared/api/client.ts';
import { LOOPBACK } from '../../shared/api/loopback.ts';
import type { Reply } from '../../shared/api/reply.ts';
import { utf16 } from '../../shared/text/units.ts';
import { askDuckDb } from '../formats/support/duckdb.ts';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

/** Pictures for the guides are taken where a folder for them is named. */
const PICTURES = process.env['CLAIMWRIGHT_PICTURES'];
const ANA = { id: 'ana', name: 'Ana' };
const OTHERS = [
  { id: 'ben', name: 'Ben' },
  { id: 'cem', name: 'Cem' },
];
/** A text about something else: the seeds tell one story, and no split of them alone is without leaks. */
const APART = 'The harvest was poor in the valleys. Prices of grain rose twice before winter, a trader said.\n';
/** What each of them tags in the article about troops, and in the text that stands apart. */
const WORK: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  ana: [
    ['CLAIM', 'The harvest was poor in the valleys'],
    ['CLAIM', 'Prices of grain rose twice before winter'],
    ['SOURCE', 'a trader'],
  ],
  ben: [
    ['CLAIM', 'The harvest was poor in the valleys'],
    ['CLAIM', 'Prices of grain rose twice'],
    ['SOURCE', 'a trader'],
  ],
  cem: [
    ['CLAIM', 'The harvest was poor in the valleys'],
    ['CLAIM', 'Prices of grain rose twice before winter'],
  ],
};

/** The calls of the window's own host, as the window makes them. */
function clientOf(page: Page): Client {
  return createClient({
    call: (name, input) =>
      page.evaluate(
        async ({ name, input, path, header }): Promise<Reply> => {
          const { claimwright } = window as { claimwright?: { call(name: string, input: unknown): Promise<Reply> } };
          if (claimwright) return claimwright.call(name, input);
          const headers = {
            'content-type': 'application/json',
            [header]: sessionStorage.getItem('claimwright.token') ?? '',
          };
          const response = await fetch(path + name, { method: 'POST', headers, body: JSON.stringify(input) });
          return (await response.json()) as Reply;
        },
        { name, input, path: LOOPBACK.callPath, header: LOOPBACK.tokenHeader },
      ),
    subscribe: () => () => undefined,
  });
}

async function tagAll(client: Client, document: string, work: readonly (readonly [string, string])[]): Promise<void> {
  const { text } = await client.call('documents.read', { id: document });
  const annotations = work.map(([label, quote]) => {
    const start = utf16(text.indexOf(quote));
    const fragments = [{ start, end: utf16(start + quote.length) }];
    return { id: uuid(), document, label, fragments, quote };
  });
  await client.call('annotations.create', { batch: uuid(), annotations });
}

test.describe('a team', () => {
  test.setTimeout(90_000);

  test('three annotators on three copies: exchange, agreement, gold, a split without leaks, and a dataset that others read', async ({
    workbench,
  }) => {
    const { page, folder } = workbench;
    const picture = async (name: string): Promise<void> => {
      if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    };
    page.setDefaultTimeout(15_000);
    const window = new WorkbenchPage(page);
    const client = clientOf(page);
    await window.sayName('Ana');
    const palette = async (command: string): Promise<void> => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Find a command' }).fill(command);
      await page.keyboard.press('Enter');
    };

    // The lead makes the project: the seeds, and one text that stands apart.
    await client.call('project.create', { name: 'Team', path: join(folder, 'Team.claimwright'), seeds: true });
    const source = { kind: 'bytes', name: 'apart.txt', base64: Buffer.from(APART).toString('base64') } as const;
    const staged = await client.call('import.stage', { task: uuid(), source });
    const imported = await client.call('import.commit', {
      batch: uuid(),
      task: uuid(),
      ids: staged.map(({ id }) => id),
    });
    const [apart = ''] = imported.documents;
    await client.call('project.close', {});
    for (const { id } of [ANA, ...OTHERS]) {
      copyFileSync(join(folder, 'Team.claimwright'), join(folder, `${id}.claimwright`));
    }

    // Ben and Cem work on their copies, and send bundles.
    for (const annotator of OTHERS) {
      await client.call('preferences.save', { annotator });
      await client.call('project.open', { path: join(folder, `${annotator.id}.claimwright`) });
      await tagAll(client, apart, WORK[annotator.id] ?? []);
      await client.call('documents.setStatus', { batch: uuid(), document: apart, state: 'done' });
      const path = join(folder, `${annotator.id}.cwb`);
      await client.call('bundle.write', { task: uuid(), path, originals: false, overwrite: false });
    }

    // Ana works in the window, by keys, on hers.
    await client.call('preferences.save', { annotator: ANA });
    await client.call('project.open', { path: join(folder, 'ana.claimwright') });
    await page.reload();
    await window.shows('N.Korea Sending Troops');
    await tagAll(client, apart, WORK['ana'] ?? []);
    await window.openByMouse('The harvest was poor');
    await expect(window.text).toContainText('The harvest was poor');
    await picture('team-text');
    await client.call('documents.setStatus', { batch: uuid(), document: apart, state: 'done' });

    // Both bundles at once, after a look at what they bring; a second time they bring nothing.
    const bundles = OTHERS.map(({ id }) => join(folder, `${id}.cwb`));
    const merging = page.getByRole('dialog', { name: 'Merge other copies' });
    await palette('merge other copies');
    await expect(merging.getByRole('button', { name: 'Choose files…' })).toBeFocused();
    await merging.getByLabel('Bundles and projects to merge').setInputFiles(bundles);
    for (const { id } of OTHERS) {
      await expect(merging.getByRole('region', { name: `${id}.cwb` })).toContainText(/\d+ new changes/);
    }
    await picture('merge');
    await expect(merging.getByRole('button', { name: /^Merge \d+ changes$/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.getByText(/\d+ changes merged\./).waitFor();
    const sources = bundles.map((path) => ({ kind: 'path' as const, path }));
    const again = await client.call('merge.preview', { task: uuid(), sources });
    expect(again.plans.map(({ operations }) => operations.new)).toEqual([0, 0]);
    await client.call('merge.discard', { id: again.id });
    const { annotations } = await client.call('documents.read', { id: apart });
    expect(Map.groupBy(annotations, ({ layer }) => layer).size).toBe(3);

    // How far they agree.
    await page.keyboard.press('Alt+Shift+Digit0');
    await page.getByRole('heading', { name: 'Agreement', exact: true }).waitFor();
    await expect(page.getByRole('region', { name: 'Agreement', exact: true })).toContainText('cem');
    await picture('agreement');

    // Gold, by keys: what they differ in one by one, with why; then at once what they agree on. What was left out by one is decided, too.
    const reason = 'The whole clause is the claim.';
    await page.keyboard.press('Alt+Shift+Digit9');
    await page.getByRole('heading', { name: 'Review', exact: true }).waitFor();
    const queue = page.getByRole('listbox', { name: 'To adjudicate' });
    await expect(queue.getByRole('option')).toHaveCount(2);
    await picture('review');
    await queue.focus();
    for (const left of [1, 0]) {
      await page.getByRole('region', { name: 'Candidates' }).getByRole('heading', { level: 2 }).waitFor();
      await page.keyboard.press('r');
      await expect(page.getByRole('textbox', { name: 'Why it is decided so' })).toBeFocused();
      await page.keyboard.type(reason);
      await page.keyboard.press('Enter');
      await page.keyboard.press('1');
      await expect(page.getByText(/^Accepted for gold: /).first()).toBeVisible();
      await expect(queue.getByRole('option')).toHaveCount(left);
    }
    await palette('Accept all that agree');
    const asked = { filter: 'decided', order: 'severity', offset: 0, limit: 100 } as const;
    const decided = async () => (await client.call('adjudication.queue', { task: uuid(), ...asked })).items;
    await expect.poll(async () => (await decided()).length).toBe(3);
    const reasons = await Promise.all(
      (await decided()).map(({ key }) => client.call('adjudication.read', { task: uuid(), key })),
    );
    expect(reasons.filter(({ decision }) => decision?.reason === reason)).toHaveLength(2);
    const gold = (await client.call('documents.read', { id: apart })).annotations.filter(
      ({ layer }) => layer === 'gold',
    );
    expect(gold.length).toBeGreaterThanOrEqual(3);

    // What looks wrong, and the split: the seeds stay together, the text apart goes elsewhere.
    await palette('check the quality');
    await page.getByRole('listbox', { name: 'Findings' }).waitFor();
    await picture('quality');
    await page.getByRole('tab', { name: 'Splits' }).click();
    const groups = page.getByRole('listbox', { name: 'What goes into a split as a whole' });
    await expect(groups.getByRole('option')).toHaveCount(2);
    await groups.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('1');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('3');
    await page.getByText('No leaks').waitFor();
    await picture('splits');
    await page.getByRole('button', { name: 'Save into the documents' }).click();
    await page.getByText('The documents say so.').waitFor();
    expect((await client.call('splits.check', { task: uuid() })).leaks).toEqual([]);

    // The dataset has everybody's work and gold by names of their own, and DuckDB reads it.
    const out = join(folder, 'dataset');
    const task = uuid();
    await client.call('export.write', { task, format: 'hugging-face', path: out, layer: 'all', overwrite: false });
    const read = async (layer: string, split: string): Promise<unknown[]> => {
      const files = join(out, 'data', layer === 'gold' ? layer : `annotations-${layer}`, `${split}-*.parquet`);
      const { rows } = await askDuckDb(`SELECT quote FROM read_parquet('${files}') ORDER BY quote`);
      return rows.map((row) => row['quote']);
    };
    for (const [layer, work] of Object.entries(WORK)) {
      expect(await read(layer, 'test'), layer).toEqual(work.map(([, quote]) => quote).toSorted());
    }
    expect(await read('gold', 'test')).toEqual(gold.map(({ quote }) => quote).toSorted());
    const files = join(out, 'data', 'documents', '*.parquet');
    const documents = await askDuckDb(
      `SELECT filename, count(*) AS n FROM read_parquet('${files}', filename=true) GROUP BY 1`,
    );
    expect(documents.rows.map(({ n }) => Number(n)).toSorted((a, b) => a - b)).toEqual([1, 5]);
  });
});
