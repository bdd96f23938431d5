import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { z } from 'zod';
import { hostProcedures, type HostInfo } from '../../shared/api/host.ts';
import type { Failure, Reply } from '../../shared/api/reply.ts';
import type { CallHandler } from './api.ts';
import { findProgram, hasScreen } from './programs.ts';

const failure = (code: Failure['code'], message: string): Failure => ({ ok: false, code, message });

/** A program with its arguments: never a shell's line. */
interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/** How this machine's file manager shows a path, or null where there is no file manager to ask. */
function fileManager(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): ((path: string) => Command) | null {
  if (platform === 'darwin') return (path) => ({ file: '/usr/bin/open', args: ['-R', path] });
  if (platform === 'win32') return (path) => ({ file: 'explorer.exe', args: [`/select,${path}`] });
  const open = hasScreen(platform, env) ? findProgram(['xdg-open'], env) : null;
  return open === null ? null : (path) => ({ file: open, args: [dirname(path)] });
}

/**
 * Answers the host's own procedures for a window in a browser: what there is, and showing a file in the file manager where
 * the machine has one. Native dialogs belong to the desktop host; here they are absent, which `host.read` says.
 */
export function hostCalls(platform = process.platform, env: NodeJS.ProcessEnv = process.env): CallHandler {
  const manager = fileManager(platform, env);
  const info: HostInfo = { kind: 'browser', platform, capabilities: manager === null ? [] : ['showInFolder'] };

  function showInFolder(path: string): Reply {
    if (manager === null) return failure('unknown_procedure', 'This machine has no file manager that could be asked.');
    if (!isAbsolute(path) || !existsSync(path)) return failure('not_found', `There is nothing at ${path}.`);
    const { file, args } = manager(path);
    const child = spawn(file, args, { shell: false, detached: true, stdio: 'ignore' });
    child.on('error', () => {});
    child.unref();
    return { ok: true, value: {} };
  }

  return (name, input) => {
    const answer = (): Reply => {
      switch (name) {
        case 'host.read':
          return { ok: true, value: info };
        case 'host.showInFolder': {
          const parsed = hostProcedures[name].input.safeParse(input);
          return parsed.success ? showInFolder(parsed.data.path) : failure('invalid', z.prettifyError(parsed.error));
        }
        default:
          return failure('unknown_procedure', `A window in a browser has no "${name}".`);
      }
    };
    return Promise.resolve(answer());
  };
}
