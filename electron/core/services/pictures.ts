import { extname } from 'node:path';
import type { SavedKind } from '../../../shared/api/pictures.ts';
import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { writeFileAtomically } from '../formats/atomic.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Writes a picture, or the data of one, as a file. It writes nothing else: the path ends as the kind does, and the bytes are of
 * that kind.
 *
 * @throws Refusal `refused`, and those of {@link writeFileAtomically}.
 */
export async function savePicture({
  path,
  kind,
  base64,
  overwrite,
}: Pick<Parsed<'pictures.save'>, 'path' | 'kind' | 'base64' | 'overwrite'>): Promise<Output<'pictures.save'>> {
  if (extname(path).toLowerCase() !== `.${kind}`) {
    throw new Refusal('refused', `${path}: the name of this file must end with .${kind}; nothing was written.`, {
      file: path,
    });
  }
  const bytes = Buffer.from(base64, 'base64');
  if (!isOf(kind, bytes)) {
    throw new Refusal('refused', `${path}: what was to be written is no ${kind.toUpperCase()}; nothing was written.`, {
      file: path,
    });
  }
  return { path, ...(await writeFileAtomically(path, [bytes], { overwrite })) };
}

function isOf(kind: SavedKind, bytes: Buffer): boolean {
  if (kind === 'png') return bytes.subarray(0, PNG.length).equals(PNG);
  const text = textOf(bytes);
  if (text === null) return false;
  return kind === 'csv' || (kind === 'json' ? isJson(text) : isStillSvg(text));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const TAG = /<\/?[^\s"'<>/=]+(?:[^"'<>]|"[^"<]*"|'[^'<]*')*>/g;

/**
 * Ours begin so, consist of tags and words, and nothing in them runs. Well-formed XML has `<` nowhere but at tags; comments, declarations
 * and all that could hide a tag are refused, as nothing of ours has them. O(n).
 */
function isStillSvg(text: string): boolean {
  if (!text.startsWith('<svg ') || text.replaceAll(TAG, '').includes('<')) return false;
  return [...text.matchAll(TAG)].every(([tag]) => {
    const names = tag.replaceAll(/"[^"]*"|'[^']*'/g, '""');
    return !/^<\/?(?:[^\s:>]+:)?(?:script|foreignObject)(?![\w.-])|[\s"/]on[\w.:-]*\s*=/i.test(names);
  });
}

function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
