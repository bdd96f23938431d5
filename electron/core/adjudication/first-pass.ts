import type { PassPlan } from '../../../shared/api/adjudication.ts';
import { valueKey, type Said } from '../../../shared/adjudication/compare.ts';
import type { Attributes } from '../../../shared/model/annotation.ts';
import type { UnitKind } from '../../../shared/model/decision.ts';
import {
  codeAnswers,
  likeliest,
  type Aggregated,
  type Answer,
  type CodedAnswers,
} from '../metrics/aggregation/votes.ts';

/** What a pass is told of a unit: what each layer says that could, null where it has nothing. */
export interface PassUnit {
  readonly key: string;
  readonly kind: UnitKind;
  readonly said: readonly { readonly layer: string; readonly said: Said | null }[];
}

/** Why people are to decide a unit. */
export type Doubt = keyof PassPlan['queued'];

/** What a pass says of a unit. `sureness`: of label, attributes and card, the least. */
export type Verdict =
  | { readonly kind: 'none'; readonly sureness: number }
  | { readonly kind: 'queued'; readonly doubt: Doubt }
  | {
      readonly kind: 'made';
      readonly sureness: number;
      readonly label: string;
      readonly attributes: Attributes;
      /** Null: on no card. */
      readonly claim: string | null;
      readonly note: string | null;
      /** The layers that gave it the label. */
      readonly layers: readonly string[];
    };

/** How one answer is made of several. */
export type Aggregate = (answers: readonly Answer[], coded: CodedAnswers) => Aggregated;

/** What is left of a model: of each unit the answer, and how likely it is. */
interface Fitted {
  readonly answers: ReadonlyMap<string, { readonly answer: string | null; readonly sureness: number }>;
  readonly coders: ReadonlyMap<string, { readonly value: number; readonly units: number }>;
}

/** A pass over units: told of all of them, then asked about some. */
export interface FirstPass {
  /** How far each layer can be trusted with labels of annotations. */
  readonly competence: PassPlan['competence'];
  verdict(unit: PassUnit): Verdict;
}

/** A layer that read the document and marked nothing says so: it is one of the answers. */
const NOTHING = '';

/**
 * Makes one answer of several for every unit: for its label, "nothing there" among them, then for each attribute among those who gave that label.
 * What is tied, or less likely than `least`, is left to people.
 */
export function createFirstPass(units: readonly PassUnit[], least: number, aggregate: Aggregate): FirstPass {
  const labels = new Map<UnitKind, Answer[]>();
  const values = new Map<string, { answers: Answer[]; known: Map<string, Attributes[string]> }>();
  for (const { key, kind, said } of units) {
    const answers = labels.get(kind) ?? [];
    labels.set(kind, answers);
    for (const one of said) answers.push({ unit: key, coder: one.layer, label: one.said?.label ?? NOTHING });
    for (const [label, sayers] of Map.groupBy(
      said.filter((one) => one.said !== null),
      (one) => one.said?.label ?? '',
    )) {
      for (const name of namesOf(sayers.map((one) => one.said))) {
        const model = values.get(modelKey(kind, label, name)) ?? {
          answers: [],
          known: new Map<string, Attributes[string]>(),
        };
        values.set(modelKey(kind, label, name), model);
        for (const one of sayers) {
          const value = one.said?.attributes[name];
          if (value !== undefined) model.known.set(valueKey(value), value);
          model.answers.push({ unit: key, coder: one.layer, label: valueKey(value) });
        }
      }
    }
  }
  const fittedLabels = new Map([...labels].map(([kind, answers]) => [kind, fit(answers, aggregate)]));
  const fittedValues = new Map(
    [...values].map(([key, { answers, known }]) => [key, { known, fitted: fit(answers, aggregate) }]),
  );
  return {
    competence: [...(fittedLabels.get('annotation')?.coders ?? [])].map(([layer, one]) => ({ layer, ...one })),
    verdict({ key, kind, said }) {
      if (said.length < 2) return { kind: 'queued', doubt: 'alone' };
      const found = fittedLabels.get(kind)?.answers.get(key);
      if (!found || found.answer === null) return { kind: 'queued', doubt: 'tie' };
      if (found.sureness < least) return { kind: 'queued', doubt: 'below' };
      if (found.answer === NOTHING && kind !== 'documentLabels') return { kind: 'none', sureness: found.sureness };
      const sayers = said.flatMap((one) =>
        one.said?.label === found.answer ? [{ layer: one.layer, said: one.said }] : [],
      );
      let { sureness } = found;
      const attributes: Record<string, Attributes[string]> = {};
      for (const name of namesOf(sayers.map((one) => one.said))) {
        const model = fittedValues.get(modelKey(kind, found.answer, name));
        const answer = model?.fitted.answers.get(key);
        if (!model || !answer || answer.answer === null || answer.sureness < least)
          return { kind: 'queued', doubt: 'attributes' };
        sureness = Math.min(sureness, answer.sureness);
        const value = model.known.get(answer.answer);
        if (value !== undefined) attributes[name] = value;
      }
      const claim = mostCommon(sayers.map((one) => one.said.claim ?? ''));
      if (claim === null || claim.share < least) return { kind: 'queued', doubt: 'claim' };
      const [note = null, ...others] = new Set(sayers.map((one) => one.said.note));
      if (others.length > 0) return { kind: 'queued', doubt: 'note' };
      return {
        kind: 'made',
        sureness: Math.min(sureness, claim.share),
        label: found.answer,
        attributes,
        claim: claim.value === '' ? null : claim.value,
        note,
        layers: sayers.map(({ layer }) => layer),
      };
    },
  };

  function fit(answers: readonly Answer[], how: Aggregate): Fitted {
    const coded = codeAnswers(answers);
    const { posteriors, competence } = how(answers, coded);
    const counts = coded.coders.map(() => 0);
    for (const { coder } of coded.answers.flat()) counts[coder] = (counts[coder] ?? 0) + 1;
    return {
      answers: new Map(
        coded.units.map((unit, i) => {
          const posterior = posteriors[i] ?? null;
          const { label } = likeliest(posterior);
          const answer = label === null ? null : (coded.labels[label] ?? null);
          return [unit, { answer, sureness: label === null ? 0 : Math.min(1, posterior?.[label] ?? 0) }];
        }),
      ),
      coders: new Map(coded.coders.map((coder, i) => [coder, { value: competence[i] ?? 0, units: counts[i] ?? 0 }])),
    };
  }
}

const modelKey = (kind: UnitKind, label: string, name: string): string => `${kind}\n${label}\n${name}`;

const namesOf = (said: readonly (Said | null)[]): readonly string[] => [
  ...new Set(said.flatMap((one) => Object.keys(one?.attributes ?? {}))),
];

/** The value that stands most often, with its share of all; null for a tie, and where there is none. O(n). */
export function mostCommon<T extends string | number>(
  values: readonly T[],
): { readonly value: T; readonly share: number } | null {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const [winner, ...others] = [...counts.keys()].filter((value) => counts.get(value) === most);
  return winner === undefined || others.length > 0 ? null : { value: winner, share: most / values.length };
}
