import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const digest = (value: string): Buffer => createHash('sha256').update(value, 'utf8').digest();

/** A new secret of 256 bits, in hexadecimal: it may stand in a header, a sub-protocol and a URL's fragment. */
export const newToken = (): string => randomBytes(32).toString('hex');

/** Whether a given token is the expected one, in a time that says nothing of where they differ. */
export const sameToken = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));
