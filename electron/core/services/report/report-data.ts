import type { CardLinks } from '../../../../shared/claims/card-links.ts';
import type { Finding } from '../../../../shared/claims/checks.ts';
import type { Independence } from '../../../../shared/claims/independence.ts';
import type { CardFacts, MentionFacts } from '../../../../shared/claims/mention-facts.ts';
import type { SourceDocument } from '../../../../shared/model/document.ts';

/** Where a mention stands, as people find it: offsets are code points, as files have them. */
export interface ReportPlace {
  /** From 1; null between blocks. */
  readonly paragraph: number | null;
  readonly start: number;
  readonly end: number;
}

/** A document as a report names it. */
export type ReportDocument = Pick<SourceDocument, 'id' | 'title' | 'publications' | 'textSha256'> & {
  /** BCP 47; null where it is not said. */
  readonly language: string | null;
};

/** Everything that a report says, and nothing else: the same data give the same bytes. */
export interface ReportData {
  readonly project: string;
  /** Whether it is about one card. */
  readonly isOfOne: boolean;
  /** Whose work; null: everybody's. */
  readonly layer: string | null;
  readonly cards: readonly CardFacts[];
  /** Claims on no card; a report of one card has none. */
  readonly unassigned: number;
  readonly places: ReadonlyMap<string, ReportPlace>;
  /** In the order of their dates, as far as they are known. */
  readonly documents: readonly ReportDocument[];
  readonly findings: readonly Finding[];
  /** What cards have to do with other claims; a report of one card has its links alone. */
  readonly links: CardLinks;
  /** What the mentions of a card rest on, by card. */
  readonly origins: ReadonlyMap<string, Independence>;
  /** Mentions that are told of in more places than their card: for what findings are about. */
  readonly mentions: ReadonlyMap<string, MentionFacts>;
}
