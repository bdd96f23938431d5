import { readFileSync, statSync } from 'node:fs';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { describeProblem, problemsOf } from '../../../shared/model/codebook-problems.ts';
import { lineOf } from '../../../shared/text/refuse.ts';
import { fileRefusal } from '../formats/file-refusal.ts';
import { describeIssue } from '../formats/issues.ts';
import { Problem, refusalAt } from '../formats/problem.ts';
import { parseStrictJson } from '../formats/strict-json.ts';
import { attributesOf, examplesOf } from './codebook-attributes.ts';
import { fileSchema, type CodebookFile } from './codebook-file.ts';

/** A codebook is read by people; ours has 20 kB. */
const MAX_BYTES = 2 ** 20;

/**
 * Reads a codebook file.
 *
 * @throws Refusal `not_found`, `io`, `refused` (naming the file and the line or the field).
 */
export function readCodebookFile(path: string): Codebook {
  const text = decoded(bytesOf(path), path);
  try {
    return parseCodebook(parseStrictJson(text), path);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const line = lineOf(text, (error.column ?? 1) - 1);
    throw refusalAt({ file: path, line }, `this codebook cannot be read: ${error.message}`);
  }
}

function bytesOf(path: string): Uint8Array {
  let stat;
  try {
    stat = statSync(path);
    if (stat.isFile() && stat.size <= MAX_BYTES) return readFileSync(path);
  } catch (error) {
    throw fileRefusal(error, path, 'read');
  }
  const what = stat.isFile() ? `has more than ${MAX_BYTES / 2 ** 20} MiB` : 'is not a file';
  throw new Refusal('refused', `${path}: this ${what}; a codebook is a small JSON file.`, { file: path });
}

function decoded(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('refused', `${path}: this codebook is not UTF-8; save it as UTF-8.`, { file: path });
  }
}

/** The codebook of a file's JSON: keys, colours and badges are given to labels that name none. */
export function parseCodebook(json: unknown, path: string): Codebook {
  const parsed = fileSchema.safeParse(json, { reportInput: true });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const what = issue
      ? describeIssue(issue, 'this is not a JSON object; a codebook is one')
      : 'this is not a codebook';
    throw new Refusal('refused', `${path}: ${what}.`, { file: path });
  }
  const file = parsed.data;
  const keys = keysFor(file.span_labels);
  const badges = badgesFor(file.span_labels.map(({ name }) => name));
  const codebook: Codebook = {
    id: file.id,
    version: file.version,
    labels: file.span_labels.map((label, i) => ({
      name: label.name,
      definition: label.definition,
      ...(keys[i] !== undefined && { key: keys[i] }),
      color: label.color ?? i % 12,
      badge: label.badge ?? badges[i] ?? '?',
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
  const [problem] = problemsOf(codebook);
  if (problem) throw new Refusal('refused', `${path}: ${describeProblem(problem)}.`, { file: path });
  return codebook;
}

/** Keys as the file gives them; the others get 1 to 9 in their order. */
function keysFor(labels: CodebookFile['span_labels']): (string | undefined)[] {
  const given = new Set(labels.map(({ key }) => key));
  const free = [...'123456789'].filter((key) => !given.has(key));
  return labels.map(({ key }) => key ?? free.shift());
}

/** A letter for each label that no other one has: its first where that is free, else the first that is, else two. */
function badgesFor(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const letters = [...name.toUpperCase()].filter((letter) => /\p{L}|\p{N}/u.test(letter));
    const pairs = letters.slice(1).map((letter) => `${letters[0]}${letter}`);
    const badge = [...letters, ...pairs].find((candidate) => candidate.length <= 2 && !taken.has(candidate)) ?? '?';
    taken.add(badge);
    return badge;
  });
}

/** "EVIDENCE|CLAIM" names two labels; "CLAIM (later)" names one and says which. */
const endsOf = (ends: string): string[] => ends.split('|').map((end) => end.replace(/\s*\(.*\)$/, '').trim());
