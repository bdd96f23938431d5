import { LOOPBACK } from '../../shared/api/loopback.ts';
import { sameToken } from './token.ts';

/** What a request says of where it comes from: the headers of the same names. */
export interface Provenance {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly site: string | undefined;
}

/** A refused request: the HTTP status and what the answer says. */
export interface Denial {
  readonly status: 401 | 403 | 421;
  readonly message: string;
}

const deny = (status: Denial['status'], message: string): Denial => ({ status, message });

const FOREIGN = deny(403, 'This request comes from another site, so nothing was done.');
const NO_TOKEN = deny(
  401,
  'This window does not belong to the running Claimwright. Open the address that it printed when it started.',
);

/** The one name under which the host answers. Browsers leave out the port where it is 80. */
export const authority = (port: number): string => (port === 80 ? '127.0.0.1' : `127.0.0.1:${port}`);

/**
 * Judges a request for a page or a file of the window: null where it may be answered. The exact Host keeps out names that
 * an attacker points at 127.0.0.1, Sec-Fetch-Site the pages that would frame or fetch it.
 */
export function judgePage({ host, origin, site }: Provenance, port: number): Denial | null {
  if (host !== authority(port)) return deny(421, `This address is not served here. Use http://${authority(port)}/.`);
  if (origin !== undefined && origin !== `http://${authority(port)}`) return FOREIGN;
  return site === undefined || site === 'none' || site === 'same-origin' ? null : FOREIGN;
}

/** Judges a call: the rules for pages, never typed into an address bar, and with the token of this start. */
export function judgeCall(from: Provenance, given: string | undefined, port: number, token: string): Denial | null {
  const denial = judgePage(from, port) ?? (from.site === 'none' ? FOREIGN : null);
  if (denial !== null) return denial;
  return given !== undefined && sameToken(given, token) ? null : NO_TOKEN;
}

/** Judges the opening of the WebSocket: as a call, and the Origin must be there, since browsers ask no one before it. */
export function judgeSocket(
  from: Provenance,
  protocols: string | undefined,
  port: number,
  token: string,
): Denial | null {
  if (from.origin === undefined) return judgePage(from, port) ?? FOREIGN;
  const given = (protocols ?? '')
    .split(',')
    .map((protocol) => protocol.trim())
    .find((protocol) => protocol.startsWith(LOOPBACK.protocolPrefix));
  return judgeCall(from, given?.slice(LOOPBACK.protocolPrefix.length), port, token);
}
