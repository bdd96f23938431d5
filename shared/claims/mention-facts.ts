import { z } from 'zod';
import { attributesSchema, extent, type Annotation } from '../model/annotation.ts';
import { claimSchema } from '../model/claim.ts';
import type { Publication } from '../model/document.ts';
import { documentIdSchema, handleSchema, idSchema } from '../model/ids.ts';
import { earliestOf } from '../text/edtf-bounds.ts';
import { utf16Schema, type Span } from '../text/units.ts';
import { contextOf } from './context.ts';
import { answerOf, NAMES } from './scheme-names.ts';
import type { Registry } from './source-names.ts';

/** Whoever a mention is attributed to. */
export const sourceFactsSchema = z.object({
  annotation: idSchema,
  quote: z.string(),
  /** Who that is: the source of the registry that has the name, else the name as it was given; null where nobody has said so. */
  entity: z.string().nullable(),
  role: z.string().nullable(),
});
export type SourceFacts = z.infer<typeof sourceFactsSchema>;

/** A figure of a mention. Values are null where nobody has read them from the text. */
export const figureFactsSchema = z.object({
  annotation: idSchema,
  quote: z.string(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** `=` where none is given. */
  comparator: z.string(),
  unit: z.string().nullable(),
  kind: z.string().nullable(),
  /** EDTF: when the figure holds. That of the figure, else that of its claim. */
  asOf: z.string().nullable(),
});
export type FigureFacts = z.infer<typeof figureFactsSchema>;

/** A mention of a claim, with everything known of it. */
export const mentionFactsSchema = z.object({
  annotation: idSchema,
  document: documentIdSchema,
  /** Of its document. */
  title: z.string(),
  /** The first that is named of those that published the document. */
  outlet: z.string().nullable(),
  /** All of them: one wire text may have appeared in several. */
  outlets: z.array(z.string()),
  /** EDTF: the earliest publication of the document. */
  date: z.string().nullable(),
  layer: handleSchema,
  label: z.string(),
  quote: z.string(),
  /** From its first character to its last, in UTF-16 code units. */
  place: z.object({ start: utf16Schema, end: utf16Schema }),
  /** The text around it, on one line. */
  before: z.string(),
  after: z.string(),
  attributes: attributesSchema,
  sources: z.array(sourceFactsSchema),
  figures: z.array(figureFactsSchema),
});
export type MentionFacts = z.infer<typeof mentionFactsSchema>;

/** A claim card with its mentions, by document and place. */
export const cardFactsSchema = claimSchema.extend({
  mentions: z.array(mentionFactsSchema),
  /** Mentions in every layer, those that were not asked for included: a card of none is empty. */
  total: z.number(),
});
export type CardFacts = z.infer<typeof cardFactsSchema>;

/** A relation between two mentions. */
export const mentionLinkSchema = z.object({
  id: idSchema,
  layer: handleSchema,
  type: z.string(),
  from: idSchema,
  to: idSchema,
});
export type MentionLink = z.infer<typeof mentionLinkSchema>;

/** What is known of a document beside its text. */
export interface DocumentFacts {
  readonly title: string;
  readonly outlets: readonly string[];
  readonly date: string | null;
}

/** Everything that facts are gathered from. */
export interface FactsFrom {
  readonly mentions: Iterable<Annotation>;
  /** Ends of relations that are no mentions: sources, figures. */
  readonly others: ReadonlyMap<string, Annotation>;
  readonly links: readonly MentionLink[];
  readonly documents: ReadonlyMap<string, DocumentFacts>;
  readonly registry: Registry;
  /** The text of a document with its blocks and the places of markup in it, in order. Asked once for mentions of one document that follow each other. */
  readonly read: (document: string) => {
    readonly text: string;
    readonly blocks: readonly Span[];
    readonly syntax: readonly Span[];
  };
}

/** A document's outlets and its date, from where it was published. A text that stands nowhere else has none. */
export function documentFacts(title: string, publications: readonly Publication[]): DocumentFacts {
  const outlets = publications.flatMap(({ outlet }) => (outlet === undefined || outlet === '' ? [] : [outlet]));
  const dates = publications.flatMap(({ date }) => (date === undefined ? [] : [date]));
  return { title, outlets: [...new Set(outlets)], date: earliestOf(dates) };
}

/** Whom a SOURCE names. A name that means nobody of the registry, or several, stays as it was given. */
function entityOf(source: Annotation, registry: Registry): string | null {
  const name = answerOf(source, NAMES.source.entity)?.trim();
  if (name === undefined || name === '') return null;
  const meaning = registry.meaning(name);
  return meaning.kind === 'source' ? meaning.source.name : name;
}

/** The facts of mentions, in their order. Pure. O(mentions + links), and each document's text once where they are in its order. */
export function gatherFacts({ mentions, others, links, documents, registry, read }: FactsFrom): MentionFacts[] {
  const ends = new Map<string, { sources: Annotation[]; figures: Annotation[] }>();
  for (const { type, from, to } of links) {
    const end = others.get(to);
    if (!end || (type !== NAMES.relation.source && type !== NAMES.relation.figure)) continue;
    const of = ends.get(from) ?? { sources: [], figures: [] };
    const list = type === NAMES.relation.source ? of.sources : of.figures;
    // Several layers may say the same.
    if (!list.includes(end)) list.push(end);
    ends.set(from, of);
  }
  let last: (ReturnType<FactsFrom['read']> & { readonly document: string }) | null = null;
  return Array.from(mentions, (annotation) => {
    const { id, document, layer, label, quote, attributes } = annotation;
    if (last?.document !== document) last = { document, ...read(document) };
    const { title = document, outlets = [], date = null } = documents.get(document) ?? {};
    const place = extent(annotation);
    const { sources = [], figures = [] } = ends.get(id) ?? {};
    const time = answerOf(annotation, NAMES.claim.time);
    return {
      annotation: id,
      document,
      title,
      outlet: outlets[0] ?? null,
      outlets: [...outlets],
      date,
      layer,
      label,
      quote,
      place,
      ...contextOf(last.text, place, last),
      attributes,
      sources: sources.toSorted(byPlace).map((source) => sourceFacts(source, registry)),
      figures: figures.toSorted(byPlace).map((figure) => figureFacts(figure, time)),
    };
  });
}

const byPlace = (a: Annotation, b: Annotation): number => extent(a).start - extent(b).start;

const sourceFacts = (source: Annotation, registry: Registry): SourceFacts => ({
  annotation: source.id,
  quote: source.quote,
  entity: entityOf(source, registry),
  role: answerOf(source, NAMES.source.role),
});

function figureFacts(figure: Annotation, time: string | null): FigureFacts {
  const { min, max, comparator, unit, kind, asOf } = NAMES.figure;
  const value = (name: string): number | null => {
    const stated = figure.attributes[name];
    return typeof stated === 'number' && Number.isFinite(stated) ? stated : null;
  };
  return {
    annotation: figure.id,
    quote: figure.quote,
    min: value(min),
    max: value(max),
    comparator: answerOf(figure, comparator) ?? '=',
    unit: answerOf(figure, unit),
    kind: answerOf(figure, kind),
    asOf: answerOf(figure, asOf) ?? time,
  };
}
