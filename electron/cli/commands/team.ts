import type { Command } from 'commander';
import type { TeamOverview } from '../../../shared/api/team.ts';
import type { Context } from '../context.ts';
import { count, json, table } from '../output.ts';
import { reading } from '../workbench.ts';

/** `claimwright team`: who annotates, who is to annotate what, and how far it is. */
export function addTeam(program: Command, context: Context): void {
  program
    .command('team')
    .description('tell the annotators and layers, who is to annotate what, and how far each is')
    .argument('<project>', 'project file')
    .option('--json', 'as one JSON document')
    .action((project: string, options: { json?: true }) =>
      reading(context, project, async ({ client }) => {
        const team = await client.call('team.read', {});
        context.out(options.json ? json(toJson(team)) : toText(team));
      }),
    );
}

const STATES = ['open', 'in progress', 'done', 'locked'] as const;

function progressOf({ cells, documents }: TeamOverview, layer: string) {
  const words = new Map(documents.map((document) => [document.id, document.words]));
  const own = cells.filter((cell) => cell.layer === layer);
  return {
    assigned: own.filter(({ assigned }) => assigned).length,
    words: own.reduce((sum, { document }) => sum + (words.get(document) ?? 0), 0),
    states: Object.fromEntries(STATES.map((state) => [state, own.filter((cell) => cell.state === state).length])),
  };
}

const toJson = (overview: TeamOverview) => ({
  blind: overview.team.blind,
  leads: overview.team.leads ?? [],
  layers: overview.layers.map(({ id, kind, name, color, annotations }) => {
    const { assigned, words, states } = progressOf(overview, id);
    return { id, kind, name, color, annotations, assigned, words, states };
  }),
  work: overview.cells.map(({ layer, document, assigned, state }) => ({ layer, document, assigned, state })),
});

function toText(overview: TeamOverview): string {
  const { team, layers, documents, cells } = overview;
  const rows = layers.map(({ id, kind, name, annotations }) => {
    const { assigned, words, states } = progressOf(overview, id);
    return [id, name ?? kind, assigned, words, ...STATES.map((state) => states[state] ?? 0), annotations];
  });
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  const work = cells.map(({ layer, document, assigned, state }) => [
    layer,
    document,
    assigned ? 'yes' : '-',
    state,
    titles.get(document) ?? '',
  ]);
  const leads = team.leads === undefined ? '' : `, led by ${team.leads.join(', ')}`;
  return [
    `${count(layers.filter(({ name }) => name !== null).length, 'annotator')}${leads}; blind mode is ${team.blind ? 'on' : 'off'}\n`,
    table(['LAYER', 'NAME', 'ASSIGNED', 'WORDS', 'OPEN', 'IN PROGRESS', 'DONE', 'LOCKED', 'ANNOTATIONS'], rows),
    ...(work.length === 0 ? [] : [table(['LAYER', 'DOCUMENT', 'ASSIGNED', 'STATE', 'TITLE'], work)]),
  ].join('\n');
}
