/** Bytes of UTF-8 that a file's name may take: 255 is the limit of every system; an ending and a lock's own must fit in. */
const MAX_BYTES = 200;

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\.|$)/i;

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The file name, without an ending, that a name given by people can have on every system: no separators, reserved, control or
 * invisible characters, no device, no leading or trailing dot, at most 200 bytes of UTF-8 and no character cut in two.
 *
 * @returns `fallback` where nothing of the name is left.
 */
export function fileNameFor(name: string, fallback: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/\p{Cf}|\p{Cs}/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu, '-')
    .replace(/\s+/gu, ' ');
  const cut = trimmed(firstBytes(trimmed(plain), MAX_BYTES - 1));
  if (cut === '') return fallback;
  return DEVICE.test(cut) ? `_${cut}` : cut;
}

const trimmed = (name: string): string => name.replace(/^[\s.-]+|[\s.-]+$/gu, '');

/** The beginning of a text that takes no more than so many bytes of UTF-8, cut between characters. O(length). */
function firstBytes(text: string, most: number): string {
  let bytes = 0;
  for (const { segment, index } of characters.segment(text)) {
    for (const one of segment) bytes += bytesOf(one);
    if (bytes > most) return text.slice(0, index);
  }
  return text;
}

function bytesOf(character: string): 1 | 2 | 3 | 4 {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
}
