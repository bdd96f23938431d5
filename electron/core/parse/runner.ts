import { statSync } from 'node:fs';
import { assertNever } from '../../../shared/assert.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { IncomingRead, IncomingRequest } from '../bundle/read-incoming.ts';
import type { DatasetRequest } from '../formats/dataset.ts';
import type { FileSource } from '../formats/lines.ts';
import type { ForeignRead, ForeignRequest } from '../formats/read-foreign.ts';
import type { TextsRead, TextsRequest } from '../formats/texts/read-texts.ts';
import type { ZipTree } from '../formats/zip-in.ts';
import { removeSpool, type SpoolFiles } from '../spool/spool-files.ts';
import type { SpoolSummary } from '../spool/spool.ts';
import { refuseBySize } from '../sources/decode.ts';
import type { DocumentSource, ParsedDocument } from '../sources/read-document.ts';
import { fileOf, type ParseAnswer, type ParseKind, type RequestOf, type ResultOf } from './messages.ts';
import { documentRefusal, threadRefusal, type ParseLimits } from './refusals.ts';
import { startThread, type Thread } from './thread.ts';

/** Where the parse thread's module is, and what one request may take. */
export interface ParseRunnerOptions extends ParseLimits {
  /** URL of `entry.ts`, or of the built `parse-thread.js`. */
  readonly entry: string;
  /** Where it leaves what datasets hold. */
  readonly spools: SpoolFiles;
}

/** A dataset that was read: what is known of it, and the spool that it waits in, whose file is the caller's to remove. */
export interface SpooledRead {
  readonly summary: SpoolSummary;
  readonly path: string;
}

/**
 * Parses what comes from outside, in a thread of its own that is ended where a request takes too long or too much. Requests
 * wait for each other. Every rejection is a `Refusal` with the file in its message and its details: what the reader refuses;
 * `refused` where the thread ran out of time or memory or crashed; `cancelled` by the signal or by `close`.
 */
export interface ParseRunner {
  document(source: DocumentSource, signal?: AbortSignal): Promise<ParsedDocument>;
  dataset(request: Omit<DatasetRequest, 'spool'>, signal?: AbortSignal): Promise<SpooledRead>;
  foreign(request: ForeignRequest, signal?: AbortSignal): Promise<ForeignRead>;
  texts(request: TextsRequest, signal?: AbortSignal): Promise<TextsRead | null>;
  /** Another copy of the project, or a bundle. */
  incoming(request: IncomingRequest, signal?: AbortSignal): Promise<IncomingRead>;
  /** The files of an archive, unpacked. */
  archive(source: FileSource, signal?: AbortSignal): Promise<ZipTree>;
  /** Ends the thread and cancels what waits for it. A later request starts another. */
  close(): Promise<void>;
}

/** Datasets are read to their end however long they are, as long as they come on: they get a second more for each MiB. */
function moreTimeFor(request: RequestOf<ParseKind>): number {
  switch (request.kind) {
    case 'dataset':
    case 'incoming':
      return (sizeOf(request.source) / 2 ** 20) * 1000;
    case 'document':
    case 'foreign':
    case 'texts':
    case 'archive':
      return 0;
    default:
      return assertNever(request);
  }
}

function sizeOf(source: FileSource): number {
  if (source.kind === 'bytes') return source.bytes.length;
  return statSync(source.path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Makes a runner. Its thread starts with the first request and is replaced where it was ended. */
export function createParseRunner(options: ParseRunnerOptions): ParseRunner {
  let thread: Thread | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let session = new AbortController();

  const run = async <K extends ParseKind>(request: RequestOf<K>, signal: AbortSignal): Promise<ResultOf<K>> => {
    const file = fileOf(request);
    if (signal.aborted) throw threadRefusal({ kind: 'aborted' }, options, file);
    if (!thread?.alive) thread = startThread(options.entry, options.memoryMb);
    const limits = { ...options, timeoutMs: options.timeoutMs + moreTimeFor(request) };
    const outcome = await thread.ask(request, limits.timeoutMs, signal);
    if (outcome.kind !== 'answer') throw threadRefusal(outcome, limits, file);
    // The entry is ours, built from the same types: what it posts is an answer to what was asked.
    const answer = outcome.value as ParseAnswer<K>;
    if (answer.ok) return answer.value;
    throw new Refusal(answer.code, answer.message, answer.details);
  };

  const ask = <K extends ParseKind>(request: RequestOf<K>, signal?: AbortSignal): Promise<ResultOf<K>> => {
    const ended = signal ? AbortSignal.any([signal, session.signal]) : session.signal;
    const turn = last.then(() => run<K>(request, ended));
    last = turn.catch(() => null);
    return turn;
  };

  return {
    async document(source, signal) {
      try {
        refuseBySize(source.bytes.length);
      } catch (error) {
        throw documentRefusal(error, source.name);
      }
      return ask<'document'>({ kind: 'document', ...source }, signal);
    },
    async dataset(request, signal) {
      const path = options.spools.next();
      try {
        return { summary: await ask<'dataset'>({ kind: 'dataset', ...request, spool: path }, signal), path };
      } catch (error) {
        removeSpool(path);
        throw error;
      }
    },
    foreign: (request, signal) => ask<'foreign'>({ kind: 'foreign', ...request }, signal),
    texts: (request, signal) => ask<'texts'>({ kind: 'texts', ...request }, signal),
    incoming: (request, signal) => ask<'incoming'>({ kind: 'incoming', ...request }, signal),
    archive: (source, signal) => ask<'archive'>({ kind: 'archive', source }, signal),
    async close() {
      session.abort();
      session = new AbortController();
      await last;
      await thread?.end();
      thread = null;
      options.spools.clear();
    },
  };
}
