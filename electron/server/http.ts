import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { authority, type Provenance } from './guard.ts';

/** What a request says of where it comes from. */
export function provenance({ headers }: IncomingMessage): Provenance {
  const site = headers['sec-fetch-site'];
  return { host: headers.host, origin: headers.origin, site: Array.isArray(site) ? site.join() : site };
}

/** The path of a request as it was sent: not decoded, not normalised, without its query. Null where it is no path. */
export function rawPath({ url }: IncomingMessage): string | null {
  const path = url?.split('?')[0];
  return path?.startsWith('/') ? path : null;
}

/** Headers of every answer: the window may load its own files, talk to its own host, and nothing else. */
export function securityHeaders(port: number): OutgoingHttpHeaders {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    // Not every browser lets 'self' stand for the WebSocket of the same origin.
    `connect-src 'self' ws://${authority(port)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
    'cache-control': 'no-store',
  };
}

/** Answers with a body. The security headers have been set on the response before. */
export function answer(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** Answers a page's request with one sentence. */
export const answerText = (response: ServerResponse, status: number, message: string): void =>
  answer(response, status, 'text/plain; charset=utf-8', `${message}\n`);
