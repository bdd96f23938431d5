import type { Readable, Writable } from 'node:stream';
import { EventEmitter } from 'node:events';
import type { CDPSession } from '@playwright/test';

/** One conversation in the DevTools protocol, with the protocol's own types: with the browser, or with one page. */
export interface Channel {
  readonly send: CDPSession['send'];
  readonly on: CDPSession['on'];
}

/** The browser's channel, and those of its pages. */
export interface Cdp extends Channel {
  session(id: string): Channel;
  /** Forgets a page's channel; what it still has to say is dropped. */
  forget(id: string): void;
}

interface Waiting {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Message {
  readonly id?: number;
  readonly error?: { readonly message: string };
  readonly result?: unknown;
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
}

/** Speaks the DevTools protocol over the pipe that `--remote-debugging-pipe` opens: JSON messages, each ended by a NUL. */
export function connect(toBrowser: Writable, fromBrowser: Readable): Cdp {
  const waiting = new Map<number, Waiting>();
  const emitters = new Map<string, EventEmitter>();
  let last = 0;

  function channel(sessionId: string): Channel {
    const emitter = new EventEmitter();
    emitters.set(sessionId, emitter);
    const send = (method: string, params: object = {}): Promise<unknown> => {
      const id = ++last;
      const to = sessionId === '' ? {} : { sessionId };
      const answer = new Promise((resolve, reject) => waiting.set(id, { method, resolve, reject }));
      toBrowser.write(`${JSON.stringify({ id, method, params, ...to })}\0`);
      return answer;
    };
    return { send, on: emitter.on.bind(emitter) } as unknown as Channel;
  }

  function hear(message: Message): void {
    if (message.id === undefined) {
      emitters.get(message.sessionId ?? '')?.emit(message.method ?? '', message.params);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`));
    else call?.resolve(message.result);
  }

  let rest = '';
  fromBrowser.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) hear(JSON.parse(message) as Message);
  });
  // The browser is gone; whoever waits for it learns so from its process.
  toBrowser.on('error', () => {});

  return { ...channel(''), session: channel, forget: (id) => void emitters.delete(id) };
}
