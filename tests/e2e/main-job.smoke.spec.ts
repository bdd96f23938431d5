import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Workbench } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

const FIRST = 'N.Korea Sending Troops';
const SECOND = 'North Korea to Send 10,000 Troops';

interface Tag {
  readonly label: string;
  readonly key: string;
  readonly from: string;
  /** The last words of the span, where it is longer than `from`. */
  readonly to?: string;
}

/** Five in each of two articles: one nested, one overlapping, one over two paragraphs. */
const IN_FIRST: readonly Tag[] = [
  { label: 'CLAIM', key: '1', from: 'North Korea has already sent', to: 'artillery shells' },
  { label: 'QUANTITY', key: '4', from: 'at least 2 million rounds' }, // nested in the first
  { label: 'EVIDENCE', key: '7', from: 'rounds of artillery', to: 'launch rocket systems' }, // overlaps the first
  { label: 'SOURCE', key: '2', from: 'reports from intelligence officers' },
  { label: 'TIME', key: '5', from: 'as early as July' },
];
const IN_SECOND: readonly Tag[] = [
  { label: 'SOURCE', key: '2', from: 'The Pentagon' },
  { label: 'CLAIM', key: '1', from: 'North Korea is sending', to: 'to Russia' },
  { label: 'CLAIM', key: '1', from: 'in the coming weeks', to: 'closer to Ukraine' }, // over two paragraphs
  { label: 'PLACE', key: '6', from: 'Kursk border region' },
  { label: 'CUE', key: '3', from: 'spokesperson Sabrina Singh' },
];

/** Reads the export as Python reads it, and checks every quote against the text. */
function readInPython(file: string): { quotes: string[]; labels: string[]; wrong: number } {
  const script = `
import json, sys
quotes, labels, wrong = [], [], 0
for line in open(sys.argv[1], encoding="utf-8"):
    record = json.loads(line)
    for a in record["annotations"]:
        wrong += record["text"][a["start"]:a["end"]] != a["quote"]
        quotes.append(a["quote"]); labels.append(a["label"])
print(json.dumps({"quotes": quotes, "labels": labels, "wrong": wrong}))`;
  return JSON.parse(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' })) as ReturnType<
    typeof readInPython
  >;
}

/** Relabels the active annotation, undoes twice, redoes once: the tenth tag is back, the new label is not. */
async function changeItsMind(page: WorkbenchPage): Promise<void> {
  await page.page.keyboard.press('8');
  await expect(page.inspector.getByRole('combobox', { name: 'Label' })).toHaveValue('EXCLUDED');
  await page.isSaved();
  await page.text.focus();
  await page.page.keyboard.press('Control+z');
  await expect(page.inspector.getByRole('combobox', { name: 'Label' })).toHaveValue('CUE');
  await page.page.keyboard.press('Control+z');
  await expect.poll(() => page.count(SECOND)).toBe(4);
  await page.page.keyboard.press('Control+Shift+z');
  await expect.poll(() => page.count(SECOND)).toBe(5);
  await page.isSaved();
}

/** Kills the process that holds the project, starts again, and finds everything. */
async function dieAndReturn(workbench: Workbench): Promise<WorkbenchPage> {
  await workbench.kill();
  const page = new WorkbenchPage(workbench.page);
  await expect(page.documents.getByRole('option')).toHaveCount(5);
  await expect.poll(() => page.count(FIRST)).toBe(5);
  await expect.poll(() => page.count(SECOND)).toBe(5);
  return page;
}

function checkExport(file: string): void {
  const { quotes, labels, wrong } = readInPython(file);
  expect(wrong).toBe(0);
  expect(quotes).toHaveLength(10);
  expect(labels.toSorted()).toEqual([...IN_FIRST, ...IN_SECOND].map(({ label }) => label).toSorted());
  expect(quotes).toContain('at least 2 million rounds');
  expect(quotes.find((quote) => quote.startsWith('in the coming weeks'))).toContain('weeks.\nSome North Korean');
  const missing = [...IN_FIRST, ...IN_SECOND].filter(({ from }) => !quotes.some((quote) => quote.startsWith(from)));
  expect(
    missing.map(({ from }) => from),
    quotes.join('\n'),
  ).toEqual([]);
}

test.describe('the main job', () => {
  test.setTimeout(300_000);

  test('by mouse: tag, change one’s mind, be killed, find everything, export', async ({ workbench }) => {
    let page = new WorkbenchPage(workbench.page);
    await page.sayName('Ana');
    await page.shows(FIRST);
    for (const { label, from, to } of IN_FIRST) await page.tagByMouse(label, from, to);
    await page.openByMouse(SECOND);
    for (const { label, from, to } of IN_SECOND) await page.tagByMouse(label, from, to);
    await changeItsMind(page);
    page = await dieAndReturn(workbench);

    const file = join(workbench.folder, 'mouse.jsonl');
    if (workbench.host === 'electron') {
      await workbench.app.evaluate(({ dialog }, file) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
      }, file);
    }
    await workbench.page.getByRole('button', { name: /^Export/ }).click();
    const dialog = workbench.page.getByRole('dialog', { name: 'Export dataset' });
    if (workbench.host === 'web') await dialog.getByRole('textbox', { name: 'File' }).fill(file);
    await dialog.getByRole('button', { name: /^Export/ }).click();
    await expect(workbench.page.getByRole('dialog', { name: 'Dataset exported' })).toContainText(
      '5 documents, 10 annotations',
    );
    checkExport(file);
  });

  test('by keyboard alone: tag, change one’s mind, be killed, find everything, export', async ({ workbench }) => {
    let page = new WorkbenchPage(workbench.page);
    const { keyboard } = workbench.page;
    await page.sayName('Ana');
    await page.shows(FIRST);
    await expect(page.text).toBeFocused();
    for (const { key, from, to = from } of IN_FIRST) await page.tagByKeys(key, from, to);
    await keyboard.press('Alt+PageDown');
    await page.shows(SECOND);
    for (const { key, from, to = from } of IN_SECOND) await page.tagByKeys(key, from, to);
    await changeItsMind(page);
    page = await dieAndReturn(workbench);
    const { page: window } = workbench;

    const file = join(workbench.folder, 'Sample project.jsonl');
    if (workbench.host === 'electron') {
      await workbench.app.evaluate(({ dialog }, file) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
      }, file);
    }
    await window.keyboard.press('Control+k');
    await window.keyboard.type('export');
    await window.keyboard.press('Enter');
    await expect(window.getByRole('dialog', { name: 'Export dataset' })).toBeVisible();
    for (let steps = 0; steps < 40; steps++) {
      const focused = await window.evaluate(() => document.activeElement?.textContent ?? '');
      if (focused.startsWith('Export') && (await window.evaluate(() => document.activeElement?.tagName)) === 'BUTTON')
        break;
      await window.keyboard.press('Tab');
    }
    await window.keyboard.press('Enter');
    await expect(window.getByRole('dialog', { name: 'Dataset exported' })).toContainText('5 documents, 10 annotations');
    checkExport(file);
    expect(readFileSync(file, 'utf8').endsWith('\n')).toBe(true);
  });
});
