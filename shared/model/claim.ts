import { z } from 'zod';
import type { Codebook } from './codebook.ts';
import { idSchema } from './ids.ts';

/** What a card's note holds at most, in UTF-16 code units. */
export const MAX_NOTE = 20_000;

/**
 * A canonical claim, or claim card: one statement that mentions in any documents make. An annotation is assigned to a card by
 * its field `claim`, so two mentions of one card are `same_claim`, and a mention has one card at most: in every layer the
 * cards are a partition, and transitivity cannot break.
 */
export const claimSchema = z.strictObject({
  id: idSchema,
  /** The statement in one sentence, as plain text. */
  text: z.string().trim().min(1).max(2000),
  note: z.string().max(MAX_NOTE).optional(),
});

export type Claim = z.infer<typeof claimSchema>;

/** The relation type that cards stand for, in a codebook that knows it. */
export const CARD_RELATION = 'same_claim';

/**
 * The labels whose annotations may be put on a card: the ends that the codebook allows its symmetric and transitive type
 * `same_claim`. A codebook without that type leaves it to people: null, every label.
 */
export function labelsWithCards({ relations }: Pick<Codebook, 'relations'>): ReadonlySet<string> | null {
  const type = relations.find(({ name, symmetric, transitive }) => name === CARD_RELATION && symmetric && transitive);
  return type ? new Set([...type.from, ...type.to]) : null;
}

/** What a new card says of an annotation: its claim in one sentence where somebody wrote that down, or else its own words. */
export function cardText({
  quote,
  attributes,
}: {
  quote: string;
  attributes: Readonly<Record<string, unknown>>;
}): string {
  const { normalised_claim: stated } = attributes;
  const text = (typeof stated === 'string' && stated.trim() !== '' ? stated : quote).replaceAll(/\s+/g, ' ').trim();
  const most = 2000;
  return text.length > most
    ? `${text
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
    : text;
}
