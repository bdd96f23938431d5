import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { coreOptions, programParts, thisMachine } from '../core/places.ts';
import { spawnCore } from '../core/thread/spawn.ts';
import { guardContents } from './guard.ts';
import { tellNoStart } from './messages.ts';
import { registerScheme } from './protocol.ts';
import { projectsNamedIn } from './project-arguments.ts';
import { cutOffNetwork } from './switches.ts';
import { startWorkbench } from './workbench.ts';

/**
 * The desktop program's entry: what must be said before Electron is ready, then the workbench. A second start with the
 * same data hands its projects to the first and ends.
 */
function main(): void {
  const parts = programParts(import.meta.url);
  const core = coreOptions(parts, thisMachine());
  if (!keepFilesIn(resolve(core.dataDir, 'electron'))) {
    app.exit(1);
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }

  app.enableSandbox();
  cutOffNetwork(app.commandLine);
  registerScheme();
  guardContents();

  startWorkbench({
    rendererDir: parts.rendererDir,
    preload: join(import.meta.dirname, '..', 'preload', 'preload.cjs'),
    stateFile: join(core.dataDir, 'window.json'),
    projects: projectsNamedIn(process.argv.slice(1), process.cwd()),
    spawn: (onCrash) => spawnCore(core, parts.coreThread, onCrash),
  });
}

/** Puts Chromium's own files, and with them the lock of the single instance, beside the program's; says why where it cannot. */
function keepFilesIn(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    tellNoStart(error);
    return false;
  }
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
  return true;
}

main();
