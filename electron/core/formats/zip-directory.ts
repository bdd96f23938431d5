import { Problem } from './problem.ts';

/** Where an archive's list of entries lies, and how many it holds. Offsets in bytes. */
export interface ZipDirectory {
  readonly start: number;
  /** After the last entry of the list. */
  readonly end: number;
  readonly entries: number;
}

const END_BYTES = 22;
const END_SIGN = 0x06054b50;
const LOCATOR_BYTES = 20;
const LOCATOR_SIGN = 0x07064b50;
const END64_SIGN = 0x06064b50;
const END64_BYTES = 56;
const LONGEST_COMMENT = 0xffff;

/**
 * Finds and checks the end record of a zip (APPNOTE 6.3.10, 4.3.14 to 4.3.16). Stricter than readers have to be: the list must
 * end where the end record begins, and the two records of a large archive must say the same, so that no two readers can see
 * two archives in one file.
 *
 * @throws Problem
 */
export function directoryOf(bytes: Uint8Array): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = endRecordOf(view);
  const disks = [view.getUint16(at + 4, true), view.getUint16(at + 6, true)];
  if (disks.some((disk) => disk !== 0 && disk !== 0xffff))
    throw new Problem('it is one part of several; join them first');
  const small = {
    here: view.getUint16(at + 8, true),
    entries: view.getUint16(at + 10, true),
    size: view.getUint32(at + 12, true),
    start: view.getUint32(at + 16, true),
  };
  const locator = at - LOCATOR_BYTES;
  if (locator >= 0 && view.getUint32(locator, true) === LOCATOR_SIGN) return largeDirectory(view, locator, small);
  if (small.here !== small.entries)
    throw new Problem('its end record counts the entries in two ways; make the archive again');
  return checked({ start: small.start, size: small.size, entries: small.entries, recordAt: at });
}

function endRecordOf(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  const found: number[] = [];
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
    if (view.getUint32(at, true) === END_SIGN && at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength)
      found.push(at);
  }
  const [first] = found;
  if (first === undefined)
    throw new Problem('it is no whole zip archive: its end is missing; copy or download it again');
  if (found.length > 1)
    throw new Problem('it has two ends, so that it could be read in two ways; make the archive again');
  return first;
}

interface SmallEnd {
  readonly here: number;
  readonly entries: number;
  readonly size: number;
  readonly start: number;
}

/** The record of an archive of the zip64 kind; what the small record says must be the same or say "see there". */
function largeDirectory(view: DataView, locator: number, small: SmallEnd): ZipDirectory {
  const lies = new Problem('its zip64 end record does not fit to its end record; make the archive again');
  const recordAt = Number(view.getBigUint64(locator + 8, true));
  if (recordAt + END64_BYTES > locator || view.getUint32(recordAt, true) !== END64_SIGN) throw lies;
  if (recordAt + 12 + Number(view.getBigUint64(recordAt + 4, true)) !== locator) throw lies;
  const large: SmallEnd = {
    here: Number(view.getBigUint64(recordAt + 24, true)),
    entries: Number(view.getBigUint64(recordAt + 32, true)),
    size: Number(view.getBigUint64(recordAt + 40, true)),
    start: Number(view.getBigUint64(recordAt + 48, true)),
  };
  const agrees = (a: number, b: number, see: number): boolean => a === b || a === see;
  const same =
    large.here === large.entries &&
    agrees(small.entries, large.entries, 0xffff) &&
    agrees(small.size, large.size, 0xffffffff) &&
    agrees(small.start, large.start, 0xffffffff);
  if (!same) throw lies;
  return checked({ ...large, recordAt });
}

function checked(list: { start: number; size: number; entries: number; recordAt: number }): ZipDirectory {
  const { start, size, entries, recordAt } = list;
  if (start + size !== recordAt)
    throw new Problem('its list of entries is cut off or moved; copy or download it again');
  return { start, end: recordAt, entries };
}
