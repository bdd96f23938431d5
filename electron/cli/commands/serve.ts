import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InvalidArgumentError, type Command } from 'commander';
import type { Context } from '../context.ts';

interface Options {
  readonly port: number;
  readonly open?: true;
}

/** `claimwright serve`: the workbench in a browser. The loopback host is a program of its own, run in this one's place. */
export function addServe(program: Command, context: Context): void {
  program
    .command('serve')
    .description('serve the workbench to a browser on this machine; the first line of the output is its address')
    .argument('<project>', 'project file')
    .option('--port <n>', 'port on 127.0.0.1 (any that is free)', portNumber, 0)
    .option('--open', 'open a browser where there is a screen')
    .action((project: string, options: Options) => serve(context, project, options));
}

function portNumber(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw new InvalidArgumentError('It is a number from 0 to 65535.');
  return Number(value);
}

async function serve(context: Context, project: string, { port, open }: Options): Promise<void> {
  const args = ['--port', String(port), '--project', resolve(project), ...(open ? ['--open'] : [])];
  const child = spawn(process.execPath, [fileURLToPath(context.parts.server), ...args], { stdio: 'inherit' });
  const end = (): void => void child.kill('SIGTERM');
  const release = context.interrupt.during(end);
  process.once('SIGTERM', end);
  const { promise, resolve: ended, reject } = Promise.withResolvers<number>();
  child.on('error', reject);
  child.on('exit', (code) => ended(code ?? 1));
  context.exitWith(await promise);
  release();
}
