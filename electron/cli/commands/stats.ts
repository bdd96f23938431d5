import type { Command } from 'commander';
import type { Output } from '../../../shared/api/procedures.ts';
import { attributeOf, dimensionOf, type Dimension } from '../../../shared/statistics/dimensions.ts';
import { UsageError, type Context } from '../context.ts';
import { commaList } from '../list.ts';
import { count, json, table } from '../output.ts';
import { reading } from '../workbench.ts';
import { spansJson, spansText } from './stats-spans.ts';

interface Options {
  readonly json?: true;
  readonly by?: readonly string[];
  readonly spans?: true;
  readonly layer?: string;
  readonly label?: string;
}

/** `claimwright stats`: counts what a project holds, or its annotations by what is asked for. */
export function addStats(program: Command, context: Context): void {
  program
    .command('stats')
    .description(
      'count documents, annotations and relations, or annotations by one or two of their properties; tell how long they are, and which labels stand together',
    )
    .argument('<project>', 'project file')
    .option(
      '--by <names>',
      'label, document, outlet, date, annotator or an attribute; two with a comma between',
      commaList,
    )
    .option('--spans', 'how long spans are, and which labels stand together')
    .option('--layer <name>', 'with --by or --spans: only the annotations of this layer')
    .option('--label <name>', 'with --by or --spans: only annotations of this label')
    .option('--json', 'as one JSON document')
    .action((project: string, { json: asJson, by, spans, layer, label }: Options) => {
      if (by === undefined && spans === undefined && (layer ?? label) !== undefined)
        throw new UsageError('--layer and --label go with --by or --spans');
      if (by !== undefined && spans !== undefined) throw new UsageError('--by and --spans do not go together');
      if (by !== undefined && (by.length > 2 || new Set(by).size < by.length)) {
        throw new UsageError('--by takes one name, or two different ones');
      }
      return reading(context, project, async ({ client }) => {
        const of = { layer: layer ?? null, label: label ?? null, document: null };
        if (spans !== undefined) {
          const told = await client.call('statistics.spans', of);
          context.out(asJson ? spansJson(told) : spansText(told));
          return;
        }
        if (by === undefined) {
          const stats = await client.call('project.stats', {});
          context.out(asJson ? json(toJson(stats)) : toText(stats));
          return;
        }
        const dimensions = by.map(dimensionOf);
        const crossing = await client.call('statistics.cross', {
          by: dimensions,
          ...of,
        });
        context.out(asJson ? json(crossToJson(dimensions, crossing)) : crossToText(dimensions, crossing));
      });
    });
}

type Crossing = Output<'statistics.cross'>;

const nameOf = (dimension: Dimension): string => attributeOf(dimension) ?? dimension;

/** Every cell with the keys that it is of; null is what nobody has answered or nothing is known of. */
const crossToJson = (by: readonly Dimension[], { annotations, leftOut, groups, cells }: Crossing) => ({
  by: by.map(nameOf),
  annotations,
  in_excluded_zones: leftOut,
  groups: groups.map((of) => of.map(({ key, name }) => (name === key ? { key } : { key, name }))),
  counts: cells.map(({ at, n }) => ({ keys: at.map((place, which) => groups[which]?.[place]?.key ?? null), n })),
});

function crossToText(by: readonly Dimension[], { annotations, leftOut, groups, cells }: Crossing): string {
  const [rows = [], columns] = groups;
  const at = new Map(cells.map(({ at: place, n }) => [place.join('/'), n]));
  const head = (of: (typeof rows)[number]): string => of.name ?? '(none)';
  const title = by.map((one) => nameOf(one).toUpperCase());
  const counts =
    columns === undefined
      ? table(
          [title[0] ?? '', 'ANNOTATIONS'],
          rows.map((row, place) => [head(row), at.get(String(place)) ?? 0]),
        )
      : table(
          [title.join(' / '), ...columns.map(head)],
          rows.map((row, i) => [head(row), ...columns.map((_, j) => at.get(`${i}/${j}`) ?? 0)]),
        );
  const zones = leftOut === 0 ? '' : `${count(leftOut, 'annotation')} in EXCLUDED zones not counted\n`;
  return `${count(annotations, 'annotation')}\n${zones}\n${counts}`;
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
