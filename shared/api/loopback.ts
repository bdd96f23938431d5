/**
 * Names that the loopback host and its windows share. The token comes to the window as the fragment of its URL
 * (`#token=…`), which browsers send nowhere.
 */
export const LOOPBACK = {
  /** `POST /api/<procedure>` with the input as JSON answers a reply as JSON. */
  callPath: '/api/',
  /** The WebSocket that says every event as one JSON text. */
  eventsPath: '/events',
  /** Header of every call. */
  tokenHeader: 'x-claimwright-token',
  /** The WebSocket's sub-protocol is this and the token, because a browser can set no header there. */
  protocolPrefix: 'claimwright.',
} as const;
