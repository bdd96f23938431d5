/** The WHATWG name of an encoding, or null where it is none that can be decoded here. Accepts every WHATWG label. */
export function encodingName(label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).encoding;
  } catch {
    return null;
  }
}

/** Decodes bytes piece by piece. What it cannot decode exactly it refuses, by a throw; it never replaces anything. */
export interface StrictDecoder {
  /** @throws TypeError where the bytes are invalid, or end inside a character while `last` is true. */
  decode(bytes: Uint8Array, last: boolean): string;
}

const MULTI_BYTE = new Set(['big5', 'euc-jp', 'euc-kr', 'gb18030', 'gbk', 'iso-2022-jp', 'shift_jis']);

/** C1 controls but for NEL. */
const STRAY_CONTROLS = /[\u0080-\u0084\u0086-\u009f]/;

/**
 * Makes a strict decoder. A byte order mark is text to it: the caller has taken it off.
 *
 * Node's converters turn lead bytes that they do not know (such as those of CP949 in `euc-kr`) into C1 controls instead of
 * refusing them, so those are refused here.
 *
 * @param encoding a WHATWG name, see `encodingName`.
 */
export function strictDecoder(encoding: string): StrictDecoder {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const isMultiByte = MULTI_BYTE.has(encoding);
  return {
    decode(bytes, last) {
      const text = decoder.decode(bytes, { stream: !last });
      if (isMultiByte && STRAY_CONTROLS.test(text)) throw new TypeError(`the bytes are not valid in ${encoding}`);
      return text;
    },
  };
}

/** The text of bytes, or null where they are not valid in the encoding. */
export function tryDecode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return strictDecoder(encoding).decode(bytes, true);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
