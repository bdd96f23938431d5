import { DATASET_CARD } from '../../../../shared/model/dataset-card.ts';
import type { DatasetSource, OutFile } from '../format.ts';
import { canonical } from '../../repositories/state.ts';
import { changelog } from './changelog.ts';
import { withoutExamples } from '../repeats.ts';
import { configsOf } from './configs.ts';
import { croissant } from './croissant.ts';
import { counted, dataFiles, type WrittenData } from './data-files.ts';
import { licenceFile } from './licence.ts';
import { datasheet, dataStatement } from './papers.ts';
import { planOf, SHARD_SIZE } from './plan.ts';
import { readme, type CardSource } from './readme.ts';
import { tablesOf } from './tables.ts';

/**
 * Writes the folder of a dataset for the Hugging Face Hub: the data first, then what is said of them, for which their sizes and checksums
 * must be known. Dates are those of the card.
 *
 * @param shardSize characters of a file at most, less one row.
 */
export async function* writeFolder(source: DatasetSource, shardSize = SHARD_SIZE): AsyncGenerator<OutFile> {
  const written: WrittenData[] = [];
  const kept = (file: OutFile): OutFile => counted(file, (one) => written.push(one));
  const text = (path: string, content: string): OutFile => kept({ path, pieces: [content] });
  const plan = await planOf(source, shardSize);
  for await (const file of dataFiles(source, plan)) yield kept(file);
  const data = [...written];
  const tables = tablesOf(source);
  const { card, releases } = source.publication ?? { card: { id: DATASET_CARD } as const, releases: [] };
  const configs = configsOf(plan, tables, data);
  const about: CardSource = {
    name: card.title ?? source.project.name,
    version: releases.at(-1)?.version ?? '1.0.0',
    card,
    codebook: source.codebook,
    languages: card.languages ?? plan.languages,
    plan,
    configs,
    form: source.form ?? { withoutText: false, quotes: 'none' },
  };
  yield text('CHANGELOG.md', changelog(releases));
  yield text('DATASHEET.md', datasheet(about));
  yield text('DATA_STATEMENT.md', dataStatement(about));
  yield text('LICENSE.md', licenceFile(about));
  yield text('README.md', readme(about));
  const { codebook } = about.form.withoutText ? withoutExamples(source.codebook) : source;
  yield text('codebook.json', `${JSON.stringify(JSON.parse(canonical(codebook)), null, 2)}\n`);
  yield text('croissant.json', croissant({ ...about, tables, files: data }));
  const lines = written
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`);
  yield { path: 'SHA256SUMS', pieces: [lines.join('')] };
}
