import { readFileSync, statSync } from 'node:fs';
import { Refusal } from '../../../shared/api/reply.ts';
import { compareStrings } from '../../../shared/model/annotation.ts';
import { mappingSchema, type Mapping } from '../../../shared/model/mapping.ts';
import { lineOf } from '../../../shared/text/refuse.ts';
import { writeFileAtomically } from '../formats/atomic.ts';
import { fileRefusal } from '../formats/file-refusal.ts';
import { describeIssue } from '../formats/issues.ts';
import { Problem, refusalAt } from '../formats/problem.ts';
import { parseStrictJson } from '../formats/strict-json.ts';

/** A mapping is made by people; one of a thousand names has 100 kB. */
const MOST_BYTES = 8 * 2 ** 20;

/**
 * Reads the file of a mapping.
 *
 * @throws Refusal `not_found`, `io`, `refused` (naming the file and the line or the field that is wrong), `newer`.
 */
export function readMappingFile(path: string): Mapping {
  const text = decode(bytesAt(path), path);
  let json: unknown;
  try {
    json = parseStrictJson(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw refusalAt({ file: path, line: lineOf(text, (error.column ?? 1) - 1) }, error.message);
  }
  if (typeof json === 'object' && json !== null && 'mapping' in json && Number(json.mapping) > 1) {
    throw new Refusal('newer', `${path}: this mapping was written by a newer program. Update Claimwright.`, {
      file: path,
    });
  }
  const parsed = mappingSchema.safeParse(json, { reportInput: true });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const what = issue ? describeIssue(issue, 'this is not a JSON object; a mapping is one') : 'this is no mapping';
  throw new Refusal('refused', `${path}: ${what}.`, { file: path });
}

/** Writes a mapping as a file, whole or not at all: the same mapping gives the same bytes. @throws Refusal of {@link writeFileAtomically} */
export const writeMappingFile = (path: string, mapping: Mapping, overwrite: boolean): Promise<{ bytes: number }> =>
  writeFileAtomically(path, [`${JSON.stringify(sorted(mapping), null, 2)}\n`], { overwrite });

/** The keys of all objects in one order. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => compareStrings(a, b));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}

function bytesAt(path: string): Uint8Array {
  let stat;
  try {
    stat = statSync(path);
    if (stat.isFile() && stat.size <= MOST_BYTES) return readFileSync(path);
  } catch (error) {
    throw fileRefusal(error, path, 'read');
  }
  const what = stat.isFile() ? `has more than ${MOST_BYTES / 2 ** 20} MiB` : 'is not a file';
  throw new Refusal('refused', `${path}: this ${what}; a mapping is a small file.`, { file: path });
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('refused', `${path}: this mapping is not UTF-8; save it as UTF-8.`, { file: path });
  }
}
