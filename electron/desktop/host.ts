import { type HostProcedureName, hostProcedures } from '../../shared/api/host.ts';
import { Refusal, type Reply } from '../../shared/api/reply.ts';
import type { HostHandlers } from './dialogs.ts';
import type { Answer } from './ipc.ts';

/** Answers a window's calls: `host.…` here, everything else by the core. Never rejects. */
export function createAnswer(core: Answer, handlers: HostHandlers, report: (error: unknown) => void): Answer {
  return async (name, input) => {
    if (!name.startsWith('host.')) return core(name, input);
    if (!isHostProcedure(name)) {
      return { ok: false, code: 'unknown_procedure', message: `There is no procedure ${name}.` };
    }
    try {
      return await answer(handlers, name, input);
    } catch (error) {
      if (error instanceof Refusal) return failure(error);
      report(error);
      return { ok: false, code: 'internal', message: 'The desktop did not do that because of a fault in the program.' };
    }
  };
}

async function answer(handlers: HostHandlers, name: HostProcedureName, input: unknown): Promise<Reply> {
  const parsed = hostProcedures[name].input.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.length ? ` at ${issue.path.join('.')}` : '';
    return {
      ok: false,
      code: 'invalid',
      message: `The input of ${name} is not right${place}: ${issue?.message ?? ''}.`,
    };
  }
  const handle: (input: never) => Promise<unknown> = handlers[name];
  return { ok: true, value: await handle(parsed.data as never) };
}

function failure({ code, message, details }: Refusal): Reply {
  return details === undefined ? { ok: false, code, message } : { ok: false, code, message, details };
}

function isHostProcedure(name: string): name is HostProcedureName {
  return Object.hasOwn(hostProcedures, name);
}
