import type { IncomingMessage, ServerResponse } from 'node:http';
import { LOOPBACK } from '../../shared/api/loopback.ts';
import { Refusal, type Failure, type Reply } from '../../shared/api/reply.ts';
import { MAX_BODY_BYTES, readBody } from './body.ts';
import { judgeCall } from './guard.ts';
import { answer, provenance } from './http.ts';
import { parseCall } from './strict-json.ts';

/** What the calls of a window are answered with: the core's procedures and the host's own. */
export type CallHandler = (name: string, input: unknown) => Promise<Reply>;

/** Whether a path can name a procedure: an area, perhaps a part of it, and what is done. */
export const isProcedureName = (name: string): boolean => /^[a-z]+(?:\.[a-zA-Z]+){1,2}$/.test(name);
const JSON_TYPE = /^application\/json(?:\s*;\s*charset="?utf-8"?)?$/i;

const failure = (code: Failure['code'], message: string): Failure => ({ ok: false, code, message });

const reply = (response: ServerResponse, status: number, value: Reply): void =>
  answer(response, status, 'application/json; charset=utf-8', JSON.stringify(value));

const refuse = (response: ServerResponse, status: number, message: string): void =>
  reply(response, status, failure('invalid', message));

/**
 * Answers `POST /api/<name>`. Whatever the core says, in both cases, is a reply with status 200; a request that does not
 * get as far as the core has a status of its own and a reply with the code `invalid`.
 */
export async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  { name, port, token, call }: { name: string; port: number; token: string; call: CallHandler },
): Promise<void> {
  const given = request.headers[LOOPBACK.tokenHeader];
  const denial = judgeCall(provenance(request), typeof given === 'string' ? given : undefined, port, token);
  if (denial !== null) return refuse(response, denial.status, denial.message);
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST');
    return refuse(response, 405, 'A call is sent with the method POST.');
  }
  if (!isProcedureName(name)) return refuse(response, 404, 'There is no procedure of this name.');
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '') || request.headers['content-encoding'] !== undefined) {
    return refuse(response, 415, 'A call carries JSON: its content type is application/json, without compression.');
  }
  const body = await readBody(request, MAX_BODY_BYTES);
  if (body === null) {
    return refuse(response, 413, `A call carries at most ${MAX_BODY_BYTES / 1024 / 1024} MB, so nothing was done.`);
  }
  let input: unknown;
  try {
    input = parseCall(body);
  } catch (error) {
    if (error instanceof Refusal) return refuse(response, 400, error.message);
    throw error;
  }
  return reply(response, 200, await call(name, input));
}
