import { createSchemes, type Schemes } from './schemes.ts';
import type { Cdp } from './cdp.ts';
import type { Chromium } from './chromium.ts';
import type { CommandLine } from './command-line.ts';

/** What the emulated modules share: the start they belong to, and the browser once there is one. */
export interface Runtime {
  readonly line: CommandLine;
  readonly schemes: Schemes;
  /** Null until the program is ready. */
  chromium: Chromium | null;
}

/** Makes the shared state of one start. */
export function createRuntime(line: CommandLine): Runtime {
  return { line, schemes: createSchemes(), chromium: null };
}

/** The browser's channel. Throws before the program is ready, as Electron does for windows. */
export function browserOf(runtime: Runtime): Cdp {
  if (!runtime.chromium) throw new Error('Cannot create BrowserWindow before app is ready');
  return runtime.chromium.cdp;
}
