import type { GoldResult, GoldStrategy } from '../../../../shared/api/agreement.ts';
import { dawidSkene } from '../../metrics/aggregation/dawid-skene.ts';
import { mace } from '../../metrics/aggregation/mace.ts';
import {
  codeAnswers,
  likeliest,
  majorityVote,
  type Aggregated,
  type Answer,
  type CodedAnswers,
} from '../../metrics/aggregation/votes.ts';
import { assertNever } from '../../../../shared/assert.ts';
import type { RatingsFile } from './ratings-file.ts';

/**
 * One label a unit from several coders' ratings. A tie is no label, and listed; so is one whose share of votes, or probability, is below `minAgreement`.
 */
export function goldOf(file: RatingsFile, strategy: GoldStrategy, minAgreement: number): GoldResult {
  const answers = file.texts.flatMap((row, unit) =>
    row.flatMap((label, coder): Answer[] =>
      label === null ? [] : [{ unit: file.units[unit] ?? '', coder: file.coders[coder] ?? '', label }],
    ),
  );
  const coded = codeAnswers(answers, { units: file.units });
  const { posteriors, competence } = aggregate(strategy, answers, coded);
  const ties: string[] = [];
  const below: string[] = [];
  const labels = coded.units.map((unit, i): [string, string | null] => {
    const posterior = posteriors[i] ?? null;
    const best = likeliest(posterior);
    if (best.ties.length > 0) ties.push(unit);
    if (best.label === null) return [unit, null];
    if ((posterior?.[best.label] ?? 0) < minAgreement) {
      below.push(unit);
      return [unit, null];
    }
    return [unit, coded.labels[best.label] ?? null];
  });
  return {
    strategy,
    labels: Object.fromEntries(labels),
    posteriors: Object.fromEntries(
      coded.units.map((unit, i) => {
        const posterior = posteriors[i];
        return [
          unit,
          posterior ? Object.fromEntries(coded.labels.map((label, k) => [label, posterior[k] ?? 0])) : null,
        ];
      }),
    ),
    competence: Object.fromEntries(coded.coders.map((coder, i) => [coder, competence[i] ?? 0])),
    ties,
    below_min_agreement: below,
  };
}

/** One distribution over the labels for each unit, and how far each coder can be trusted. */
export function aggregate(strategy: GoldStrategy, answers: readonly Answer[], coded: CodedAnswers): Aggregated {
  switch (strategy) {
    case 'majority':
      return majority(answers, coded);
    case 'dawid-skene':
      return dawidSkene(coded);
    case 'mace':
      return mace(coded);
    default:
      return assertNever(strategy);
  }
}

/** Shares of votes; a coder's competence is the share of answers that the majority gave too, ties left out. */
function majority(answers: readonly Answer[], coded: CodedAnswers): Aggregated {
  const votes = majorityVote(answers);
  const right = coded.coders.map(() => 0);
  const of = coded.coders.map(() => 0);
  const posteriors = coded.answers.map((all, unit) => {
    if (all.length === 0) return null;
    const winners = votes.get(coded.units[unit] ?? '')?.winners ?? [];
    const shares = coded.labels.map(() => 0);
    for (const { coder, label } of all) {
      shares[label] = (shares[label] ?? 0) + 1 / all.length;
      if (winners.length !== 1) continue;
      of[coder] = (of[coder] ?? 0) + 1;
      if (coded.labels[label] === winners[0]) right[coder] = (right[coder] ?? 0) + 1;
    }
    return shares;
  });
  return { posteriors, competence: right.map((n, coder) => ((of[coder] ?? 0) === 0 ? 0 : n / (of[coder] ?? 1))) };
}
