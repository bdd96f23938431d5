import { newToken, sameToken } from './token.ts';

/**
 * Ways in that work once. A browser is started with its URL among its arguments, which every user of the machine can
 * read, so that URL must not hold the token: it holds a code that is worth nothing after the first use.
 */
export interface Entrance {
  /** A new path that leads in once, for `lifetimeMs`. */
  issue(): string;
  /** Whether the path is one of them. It is none afterwards. */
  redeem(path: string): boolean;
}

export const ENTRANCE_PATH = '/enter/';

/** Makes an entrance. The clock counts milliseconds. */
export function createEntrance(lifetimeMs: number, now: () => number = () => performance.now()): Entrance {
  const codes = new Map<string, number>();
  return {
    issue() {
      const code = newToken();
      codes.set(code, now() + lifetimeMs);
      return ENTRANCE_PATH + code;
    },
    redeem(path) {
      const given = path.slice(ENTRANCE_PATH.length);
      for (const [code, until] of codes) {
        if (!sameToken(given, code)) continue;
        codes.delete(code);
        return now() <= until;
      }
      return false;
    },
  };
}
