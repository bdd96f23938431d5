import type { CardFacts, FigureFacts, MentionFacts, MentionLink } from '../../shared/claims/mention-facts.ts';
import { utf16 } from '../../shared/text/units.ts';

/** A figure as somebody has read it: exactly so many troops in all, unless told otherwise. */
export const figure = (value: number | null, more: Partial<FigureFacts> = {}): FigureFacts => ({
  annotation: `q${String(value)}`,
  quote: `${String(value)} of them`,
  min: value,
  max: value,
  comparator: '=',
  unit: 'troops',
  kind: 'total',
  asOf: null,
  ...more,
});

/** A mention of a claim in a document of its own, of which nothing more is known than what is told. */
export const mention = (id: string, more: Partial<MentionFacts> = {}): MentionFacts => ({
  annotation: id,
  document: `document of ${id}`,
  title: `Title of ${id}`,
  outlet: null,
  outlets: [],
  date: null,
  layer: 'ana',
  label: 'CLAIM',
  quote: `quote of ${id}`,
  place: { start: utf16(0), end: utf16(10) },
  before: '',
  after: '',
  attributes: {},
  sources: [],
  figures: [],
  ...more,
});

/** A card with mentions. */
export const card = (id: string, mentions: readonly MentionFacts[], more: Partial<CardFacts> = {}): CardFacts => ({
  id,
  text: `Text of ${id}.`,
  mentions: [...mentions],
  total: mentions.length,
  ...more,
});

/** A relation between two mentions. */
export const link = (type: string, from: string, to: string): MentionLink => ({
  id: `${from}-${type}-${to}`,
  layer: 'ana',
  type,
  from,
  to,
});
