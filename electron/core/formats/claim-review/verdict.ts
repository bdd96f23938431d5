import { NAMES, answerOf, labelsOfClaims } from '../../../../shared/claims/scheme-names.ts';
import type { Annotation } from '../../../../shared/model/annotation.ts';
import { scaleOf } from '../../../../shared/model/attributes.ts';
import type { Codebook } from '../../../../shared/model/codebook.ts';

/** A rating of schema.org. */
export interface Rating {
  readonly alternateName: string;
  readonly ratingValue?: number;
  readonly bestRating?: number;
  readonly worstRating?: number;
}

/** Whether an annotation is a claim, and what the verdict on it is; null where there is none: the codebook's default ("unverified") is none. */
export function verdictOf(annotation: Annotation, codebook: Codebook): string | null {
  const claims = labelsOfClaims(codebook);
  if (claims && !claims.has(annotation.label)) return null;
  const verdict = answerOf(annotation, NAMES.claim.verdict);
  const definition = definitionOf(codebook, annotation.label);
  return verdict === null || verdict === String(definition?.default) ? null : verdict;
}

const definitionOf = ({ attributes }: Codebook, label: string): Codebook['attributes'][number] | undefined =>
  attributes.find(({ name, on }) => name === NAMES.claim.verdict && (on === label || on === 'any'));

/**
 * The rating that a verdict is: its name, and a number only where the codebook says what the order is: the values themselves where they are numbers,
 * places in an order that is written down (`true>mixed>false`) otherwise. The best is the one that speaks most for the claim.
 */
export function ratingOf(verdict: string, label: string, codebook: Codebook): Rating {
  const definition = definitionOf(codebook, label);
  const scale = definition ? scaleOf(definition) : null;
  if (!definition || !scale) return { alternateName: verdict };
  const place = scale.steps.findIndex((step) => String(step) === verdict);
  if (place < 0) return { alternateName: verdict };
  const numbers = scale.steps.filter((step) => typeof step === 'number');
  if (numbers.length === scale.steps.length) {
    return {
      alternateName: verdict,
      ratingValue: Number(verdict),
      bestRating: Math.max(...numbers),
      worstRating: Math.min(...numbers),
    };
  }
  const falls = definition.scale?.includes('>') === true;
  if (!falls && definition.scale?.includes('<') !== true) return { alternateName: verdict };
  const best = scale.steps.length;
  return { alternateName: verdict, ratingValue: falls ? best - place : place + 1, bestRating: best, worstRating: 1 };
}
