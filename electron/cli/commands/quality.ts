import { InvalidArgumentError, type Command } from 'commander';
import { QUALITY_KIND_NAMES, type QualityKind, type QualityReport } from '../../../shared/api/quality.ts';
import type { Context } from '../context.ts';
import { commaList } from '../list.ts';
import { count, json, table } from '../output.ts';
import { reading } from '../workbench.ts';

interface Options {
  readonly layer?: string;
  readonly label?: string;
  readonly kinds?: QualityKind[];
  readonly all?: true;
  readonly json?: true;
}

/** Findings that one call answers: all of any project that one person can look through. */
const MOST = 100_000;

/** `claimwright quality`: what looks wrong in the work. Findings are a result, so it ends with 0. */
export function addQuality(program: Command, context: Context): void {
  program
    .command('quality')
    .description(
      'find what looks wrong in the annotations: stray blanks, half words, duplicates, missing answers and more',
    )
    .argument('<project>', 'project file')
    .option('--layer <name>', 'only findings in this layer')
    .option('--label <name>', 'only findings about this label')
    .option('--kinds <names>', `only these, with commas between: ${QUALITY_KIND_NAMES.join(', ')}`, asKinds)
    .option('--all', 'also those that somebody has said are right')
    .option('--json', 'as one JSON document')
    .action((project: string, { layer, label, kinds, all, json: asJson }: Options) =>
      reading(context, project, async ({ client, task }) => {
        const found = await task((id) =>
          client.call('quality.check', {
            task: id,
            limit: MOST,
            ...(layer !== undefined && { layer }),
            ...(label !== undefined && { label }),
            ...(kinds !== undefined && { kinds }),
            ...(all && { dismissed: true }),
          }),
        );
        context.out(asJson ? json(toJson(found)) : toText(found));
      }),
    );
}

/** @throws InvalidArgumentError which commander makes a usage error */
function asKinds(value: string): QualityKind[] {
  return commaList(value).map((name) => {
    const kind = QUALITY_KIND_NAMES.find((one) => one === name);
    if (kind === undefined) throw new InvalidArgumentError(`There is no "${name}".`);
    return kind;
  });
}

/** Without the place in the log, and what only a window needs. */
const toJson = ({ looked, kinds, findings }: QualityReport) => ({
  looked,
  kinds,
  findings: findings.map(({ facts: _facts, fix, ...finding }) => ({ ...finding, fixable: fix !== null })),
});

function toText({ looked, kinds, findings }: QualityReport): string {
  const at = `${count(looked.annotations, 'annotation')} in ${count(looked.documents, 'document')}, ${count(looked.relations, 'relation')}, ${count(looked.cards, 'claim card')}`;
  if (findings.length === 0) return `Nothing suspicious in ${at}.\n`;
  return [
    table(
      ['KIND', 'WEIGHT', 'OPEN', 'RIGHT'],
      kinds.map(({ kind, severity, open, dismissed }) => [kind, severity, open, dismissed]),
    ),
    table(
      ['KIND', 'LAYER', 'LABEL', 'DOCUMENT', 'QUOTE', 'FINDING'],
      findings.map(({ kind, layer, label, place, what }) => [
        kind,
        layer ?? '',
        label ?? '',
        place?.title ?? '',
        short(place?.quote ?? ''),
        what,
      ]),
    ),
    `Looked at ${at}.\n`,
  ].join('\n');
}

const short = (quote: string): string => (quote.length > 60 ? `${quote.slice(0, 59).toWellFormed()}…` : quote);
