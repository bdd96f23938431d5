import type { Page } from '@playwright/test';
import type { TestWindow } from '../window.ts';

/** A state of the window, reached from the one before it. */
export interface ViewStep {
  readonly name: string;
  go(window: TestWindow): Promise<unknown>;
}

/** Gives a command by the palette. */
export async function palette(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find a command' }).fill(command);
  await page.keyboard.press('Enter');
}

/** Waits for a dialog. */
export const dialog = (page: Page, name: string): Promise<void> => page.getByRole('dialog', { name }).waitFor();
/** Closes a dialog and waits until it is gone. */
export async function leave({ page }: TestWindow): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
/** Gives a key to the text. */
export async function inText({ page, text }: TestWindow, key: string): Promise<void> {
  await text.focus();
  await page.keyboard.press(key);
}
