import type { Command } from 'commander';
import { BUNDLE } from '../../core/formats/table.ts';
import type { Context } from '../context.ts';
import { json, table } from '../output.ts';
import { withWorkbench } from '../workbench.ts';

/** `claimwright formats`: lists what can be imported and exported. */
export function addFormats(program: Command, context: Context): void {
  program
    .command('formats')
    .description('list the formats')
    .option('--json', 'as one JSON document')
    .action((options: { json?: true }) =>
      withWorkbench(context, async ({ client }) => {
        const formats = await client.call('formats.list', {});
        if (options.json) {
          return context.out(
            json({
              formats: formats.map(({ offsetUnit, ...rest }) => ({ ...rest, offset_unit: offsetUnit })),
              exchange: [BUNDLE],
            }),
          );
        }
        const ways = (read: boolean, write: boolean): string =>
          [read && 'in', write && 'out'].filter(Boolean).join(', ');
        const rows = formats.map(({ id, read, write, extension, description }) => [
          id,
          ways(read, write),
          extension,
          description,
        ]);
        const { id, extension, description } = BUNDLE;
        rows.push([id, 'merge', extension, description]);
        return context.out(table(['FORMAT', 'WAYS', 'EXTENSION', 'DESCRIPTION'], rows));
      }),
    );
}
