import type { Command } from 'commander';
import type { DocumentSummary } from '../../../shared/api/procedures.ts';
import type { Context } from '../context.ts';
import { json, table } from '../output.ts';
import { reading } from '../workbench.ts';

/** `claimwright documents`: lists a project's documents. */
export function addDocuments(program: Command, context: Context): void {
  program
    .command('documents')
    .description('list the documents')
    .argument('<project>', 'project file')
    .option('--json', 'as one JSON document')
    .action((project: string, options: { json?: true }) =>
      reading(context, project, async ({ client }) => {
        const { documents } = await client.call('documents.list', {});
        context.out(options.json ? json({ documents: documents.map(toJson) }) : toTable(documents));
      }),
    );
}

const toJson = ({ id, title, outlet, fileName, length, words, annotations, status }: DocumentSummary) => ({
  id,
  title,
  outlet,
  file_name: fileName,
  utf16_length: length,
  words,
  annotations,
  status,
});

const toTable = (documents: readonly DocumentSummary[]): string =>
  table(
    ['ID', 'WORDS', 'ANNOTATIONS', 'FILE', 'TITLE'],
    documents.map(({ id, words, annotations, fileName, title }) => {
      const all = Object.values(annotations).reduce((sum, n) => sum + n, 0);
      return [id, words, all, fileName ?? '-', title];
    }),
  );
