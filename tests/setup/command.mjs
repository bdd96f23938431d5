import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * Path of the script behind a package's command, so that it runs with this very Node and without a shell.
 *
 * @param {string} packageName
 * @param {string} [command] where it differs from the package's name
 */
export function binOf(packageName, command = packageName) {
  const manifest = require.resolve(`${packageName}/package.json`);
  const { bin } = require(manifest);
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[command]);
}

/**
 * Runs a command without input and waits for its end. It is ended after `timeoutMs`, gently and then by force.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ timeoutMs: number, env?: NodeJS.ProcessEnv, cwd?: string, quiet?: boolean }} options `quiet` keeps its
 *   output to itself
 * @returns {Promise<{ ok: boolean, said: string }>} `said`: why it failed, in a few words, or nothing
 */
export function run(file, args, { timeoutMs, env = process.env, cwd, quiet = false }) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      env,
      cwd,
      stdio: ['ignore', quiet ? 'ignore' : 'inherit', quiet ? 'ignore' : 'inherit'],
    });
    let late = false;
    const soft = setTimeout(() => {
      late = true;
      child.kill('SIGTERM');
    }, timeoutMs);
    const hard = setTimeout(() => child.kill('SIGKILL'), timeoutMs + 10_000);
    /** @param {string} said */
    const end = (said) => {
      clearTimeout(soft);
      clearTimeout(hard);
      resolve({ ok: said === '', said });
    };
    child.on('error', (error) => end(error.message));
    child.on('close', (code, signal) => {
      if (late) end(`was ended after ${Math.round(timeoutMs / 1000)} s`);
      else end(code === 0 ? '' : signal ? `was ended by ${signal}` : `exit code ${code}`);
    });
  });
}
