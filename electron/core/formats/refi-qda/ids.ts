import { parse, v5 } from 'uuid';
import { GUID_NAMESPACE } from '../codebook/qdc-write.ts';

/** As the mapping keeps them: in lower case. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Parsed once: a GUID is made for everything in the file. */
const NAMESPACE = parse(GUID_NAMESPACE);

/** The GUID of something of ours: UUIDv5 (RFC 9562) of what it is and its id, so the same everywhere. */
export const guidFor = (kind: string, id: string): string => v5(`${kind} ${id}`, NAMESPACE);

/** An id as the file can have it: a UUID stays. */
export const heldId = (kind: 'annotation' | 'relation', id: string): string => (UUID.test(id) ? id : guidFor(kind, id));

/** A GUID of a file: in lower case, without braces. */
export const plainGuid = (written: string): string =>
  written
    .trim()
    .replaceAll(/^\{|\}$/g, '')
    .toLowerCase();
