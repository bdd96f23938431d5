import { Refusal } from '../../../../shared/api/reply.ts';
import { assertNever } from '../../../../shared/assert.ts';
import { canonicalEnds } from '../../../../shared/model/relating.ts';
import type { LooseEnd } from '../../spool/ends.ts';
import type { OnTwice, Spool } from '../../spool/spool.ts';
import type { DatasetRecord, DatasetRelation, ReadOptions } from '../dataset.ts';
import { describeIssue } from '../issues.ts';
import { linesOf, nameOf, type FileSource, type Line } from '../lines.ts';
import { at, Problem, refusalAt, type Place } from '../problem.ts';
import { parseStrictJson } from '../strict-json.ts';
import { knownFrom, recordOf, type Known } from './record.ts';
import { lineSchema } from './schema.ts';

/**
 * Reads the native dataset into a spool that was made with {@link refuseTwice}: all of it with every check, or a refusal that names the
 * line. One line is in memory at a time; time is linear in the file.
 *
 * @throws Refusal `refused` with file and line; those of `linesOf`.
 */
export async function readNative(
  source: FileSource,
  options: ReadOptions,
  into: Spool,
  signal?: AbortSignal,
): Promise<void> {
  const known = knownFrom(options);
  let isEmpty = true;
  for await (const line of linesOf(source, signal)) {
    isEmpty = false;
    const place = { file: line.file, line: line.line };
    const record = at(line, () => recordOfLine(line, known));
    refuseTwiceHere(place, 'claim card', record.claims);
    refuseTwiceHere(place, 'source', record.sources);
    const here = new Set(record.annotations.map(({ id }) => id));
    const ends: LooseEnd[] = [];
    const relations = record.relations.map((relation) => settled(relation, record, place, here, known, ends));
    into.add({ ...record, relations }, place, ends);
  }
  if (!isEmpty) return;
  const file = nameOf(source);
  throw new Refusal('refused', `${file}: this file is empty; a dataset has one document a line`, { file });
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

const SHARED = {
  claim: { name: 'claim card', fix: 'make text and note agree' },
  source: { name: 'source', fix: 'make all of it agree' },
} as const;

/** Refuses what stands twice in a file: documents, annotations and relations at all, cards and sources where they differ. */
export const refuseTwice: OnTwice = ({ kind, id, isSame }, place, before) => {
  switch (kind) {
    case 'document':
      throw twice(place, 'this document', before.line);
    case 'annotation':
    case 'relation':
      throw twice(place, `the ${kind} ${id}`, before.line);
    case 'claim':
    case 'source': {
      if (isSame) return;
      const { name, fix } = SHARED[kind];
      throw refusalAt(place, `the ${name} ${id} is not the same here and in line ${before.line}; ${fix}`);
    }
    default:
      assertNever(kind);
  }
};

/** What stands in every line that uses it stands there once. */
function refuseTwiceHere(place: Place, kind: string, records: readonly { readonly id: string }[]): void {
  const here = new Set<string>();
  for (const { id } of records) {
    if (here.has(id)) throw twice(place, `the ${kind} ${id}`, place.line);
    here.add(id);
  }
}

function twice(place: Place, what: string, before: number): Refusal {
  const where = before === place.line ? 'twice in this line' : `here and in line ${before}`;
  return refusalAt(place, `${what} stands ${where}; keep one`);
}

/** A relation with its ends in order, and without the document of an end that is in its own. Other ends are told. */
function settled(
  relation: DatasetRelation,
  record: DatasetRecord,
  place: Place,
  here: ReadonlySet<string>,
  { symmetricTypes }: Known,
  ends: LooseEnd[],
): DatasetRelation {
  const { toDocument: stated, ...own } = relation;
  const { id, to } = relation;
  const isHere = here.has(to);
  if (isHere && stated !== undefined) {
    const is = `the annotation ${to} is on ${record.id}`;
    throw refusalAt(place, `the relation ${id} says to_document ${stated}, but ${is}; correct it`);
  }
  const ordered = canonicalEnds(symmetricTypes.has(relation.type), own);
  // Where the ends change places, the document of the other one is no longer that of `to`.
  const isSwapped = ordered !== own;
  if (isHere) return ordered;
  ends.push({ relation: id, to, ...(stated !== undefined && { stated }), isSwapped });
  return isSwapped || stated === undefined ? ordered : { ...ordered, toDocument: stated };
}
