import { readFileSync, statSync } from 'node:fs';
import { Refusal } from '../../../shared/api/reply.ts';
import type { z } from 'zod';
import { codebookProblems } from '../../../shared/codebook/problems.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { lineOf } from '../../../shared/text/refuse.ts';
import { fileRefusal } from '../formats/file-refusal.ts';
import { badgesFor } from '../formats/codebook/badges.ts';
import { CODEBOOK_FORMAT, codebookOfFile, wholeFileSchema } from '../formats/codebook/schema.ts';
import { describeIssue } from '../formats/issues.ts';
import { Problem, refusalAt } from '../formats/problem.ts';
import { parseStrictJson } from '../formats/strict-json.ts';
import { attributesOf, examplesOf } from './codebook-attributes.ts';
import { fileSchema, type CodebookFile } from './codebook-file.ts';

/** A codebook is read by people; ours has 20 kB. */
export const MAX_CODEBOOK_BYTES = 8 * 2 ** 20;

/**
 * Reads a codebook file.
 *
 * @throws Refusal `not_found`, `io`, `refused` (naming the file and the line, the field or the thing that is wrong).
 */
export function readCodebookFile(path: string): Codebook {
  const codebook = readCodebookText(decodeCodebook(bytesOfCodebook(path), path), path);
  refuseProblems(codebook, path);
  return codebook;
}

/** The codebook of a JSON text, whatever is wrong with what it says. @throws Refusal `refused` where it is none. */
export function readCodebookText(text: string, path: string, known?: Codebook): Codebook {
  try {
    return parseCodebook(parseStrictJson(text), path, known);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const line = lineOf(text, (error.column ?? 1) - 1);
    throw refusalAt({ file: path, line }, `this codebook cannot be read: ${error.message}`);
  }
}

/** Refuses a codebook that has an error. @throws Refusal `refused`, naming the first. */
export function refuseProblems(codebook: Codebook, path: string): void {
  const [first, ...more] = codebookProblems(codebook).filter(({ severity }) => severity === 'error');
  if (!first) return;
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
  throw new Refusal('refused', `${path}: ${first.text.replace(/^The /, 'the ')}${rest}`, { file: path });
}

/** The bytes of a codebook file. @throws Refusal */
export function bytesOfCodebook(path: string): Uint8Array {
  let stat;
  try {
    stat = statSync(path);
    if (stat.isFile() && stat.size <= MAX_CODEBOOK_BYTES) return readFileSync(path);
  } catch (error) {
    throw fileRefusal(error, path, 'read');
  }
  const what = stat.isFile() ? `has more than ${MAX_CODEBOOK_BYTES / 2 ** 20} MiB` : 'is not a file';
  throw new Refusal('refused', `${path}: this ${what}; a codebook is a small file.`, { file: path });
}

/** The text of a codebook file. @throws Refusal `refused` where it is not UTF-8. */
export function decodeCodebook(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('refused', `${path}: this codebook is not UTF-8; save it as UTF-8.`, { file: path });
  }
}

/**
 * The codebook of a file's JSON, in either form, whatever is wrong with what it says. Of the short form, keys, colours and
 * badges are given to labels that name none: those that `known` has for them, else new ones.
 */
export function parseCodebook(json: unknown, path: string, known?: Codebook): Codebook {
  if (typeof json === 'object' && json !== null && 'format' in json) {
    if (json.format !== CODEBOOK_FORMAT && typeof json.format === 'string' && json.format.startsWith('claimwright-')) {
      throw new Refusal(
        'newer',
        `${path}: this codebook is of the form "${json.format}"; this program reads "${CODEBOOK_FORMAT}".`,
        { file: path },
      );
    }
    return codebookOfFile(shaped(wholeFileSchema, json, path));
  }
  const file = shaped(fileSchema, json, path);
  const before = (name: string) => known?.labels.find((label) => label.name === name);
  const keys = keysFor(file.span_labels, before);
  const badges = badgesFor(file.span_labels.map(({ name }) => name));
  return {
    id: file.id,
    version: file.version,
    labels: file.span_labels.map((label, i) => ({
      name: label.name,
      definition: label.definition,
      ...(keys[i] !== undefined && { key: keys[i] }),
      color: label.color ?? before(label.name)?.color ?? i % 12,
      badge: label.badge ?? before(label.name)?.badge ?? badges[i] ?? '?',
      mandatory: label.mandatory,
      examples: examplesOf(label.examples, file),
      ...(label.retired && { retired: label.retired }),
    })),
    attributes: attributesOf(file, path),
    relations: file.relations.map(({ example: _, from, to, retired, ...relation }) => ({
      ...relation,
      from: endsOf(from),
      to: endsOf(to),
      ...(retired && { retired }),
    })),
    ...(file.guidelines !== undefined && { guidelines: file.guidelines }),
  };
}

function shaped<T>(schema: z.ZodType<T>, json: unknown, path: string): T {
  const parsed = schema.safeParse(json, { reportInput: true });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const what = issue ? describeIssue(issue, 'this is not a JSON object; a codebook is one') : 'this is not a codebook';
  throw new Refusal('refused', `${path}: ${what}.`, { file: path });
}

/** Keys as the file gives them, or as they were; the others get 1 to 9 in their order. */
function keysFor(
  labels: CodebookFile['span_labels'],
  before: (name: string) => { readonly key?: string | undefined } | undefined,
): (string | undefined)[] {
  const given = new Set(labels.map(({ key }) => key));
  const kept = labels.map(({ name, key }) => {
    const old = before(name)?.key;
    return key ?? (given.has(old) ? undefined : old);
  });
  const taken = new Set(kept);
  const free = [...'123456789'].filter((key) => !taken.has(key));
  return kept.map((key, i) => key ?? (before(labels[i]?.name ?? '') ? undefined : free.shift()));
}

/** "EVIDENCE|CLAIM" names two labels; "CLAIM (later)" names one and says which. */
const endsOf = (ends: string): string[] => ends.split('|').map((end) => end.replace(/\s*\(.*\)$/, '').trim());
