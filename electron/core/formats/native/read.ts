import type { DatasetContent, DatasetRecord, DatasetRelation, ReadOptions, UnresolvedEnd } from '../dataset.ts';
import { Refusal } from '../../../../shared/api/reply.ts';
import { linesOf, nameOf, type FileSource, type Line } from '../lines.ts';
import { at, Problem, refusalAt, type Place } from '../problem.ts';
import { parseStrictJson } from '../strict-json.ts';
import { canonical } from '../../repositories/state.ts';
import { canonicalEnds } from '../../../../shared/model/relating.ts';
import { describeIssue } from '../issues.ts';
import { knownFrom, recordOf, type Known } from './record.ts';
import { lineSchema } from './schema.ts';

/**
 * Reads the native dataset: all of it with every check, or a refusal that names the line. Holds the whole result in
 * memory; time is linear in the file.
 *
 * @throws Refusal `refused` with file and line; those of `linesOf`.
 */
export async function readNative(
  source: FileSource,
  options: ReadOptions,
  signal?: AbortSignal,
): Promise<DatasetContent> {
  const known = knownFrom(options);
  const seen = new Seen();
  const read: PlacedRecord[] = [];
  for await (const line of linesOf(source, signal)) {
    const record = at(line, () => recordOfLine(line, known));
    seen.add(line, record);
    read.push({ place: { file: line.file, line: line.line }, record });
  }
  if (read.length === 0) {
    const file = nameOf(source);
    throw new Refusal('refused', `${file}: this file is empty; a dataset has one document a line`, { file });
  }
  const unresolved: UnresolvedEnd[] = [];
  const records = read.map(({ place, record }) => ({
    ...record,
    relations: record.relations.map((relation) =>
      inOrder(resolved(relation, record, place, seen, unresolved), known.symmetricTypes),
    ),
  }));
  return { records, lines: read.map(({ place }) => place.line), unresolved };
}

interface PlacedRecord {
  readonly place: Place;
  readonly record: DatasetRecord;
}

function recordOfLine({ text }: Line, known: Known): DatasetRecord {
  const parsed = lineSchema.safeParse(parseStrictJson(text), { reportInput: true });
  if (parsed.success) return recordOf(parsed.data, known);
  const issue = parsed.error.issues[0];
  throw new Problem(
    issue
      ? describeIssue(issue, 'this line is not a JSON object; each line is one document')
      : 'this line does not have the shape of a document',
  );
}

/** What stood in the file so far, to find what stands there twice. */
class Seen {
  readonly #documents = new Map<string, number>();
  readonly #shared = new Map<string, { readonly line: number; readonly json: string }>();
  readonly #relations = new Map<string, number>();
  readonly #annotations = new Map<string, { readonly line: number; readonly document: string }>();

  /** @throws Refusal where something of the record was there before. */
  add(place: Place, { id, annotations, claims, sources, relations }: DatasetRecord): void {
    const { line } = place;
    refuseTwice(place, 'this document', this.#documents.get(id));
    this.#documents.set(id, line);
    for (const annotation of annotations) {
      refuseTwice(place, `the annotation ${annotation.id}`, this.#annotations.get(annotation.id)?.line);
      this.#annotations.set(annotation.id, { line, document: id });
    }
    this.#addShared(place, claims, 'claim card', 'make text and note agree');
    this.#addShared(place, sources, 'source', 'make all of it agree');
    for (const relation of relations) {
      refuseTwice(place, `the relation ${relation.id}`, this.#relations.get(relation.id));
      this.#relations.set(relation.id, line);
    }
  }

  /** What stands in every line that uses it, once a line, and says the same there. */
  #addShared(place: Place, records: readonly { readonly id: string }[], kind: string, fix: string): void {
    const here = new Set<string>();
    for (const record of records) {
      const what = `the ${kind} ${record.id}`;
      refuseTwice(place, what, here.has(record.id) ? place.line : undefined);
      here.add(record.id);
      const json = canonical(record);
      const before = this.#shared.get(what);
      if (before === undefined) this.#shared.set(what, { line: place.line, json });
      else if (before.json !== json) {
        throw refusalAt(place, `${what} is not the same here and in line ${before.line}; ${fix}`);
      }
    }
  }

  documentOf(annotation: string): string | undefined {
    return this.#annotations.get(annotation)?.document;
  }
}

function refuseTwice(place: Place, what: string, before: number | undefined): void {
  if (before === undefined) return;
  const where = before === place.line ? 'twice in this line' : `here and in line ${before}`;
  throw refusalAt(place, `${what} stands ${where}; keep one`);
}

/** Where the ends change places, the document of the other one is no longer that of `to`. */
function inOrder(relation: DatasetRelation, symmetric: ReadonlySet<string>): DatasetRelation {
  const ordered = canonicalEnds(symmetric.has(relation.type), relation);
  if (ordered === relation) return relation;
  const { toDocument: _, ...rest } = ordered;
  return rest;
}

function resolved(
  relation: DatasetRelation,
  record: DatasetRecord,
  place: Place,
  seen: Seen,
  unresolved: UnresolvedEnd[],
): DatasetRelation {
  const { toDocument: stated, ...rest } = relation;
  const found = seen.documentOf(relation.to);
  if (found === undefined) {
    const toDocument = stated === undefined ? {} : { toDocument: stated };
    unresolved.push({ relation: relation.id, to: relation.to, ...toDocument, line: place.line });
    return relation;
  }
  if (stated !== undefined && stated !== found) {
    const is = `the annotation ${relation.to} is on ${found}`;
    throw refusalAt(place, `the relation ${relation.id} says to_document ${stated}, but ${is}; correct it`);
  }
  return found === record.id ? rest : { ...rest, toDocument: found };
}
