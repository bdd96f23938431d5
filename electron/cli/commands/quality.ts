import { InvalidArgumentError, type Command } from 'commander';
import { QUALITY_KIND_NAMES, type QualityKind, type QualityReport } from '../../../shared/api/quality.ts';
import type { Context } from '../context.ts';
import { commaList } from '../list.ts';
import { json } from '../output.ts';
import { qualityText } from '../quality-words.ts';
import { reading } from '../workbench.ts';

interface Options {
  readonly layer?: string;
  readonly label?: string;
  readonly kinds?: QualityKind[];
  readonly all?: true;
  readonly dismissed?: true;
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
    .option(
      '--all',
      'each finding on a line of its own: else answers are counted, and the first ones of each kind told',
    )
    .option('--dismissed', 'also those that somebody has said are right')
    .option('--json', 'as one JSON document')
    .action((project: string, { layer, label, kinds, all, dismissed, json: asJson }: Options) =>
      reading(context, project, async ({ client, task }) => {
        const found = await task((id) =>
          client.call('quality.check', {
            task: id,
            limit: MOST,
            ...(layer !== undefined && { layer }),
            ...(label !== undefined && { label }),
            ...(kinds !== undefined && { kinds }),
            ...(dismissed && { dismissed }),
          }),
        );
        context.out(asJson ? json(toJson(found)) : qualityText(found, all === true));
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

/** Every finding, whole; without the place in the log, and what only a window needs. */
const toJson = ({ looked, kinds, findings }: QualityReport) => ({
  looked,
  kinds,
  findings: findings.map(({ facts: _facts, fix, ...finding }) => ({ ...finding, fixable: fix !== null })),
});
