import { Refusal } from '../../../shared/api/reply.ts';
import type { Imported } from '../../../shared/api/imports.ts';
import { displayName } from '../sources/display-name.ts';
import { mapEntries } from './foreign-commit.ts';
import type { ForeignParts } from './foreign-describe.ts';
import type { Dataset } from './dataset.ts';
import { addDataset, ChangedSince } from './import-dataset.ts';
import { addDocuments, type NewDocument } from './import-documents.ts';
import { lastSeq } from '../repositories/log.ts';
import type { OpenProject } from './project.ts';
import { asForeign, type Entry } from './staging-entry.ts';
import type { DescribeParts } from './staging-describe.ts';
import type { ReadParts } from './staging-read.ts';
import { documentsOfTexts } from './staging-texts.ts';
import type { Pace } from './task.ts';

/** How often datasets are mapped where somebody writes to the project meanwhile. */
const ROUNDS = 5;

/** Imports staged files as one batch; a dry run only says what that would bring. @throws Refusal as {@link addDataset}; where a file has a problem, naming it */
export async function commitEntries(
  project: OpenProject,
  how: { readonly batch: string; readonly actor: string } | { readonly dryRun: true },
  chosen: readonly Entry[],
  parts: ForeignParts & ReadParts & Pick<DescribeParts, 'seen'>,
  pace: Pace,
): Promise<Imported> {
  const bad = chosen.find(({ content }) => content.kind === 'problem');
  if (bad?.content.kind === 'problem') throw new Refusal('refused', bad.content.problem, { file: bad.name });
  await pace.step('importing', 0, chosen.length);
  const documents = chosen.flatMap(({ content, name }): NewDocument[] => {
    if (content.kind !== 'document') return [];
    const { parsed, bytes } = content;
    const publication = { fileName: displayName(name), ...parsed.publication };
    return [{ parsed, bytes, publication, metadata: parsed.metadata }];
  });
  const native: Dataset[] = [];
  const tables: Dataset[] = [];
  for (const { content, place } of chosen) {
    if (content.kind === 'dataset') native.push(content.dataset);
    if (content.kind === 'table') {
      const dataset = await documentsOfTexts(content, place, parts.parse, pace.signal);
      tables.push(dataset);
      native.push(dataset);
    }
  }
  const foreign = chosen.flatMap((entry) => asForeign(entry) ?? []);
  if (native.length + foreign.length === 0) return addDocuments(project, { ...how, documents });
  // What was made for this import alone, and is not to outlive it.
  const made: Dataset[] = [...tables];
  try {
    for (let round = 1; ; round++) {
      // What comes in was compared with the project as it stands now: where somebody writes to it, it is compared again.
      const mappedAt = lastSeq(project.db);
      const { datasets, codebook, remember } = await mapEntries(project.db, foreign, parts, pace);
      made.push(...datasets);
      const all = { documents, datasets: [...native, ...datasets], codebook, seen: parts.seen() };
      try {
        const at = foreign.length > 0 ? { mappedAt } : {};
        const imported = await addDataset(project, { ...how, ...all, ...at }, pace);
        if (!('dryRun' in how)) remember();
        return imported;
      } catch (error) {
        if (!(error instanceof ChangedSince) || round === ROUNDS) throw error;
      }
    }
  } finally {
    for (const dataset of made) dataset.discard();
  }
}

/** A pace that ends the work where the project was closed while it gave way. */
export function whileOpen(project: OpenProject, pace: Pace): Pace {
  return {
    signal: pace.signal,
    say: (phase, done, total) => pace.say?.(phase, done, total),
    async step(phase, done, total) {
      await pace.step(phase, done, total);
      if (!project.db.open) throw new Refusal('cancelled', 'The project was closed. Nothing was imported.');
    },
  };
}
