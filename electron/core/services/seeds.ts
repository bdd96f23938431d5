import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { publicationSchema } from '../../../shared/model/document.ts';
import { SAMPLE_LAYER } from '../../../shared/model/layer.ts';
import type { ParseRunner } from '../parse/runner.ts';
import { datasetAt } from './dataset.ts';
import { addDataset, datasetContext } from './import-dataset.ts';
import { addDocuments } from './import-documents.ts';
import { SYSTEM_ACTOR, type OpenProject } from './project.ts';
import { quietPace } from './task.ts';

/** Where the seeds are, and what reads and names them. */
export interface SeedsParts {
  readonly dir: string;
  readonly parse: ParseRunner;
  readonly id: () => string;
}

/** What all five are: in English, and about the same events, so that no split may part them. */
export const SEED_METADATA = { language: 'en', story: 'North Korean soldiers in Russia' } as const;

/** As people read it; the handle is `SAMPLE_LAYER`. */
const SAMPLE_NAME = 'Sample annotation';
const ANNOTATIONS = 'annotations.jsonl';

const sourcesSchema = z.array(publicationSchema.omit({ fileName: true }).extend({ file: z.string() }));

/** Puts the five seed articles into a project that is being made. Not a gesture of anybody's, so undo leaves it alone. */
export async function addSeeds(project: OpenProject, { dir, parse, id }: SeedsParts): Promise<void> {
  const sources = sourcesSchema.parse(JSON.parse(readFileSync(join(dir, 'sources.json'), 'utf8')));
  const documents = [];
  for (const { file, ...publication } of sources) {
    const bytes = readFileSync(join(dir, file));
    documents.push({
      parsed: await parse.document({ bytes, name: file }),
      bytes,
      publication: { fileName: file, ...publication },
      metadata: SEED_METADATA,
    });
  }
  addDocuments(project, { batch: id(), actor: SYSTEM_ACTOR, undoable: false, documents });
}

/**
 * Puts the annotation of the seeds beside the articles, in a layer of its own that is nobody's. It comes in as every dataset
 * does, by one batch that undo leaves alone.
 *
 * @throws Refusal `refused` where the project's codebook lacks a label or a relation type of it.
 */
export async function addSampleAnnotation(project: OpenProject, { dir, parse, id }: SeedsParts): Promise<void> {
  const source = { kind: 'path', path: join(dir, ANNOTATIONS) } as const;
  const { path, summary } = await parse.dataset({ format: 'jsonl', source, ...datasetContext(project.db, undefined) });
  const by = { actor: SAMPLE_LAYER, undoable: false } as const;
  const after = { id: SAMPLE_LAYER, name: SAMPLE_NAME };
  project.write({
    ...by,
    batch: id(),
    name: 'name the sample layer',
    changes: [{ entity: 'annotator', id: SAMPLE_LAYER, after }],
  });
  const dataset = datasetAt(path, ANNOTATIONS, summary);
  try {
    await addDataset(project, { ...by, batch: id(), documents: [], datasets: [dataset] }, quietPace());
  } finally {
    dataset.discard();
  }
}
