import { z } from 'zod';
import { procedures, type Output, type Parsed, type ProcedureName } from '../../shared/api/procedures.ts';
import { Refusal, type Reply } from '../../shared/api/reply.ts';

/** One function a procedure. What it throws as a Refusal is an answer; anything else is a bug. */
export type Handlers = HandlersOf<typeof procedures>;

/** The handlers of a part of the table. */
export type HandlersOf<P extends Partial<typeof procedures>> = {
  readonly [N in keyof P & ProcedureName]: (input: Parsed<N>) => Output<N> | Promise<Output<N>>;
};

const isProcedure = (name: string): name is ProcedureName => Object.hasOwn(procedures, name);

/**
 * Makes the dispatch: parses the input, checks that the caller means the open project, calls the handler, replies. `log` hears of bugs, with their stacks; the caller
 * gets a sentence. `said` sees every answer and every refusal before it goes out.
 */
export function createRouter(
  handlers: Handlers,
  requireSession: (session: string) => void,
  log: (error: unknown) => void,
  said: {
    readonly answer: <T>(answer: T) => T;
    readonly refusal: (refusal: Refusal) => Refusal;
  },
) {
  async function handle<N extends ProcedureName>(name: N, input: unknown): Promise<Output<N>> {
    const parsed = procedures[name].input.safeParse(input);
    if (!parsed.success) throw new Refusal('invalid', `${name}: ${z.prettifyError(parsed.error)}`);
    const { session } = parsed.data as { session?: string };
    if (session !== undefined) requireSession(session);
    return said.answer(await handlers[name](parsed.data as Parsed<N>));
  }
  return async (name: string, input: unknown): Promise<Reply> => {
    try {
      if (!isProcedure(name)) throw new Refusal('unknown_procedure', `There is no procedure "${name}".`);
      return { ok: true, value: await handle(name, input) };
    } catch (error) {
      if (error instanceof Refusal) return failure(said.refusal(error));
      log(error);
      return {
        ok: false,
        code: 'internal',
        message: `Something went wrong inside Claimwright (${String(error)}). What was saved is safe.`,
      };
    }
  };
}

const failure = ({ code, message, details }: Refusal): Reply => ({
  ok: false,
  code,
  message,
  ...(details && { details }),
});
