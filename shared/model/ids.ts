import { z } from 'zod';
import { hidesNothing, NOT_VISIBLE } from '../text/visible.ts';

/**
 * An id that may stand in a file name, a URL and a log line: no blanks, no separators of any format we write.
 * Our own are UUIDv7 (RFC 9562); ids that come with a dataset are kept as they are.
 */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, 'an id is 1 to 128 letters, digits, ".", "_", ":" or "-"');

/** A document's id: `d_` and 26 base32 characters of the SHA-256 of its text (130 bits). */
export const documentIdSchema = z.string().regex(/^d_[a-z2-7]{26}$/, 'a document id is "d_" and 26 base32 characters');

/**
 * An annotator's handle: short, lower-case, unique in the team. It is the identity of a person in every record and
 * file, so letters of any script are welcome and nothing that needs quoting is.
 */
export const handleSchema = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,31}$/u, 'a handle is 1 to 32 letters, digits, ".", "_" or "-"')
  .refine((handle) => handle === handle.toLowerCase() && handle === handle.normalize('NFC'), {
    message: 'a handle is written in lower case (and NFC)',
  })
  // Hangul fillers are letters to Unicode, selectors are marks: neither is seen.
  .refine(hidesNothing, NOT_VISIBLE);

/** Lower-case hexadecimal SHA-256. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 is 64 hexadecimal digits');
