import { parentPort } from 'node:worker_threads';
import { Refusal } from '../../../shared/api/reply.ts';
import { assertNever, invariant } from '../../../shared/assert.ts';
import { readDocument } from '../sources/read-document.ts';
import type { ParseAnswer, ParseRequest, ResultOf } from './messages.ts';
import { documentRefusal } from './refusals.ts';

/**
 * Each kind of request to its reader, which throws a `Refusal` that names the file for what it does not take. A reader is loaded
 * when it is needed: all of them together take longer to load than most files to read.
 */
async function read(request: ParseRequest): Promise<ResultOf<ParseRequest['kind']>> {
  const { kind } = request;
  switch (kind) {
    case 'document':
      try {
        return await readDocument(request);
      } catch (error) {
        throw documentRefusal(error, request.name);
      }
    case 'dataset':
      return (await import('../formats/read-dataset.ts')).readDataset(request);
    case 'foreign':
      return (await import('../formats/read-foreign.ts')).readForeign(request);
    case 'texts':
      return (await import('../formats/texts/read-texts.ts')).readTexts(request);
    case 'incoming':
      return (await import('../bundle/read-incoming.ts')).readIncoming(request);
    case 'archive':
      return (await import('../formats/zip-in.ts')).readZip(request.source);
    default:
      return assertNever(kind);
  }
}

async function answer(request: ParseRequest): Promise<ParseAnswer> {
  try {
    return { ok: true, value: await read(request) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message, details } = error;
    return { ok: false, code, message, ...(details && { details }) };
  }
}

const port = parentPort;
invariant(port, 'the parse entry runs in a worker thread');
port.on('message', (request: ParseRequest) => {
  // A bug rejects, which nobody catches: it ends this thread, and the runner tells so.
  void answer(request).then((reply) => port.postMessage(reply));
});
