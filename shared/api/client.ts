import { procedures, type Input, type Output, type ProcedureName } from './procedures.ts';
import { hostProcedures, type HostInput, type HostOutput, type HostProcedureName } from './host.ts';
import { Refusal, replySchema } from './reply.ts';
import type { Transport } from './transport.ts';

/** Typed calls over a transport. A refusal comes as a thrown {@link Refusal}; so does an answer of the wrong shape. */
export interface Client {
  call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>>;
  host<N extends HostProcedureName>(name: N, input: HostInput<N>): Promise<HostOutput<N>>;
}

/** Makes the client of a transport. It parses every output, so what the window holds has the shape the types say. */
export function createClient(transport: Transport): Client {
  async function send(name: string, input: unknown): Promise<unknown> {
    const reply = replySchema.parse(await transport.call(name, input));
    if (!reply.ok) throw new Refusal(reply.code, reply.message, reply.details);
    return reply.value;
  }
  return {
    async call(name, input) {
      return procedures[name].output.parse(await send(name, input)) as Output<typeof name>;
    },
    async host(name, input) {
      return hostProcedures[name].output.parse(await send(name, input)) as HostOutput<typeof name>;
    },
  };
}
