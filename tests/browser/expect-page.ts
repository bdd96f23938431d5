import { expect } from '@playwright/test';

/** Playwright's expectations, with more patience than its own five seconds: two busy cores make a window wait. */
export const expectPage = expect.configure({ timeout: 20_000 });
