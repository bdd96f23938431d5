/**
 * A stand-in for Electron's executable: the program's own built main process under Node, its windows in a headless
 * Chromium over CDP. What it does not emulate it refuses by name. It cannot show what is Electron's alone: its sandbox,
 * fuses, packaging, native dialogs and accelerators, the storage of a custom scheme, module loading inside Electron.
 *
 * Known differences: `app://HOST` stands in the page as `http://HOST.app.standin.localhost`, so a page must load by relative
 * URLs; permission handlers are asked once, before the first window, and Chromium is told; `webRequest` does not see
 * WebSockets, which only the resolver's rule stops; there are no webviews to attach; `beforeunload` is asked when a window closes, as an event that is made for it, and not when it
 * reloads.
 */
import inspector from 'node:inspector';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readCommandLine } from './command-line.ts';
import { createElectron } from './emulated/electron.ts';
import { log } from './loud.ts';
import { provideElectron } from './modules.ts';
import { createRuntime } from './runtime.ts';

const line = readCommandLine(process.argv.slice(2));
const { module, becomeReady } = createElectron(createRuntime(line));
provideElectron(module);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => module.app.quit());
process.on('uncaughtException', (error) => {
  log('uncaught in the main process:', error.stack);
  module.app.exit(1);
});
process.argv = [process.argv[0] ?? '', ...line.rest];

// Only now: a driver asks for `require('electron')` the moment it is let in. This prints «Debugger listening on …».
const port = line.switches.get('inspect');
if (port !== undefined) inspector.open(Number(port));

const require = createRequire(line.program.main);
for (const file of line.preloads) require(resolve(file));
await import(pathToFileURL(line.program.main).href);
await becomeReady();
