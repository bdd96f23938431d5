import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import type { TestCore } from './core.ts';
import { sha256 } from './project.ts';

/** One annotation of a dataset: the first place of the quote. */
export interface Marked {
  readonly by: string;
  readonly quote: string;
  readonly label?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly claim?: string;
  /** A name for relations. */
  readonly id?: string;
}

/** A document with the work of several annotators. */
export interface MarkedDocument {
  readonly text: string;
  readonly marks: readonly Marked[];
  readonly relations?: readonly { readonly type: string; readonly from: string; readonly to: string }[];
  readonly claims?: readonly { readonly id: string; readonly text: string }[];
}

const line = ({ text, marks, relations = [], claims = [] }: MarkedDocument, place: number): string =>
  JSON.stringify({
    text,
    text_sha256: sha256(text),
    offset_unit: 'codepoint',
    annotations: marks.map(({ by, quote, label = 'CLAIM', attributes, claim, id }, i) => ({
      id: id ?? `m${place}-${i}`,
      annotator: by,
      label,
      start: text.indexOf(quote),
      end: text.indexOf(quote) + quote.length,
      quote,
      ...(attributes && { attributes }),
      ...(claim !== undefined && { claim }),
    })),
    relations: relations.map((relation, i) => ({ id: `r${place}-${i}`, ...relation })),
    claims,
  });

/** Makes a project of documents that several people have worked on, by importing them as a dataset. */
export async function projectOf({ client, dataDir }: TestCore, documents: readonly MarkedDocument[]): Promise<void> {
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  await client.call('project.create', { name: 'Team' });
  const path = join(dataDir, 'team.jsonl');
  writeFileSync(path, documents.map(line).join('\n'));
  const staged = await client.call('import.stage', { task: uuid(), source: { kind: 'path', path } });
  await client.call('import.commit', { batch: uuid(), task: uuid(), ids: staged.map(({ id }) => id) });
}
