import { LOOPBACK } from '../../shared/api/loopback.ts';
import type { Reply } from '../../shared/api/reply.ts';
import type { HostEvent, Transport } from '../../shared/api/transport.ts';
import { createBackOff } from './back-off.ts';
import { readHostEvent } from './host-event.ts';

const TOKEN_KEY = 'claimwright.token';

/**
 * Takes the host's token out of the address bar, where it came as the URL's fragment, and keeps it for reloads of this
 * tab. A fragment is never sent to a server, and after this it is not in the history either.
 *
 * @returns the token, or an empty string where there is none: the host will then refuse every call.
 */
export function takeToken(): string {
  const fromUrl = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
  if (fromUrl !== '') {
    sessionStorage.setItem(TOKEN_KEY, fromUrl);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(TOKEN_KEY) ?? '';
}

/** A transport over HTTP for calls and one WebSocket for events, which is opened again with growing pauses when it ends. */
export function createHttpTransport(token: string): Transport {
  const listeners = new Set<(event: HostEvent) => void>();
  const tell = (event: HostEvent): void => listeners.forEach((listener) => listener(event));
  const backOff = createBackOff();
  let wasUp = false;

  function connect(): void {
    const url = new URL(LOOPBACK.eventsPath, location.href);
    url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url, LOOPBACK.protocolPrefix + token);
    socket.addEventListener('open', () => {
      backOff.reset();
      wasUp = true;
      tell({ type: 'connection', up: true });
    });
    socket.addEventListener('message', ({ data }) => {
      const event = readHostEvent(JSON.parse(String(data)));
      if (event !== null) tell(event);
    });
    socket.addEventListener('close', () => {
      if (wasUp) tell({ type: 'connection', up: false });
      wasUp = false;
      backOff.schedule(connect);
    });
  }
  connect();

  return {
    async call(name, input) {
      const response = await fetch(LOOPBACK.callPath + name, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [LOOPBACK.tokenHeader]: token },
        body: JSON.stringify(input),
      });
      // The client parses it.
      return (await response.json()) as Reply;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
