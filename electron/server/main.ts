import { join } from 'node:path';
import { createClient } from '../../shared/api/client.ts';
import { Refusal } from '../../shared/api/reply.ts';
import { coreOptions, programParts, thisMachine } from '../core/places.ts';
import { spawnCore } from '../core/thread/spawn.ts';
import { readArguments, USAGE, type ServerArguments } from './arguments.ts';
import { chooseBrowser, openBrowser } from './browser.ts';
import { serve, type Serving } from './listen.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Opens a browser where there is one to be seen, and says in one line what happened. */
async function open(serving: Serving, profileDir: string): Promise<void> {
  const { platform, env } = process;
  const asRoot = process.getuid?.() === 0;
  const launch = chooseBrowser(serving.entranceUrl(), { platform, env, asRoot, profileDir });
  if (launch !== null && (await openBrowser(launch))) say(`claimwright: opened in ${launch.says}. Ctrl+C ends it.`);
  else say('claimwright: open the address above in a browser on this machine. Ctrl+C ends it.');
}

async function main({ port, project, open: wanted, idle }: ServerArguments): Promise<void> {
  const parts = programParts(import.meta.url);
  const options = coreOptions(parts, thisMachine());
  const core = await spawnCore(options, parts.coreThread, (error) => say(`claimwright: fault: ${error.message}`));
  let serving: Serving | null = null;
  let ending = false;

  async function end(code: number): Promise<void> {
    if (ending) return;
    ending = true;
    await serving?.close();
    await core.close();
    process.exitCode = code;
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
  try {
    if (project !== null) await createClient(core).call('project.open', { path: project });
    serving = await serve({
      core,
      rendererDir: parts.rendererDir,
      port,
      log: (line) => say(`claimwright: ${line}`),
      ...(idle !== null && { idleSeconds: idle, onIdle: () => void end(0) }),
    });
    // A signal may have come while the project was being opened.
    if (ending) return await serving.close();
    process.stdout.write(`${serving.url}\n`);
    if (wanted) await open(serving, join(options.dataDir, 'browser'));
  } catch (error) {
    await end(1);
    throw error;
  }
}

const given = readArguments(process.argv.slice(2), process.cwd());
if (given === 'help') {
  process.stdout.write(USAGE);
} else if ('wrong' in given) {
  say(`error: ${given.wrong}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  await main(given).catch((error: unknown) => {
    say(`error: ${error instanceof Refusal ? error.message : String(error)}`);
    process.exitCode = 1;
  });
}
