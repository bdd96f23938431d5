import { Refusal } from '../../../../shared/api/reply.ts';
import { encodingName, strictDecoder } from '../../sources/encodings.ts';
import { findInvalidBytes } from '../../sources/invalid-bytes.ts';
import { chunksOf, nameOf, type FileSource } from '../lines.ts';
import { refusalAt } from '../problem.ts';

/** The text of a file and whether a byte order mark stood before it. */
export interface TextPiece {
  readonly text: string;
  readonly hasMark: boolean;
}

const UTF8_MARK = [0xef, 0xbb, 0xbf];

/**
 * The text of a file in pieces, decoded strictly; a byte order mark of UTF-8 is taken off and told.
 *
 * @param encoding any WHATWG label; UTF-8 where nothing is told.
 * @throws Refusal with file and line: bytes that are not valid, UTF-16, NUL; `invalid` for an unknown encoding; those of `chunksOf`.
 */
export async function* textOfFile(
  source: FileSource,
  encoding: string | undefined,
  signal?: AbortSignal,
): AsyncGenerator<TextPiece> {
  const file = nameOf(source);
  const name = encoding === undefined ? 'utf-8' : encodingName(encoding);
  if (name === null) throw new Refusal('invalid', `"${encoding?.slice(0, 40)}" is not an encoding that can be read.`);
  const decoder = strictDecoder(name);
  let line = 1;
  let isFirst = true;
  let hasMark = false;
  const decoded = (bytes: Uint8Array, isLast: boolean): string => {
    try {
      return decoder.decode(bytes, isLast);
    } catch {
      const what = isLast && bytes.length === 0 ? 'ends inside a character' : 'is not valid';
      const fix = encoding === undefined ? 'save the file as UTF-8, or say its encoding' : 'say another encoding';
      const skipped = bytes.length === 0 ? 0 : linesBefore(name, bytes);
      throw refusalAt({ file, line: line + skipped }, `the text ${what} in ${name}; ${fix}`);
    }
  };
  for await (const chunk of chunksOf(source, signal)) {
    let bytes = chunk;
    if (isFirst) {
      isFirst = false;
      if (isUtf16(bytes) && !name.startsWith('utf-16')) {
        throw refusalAt({ file, line: 1 }, 'the file is in UTF-16; save it as UTF-8, or say its encoding');
      }
      hasMark = name === 'utf-8' && UTF8_MARK.every((byte, i) => bytes[i] === byte);
      if (hasMark) bytes = bytes.subarray(UTF8_MARK.length);
    }
    const text = decoded(bytes, false);
    const nul = text.indexOf('\0');
    if (nul >= 0) {
      throw refusalAt({ file, line: line + count(text.slice(0, nul)) }, 'the character NUL stands here; take it out');
    }
    line += count(text);
    yield { text, hasMark };
  }
  decoded(new Uint8Array(0), true);
}

const isUtf16 = ([a, b]: Uint8Array): boolean => (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);

/** Line ends before the first bytes that are not valid. */
function linesBefore(encoding: string, bytes: Uint8Array): number {
  const { offset } = findInvalidBytes(encoding, bytes);
  let lines = 0;
  for (const byte of bytes.subarray(0, offset)) if (byte === 0x0a) lines += 1;
  return lines;
}

function count(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
