import type {
  DatasetRecord,
  DatasetRelation,
  DatasetRequest,
  ReadOptions,
  UnresolvedEnd,
} from '../../electron/core/formats/dataset.ts';
import { readDatasetInto } from '../../electron/core/formats/read-dataset.ts';
import { openScratch } from '../../electron/core/spool/scratch.ts';
import { readSpool, recordOf } from '../../electron/core/spool/spooled.ts';
import type { TextFacts } from '../../electron/core/sources/text-facts.ts';
import { plainStructure } from '../../electron/core/sources/structure.ts';
import { documentId, sha256 } from '../../electron/core/sources/identity.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import { isExtracted } from '../../shared/model/document.ts';
import { utf16 } from '../../shared/text/units.ts';

/** What a project with the labels of the default codebook allows. */
export const OPTIONS: ReadOptions = {
  labels: ['CLAIM', 'SOURCE', 'QUANTITY'],
  relationTypes: ['contradicts', 'attributed_to'],
  codebookVersion: '1.0.0',
};

/** A record for a text, with everything else that a document may have left plain. */
export function record(text: string, rest: Partial<Omit<DatasetRecord, 'text'>> = {}): DatasetRecord {
  return {
    id: documentId(text),
    title: 'Untitled',
    metadata: {},
    publications: [],
    mediaType: 'text/plain',
    text,
    textSha256: sha256(text),
    annotations: [],
    claims: [],
    sources: [],
    labels: {},
    relations: [],
    ...(rest.mediaType !== undefined && isExtracted(rest.mediaType) && { structure: plainStructure(text) }),
    ...rest,
  };
}

/** An annotation on the stretches of `text` that `parts` name, each searched for after the one before. */
export function annotation(
  id: string,
  text: string,
  parts: readonly string[],
  rest: Partial<Annotation> = {},
): Annotation {
  let from = 0;
  const fragments = parts.map((part) => {
    const start = text.indexOf(part, from);
    if (start < 0) throw new Error(`expected ${part} in the text`);
    from = start + part.length;
    return { start: utf16(start), end: utf16(from) };
  });
  return {
    id,
    document: documentId(text),
    layer: 'ana',
    label: 'CLAIM',
    fragments,
    quote: text.slice(fragments[0]?.start, from),
    attributes: {},
    codebookVersion: '1.0.0',
    origin: { kind: 'human' },
    ...rest,
  };
}

/** A relation in the layer of its ends. */
export const relation = (
  id: string,
  from: string,
  to: string,
  rest: Partial<DatasetRelation> = {},
): DatasetRelation => ({
  id,
  type: 'contradicts',
  from,
  to,
  layer: 'ana',
  attributes: {},
  ...rest,
});

/** A dataset whole. */
export interface WholeDataset {
  readonly records: readonly DatasetRecord[];
  /** Of each record's text. */
  readonly facts: readonly TextFacts[];
  readonly unresolved: readonly UnresolvedEnd[];
}

/** Reads a dataset into a spool, and the spool whole. */
export async function readWhole(request: Omit<DatasetRequest, 'spool'>, signal?: AbortSignal): Promise<WholeDataset> {
  const db = openScratch();
  try {
    await readDatasetInto(db, request, signal);
    const reader = readSpool(db);
    return {
      records: Array.from(reader.records(), ({ value }) => recordOf(value)),
      facts: Array.from(reader.heads(), ({ value }) => value.facts),
      unresolved: [...reader.unresolved()],
    };
  } finally {
    db.close();
  }
}

/** Reads a native dataset that is called d.jsonl. */
export const readText = (dataset: string | Uint8Array, options: Partial<ReadOptions> = {}): Promise<WholeDataset> =>
  readWhole({
    ...OPTIONS,
    ...options,
    format: 'jsonl',
    source: { kind: 'bytes', name: 'd.jsonl', bytes: Buffer.from(dataset) },
  });

/** Reads a native dataset from its path. */
export const readPath = (path: string): Promise<WholeDataset> =>
  readWhole({ ...OPTIONS, format: 'jsonl', source: { kind: 'path', path } });

/** The lines of a writer as one text. */
export async function joined(lines: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const line of lines) text += line;
  return text;
}
