import { once } from 'node:events';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '../fixtures.ts';

/** Answers the question for what is not saved, and notes how it was put. */
async function answerWith(app: ElectronApplication, answer: number): Promise<void> {
  await app.evaluate(({ dialog }, answer) => {
    Reflect.set(globalThis, 'asked', Reflect.get(globalThis, 'asked') ?? []);
    dialog.showMessageBoxSync = (...args: unknown[]) => {
      const { buttons, cancelId } = args.at(-1) as Electron.MessageBoxSyncOptions;
      (Reflect.get(globalThis, 'asked') as unknown[]).push({ buttons, cancelId });
      return answer;
    };
  }, answer);
}

const asked = (app: ElectronApplication) => app.evaluate(() => Reflect.get(globalThis, 'asked') as unknown[]);

const QUESTION = { buttons: ['Keep open', 'Discard and close'], cancelId: 0 };

test.describe('a window with changes that are not saved', () => {
  test.beforeEach(async ({ workbench: { page, app } }) => {
    // As the window does while a write waits or was refused.
    await page.evaluate(() => {
      const warn = (event: Event): void => event.preventDefault();
      Reflect.set(window, 'warn', warn);
      window.addEventListener('beforeunload', warn);
    });
    await answerWith(app, 0);
  });

  for (const how of ['closed', 'quit']) {
    test(`stays when it is ${how} and the user keeps it, and goes when the user discards them`, async ({
      workbench: { app },
    }) => {
      const end = (): Promise<void> =>
        app.evaluate(({ app, BrowserWindow }, how) => {
          if (how === 'quit') app.quit();
          else BrowserWindow.getAllWindows()[0]?.close();
        }, how);
      await end();
      await expect.poll(() => asked(app)).toEqual([QUESTION]);
      expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);

      const gone = once(app.process(), 'exit');
      await answerWith(app, 1);
      await end();
      const [code] = (await gone) as [number];
      expect(code).toBe(0);
    });
  }

  test('goes without a question when they are saved a moment later', async ({ workbench: { page, app } }) => {
    const gone = once(app.process(), 'exit');
    await page.evaluate(() => {
      const warn = Reflect.get(window, 'warn') as () => void;
      window.addEventListener('beforeunload', () => window.removeEventListener('beforeunload', warn), { once: true });
    });
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBoxSync = () => {
        process.exit(3);
      };
    });
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    const [code] = (await gone) as [number];
    expect(code).toBe(0);
  });
});
