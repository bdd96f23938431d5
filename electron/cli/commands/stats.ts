import type { Command } from 'commander';
import type { Output } from '../../../shared/api/procedures.ts';
import type { Context } from '../context.ts';
import { count, json, table } from '../output.ts';
import { reading } from '../workbench.ts';

/** `claimwright stats`: counts what a project holds. */
export function addStats(program: Command, context: Context): void {
  program
    .command('stats')
    .description('count documents, annotations and relations')
    .argument('<project>', 'project file')
    .option('--json', 'as one JSON document')
    .action((project: string, options: { json?: true }) =>
      reading(context, project, async ({ client }) => {
        const stats = await client.call('project.stats', {});
        context.out(options.json ? json(toJson(stats)) : toText(stats));
      }),
    );
}

const toJson = (stats: Output<'project.stats'>) => ({
  documents: stats.documents,
  utf16_length: stats.characters,
  annotations: stats.annotations,
  relations: stats.relations,
  dangling_relations: stats.danglingRelations,
  operations: stats.operations,
  in_excluded_zones: stats.leftOut,
  by_label: stats.byLabel,
  by_layer: stats.byLayer,
  by_relation: stats.byRelation,
  by_document: stats.byDocument.map(({ id, title, characters, annotations }) => ({
    id,
    title,
    utf16_length: characters,
    annotations,
  })),
});

function toText(stats: Output<'project.stats'>): string {
  const { documents, annotations, relations, byLabel, byLayer, byRelation, leftOut } = stats;
  const counted = [count(documents, 'document'), count(annotations, 'annotation'), count(relations, 'relation')];
  const labels = table(
    ['LABEL', 'ANNOTATIONS'],
    byLabel.map(({ label, annotations }) => [label, annotations]),
  );
  const layers = table(
    ['LAYER', 'ANNOTATIONS', 'DONE'],
    byLayer.map((row) => [row.layer, row.annotations, row.done]),
  );
  const used = byRelation.filter((row) => row.relations > 0);
  const types =
    used.length === 0
      ? ''
      : table(
          ['RELATION', 'RELATIONS'],
          used.map((row) => [row.type, row.relations]),
        );
  const dangling =
    stats.danglingRelations === 0 ? '' : `${count(stats.danglingRelations, 'relation')} with an end that was deleted\n`;
  const zones = leftOut === 0 ? '' : `${count(leftOut, 'annotation')} in EXCLUDED zones not counted\n`;
  return [`${counted.join(', ')}\n${zones}`, labels, layers, types, dangling].filter((part) => part !== '').join('\n');
}
