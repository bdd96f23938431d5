import type { Page } from '@playwright/test';
import type { WindowBridge } from '../../../shared/api/bridge.ts';

/** What a call came to, as the page saw it: the reply, or the message of the error that the promise was rejected with. */
export type Outcome = { readonly reply: unknown } | { readonly error: string };

/** Calls through the bridge from the page's own world, as the window does. `input` must be JSON. */
export function call(page: Page, name: string, input: unknown): Promise<Outcome> {
  return page.evaluate(
    async ([name, input]): Promise<Outcome> => {
      const bridge = Reflect.get(window, 'claimwright') as WindowBridge;
      try {
        return { reply: await bridge.call(name, input) };
      } catch (error) {
        return { error: error instanceof Error ? error.message : String(error) };
      }
    },
    [name, input] as const,
  );
}

/** Collects in the page every event from now on; {@link heardEvents} reads them. */
export async function collectEvents(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Reflect.set(window, 'heardByTest', heard);
    const bridge = Reflect.get(window, 'claimwright') as WindowBridge;
    bridge.subscribe((event) => heard.push(event));
  });
}

/** The events heard since {@link collectEvents}. */
export function heardEvents(page: Page): Promise<unknown[]> {
  return page.evaluate(() => Reflect.get(window, 'heardByTest') as unknown[]);
}
