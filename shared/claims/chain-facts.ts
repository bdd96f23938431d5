import { z } from 'zod';
import { documentSchema } from '../model/document.ts';
import { documentIdSchema, handleSchema, idSchema } from '../model/ids.ts';
import { utf16Schema } from '../text/units.ts';

const placed = {
  id: idSchema,
  document: documentIdSchema,
  layer: handleSchema,
  quote: z.string(),
  place: z.object({ start: utf16Schema, end: utf16Schema }),
};

/** A mention of a claim, as far as its attribution goes. */
const chainMentionSchema = z.object({
  ...placed,
  /** The card that it is on. */
  card: idSchema.nullable(),
  /** How the text attributes it (`attribution`): in the author's voice, as a quotation …; null where nobody has said so. */
  directness: z.string().nullable(),
});

/** A SOURCE annotation. */
const chainSourceSchema = z.object({
  ...placed,
  /** Who that is, by name; none where nobody has said so. */
  names: z.array(z.string()),
  role: z.string().nullable(),
});

/** What attribution links: a mention to its source, a source to the one that it is heard through, a mention to its cue. */
export const CHAIN_LINKS = ['attributed_to', 'relayed_by', 'has_cue'] as const;

/** Everything that attribution chains are made of. */
export const chainFactsSchema = z.object({
  mentions: z.array(chainMentionSchema),
  sources: z.array(chainSourceSchema),
  cues: z.array(z.object(placed)),
  links: z.array(z.object({ type: z.enum(CHAIN_LINKS), from: idSchema, to: idSchema })),
  documents: z.array(documentSchema.pick({ id: true, title: true, publications: true })),
});

export type ChainMention = z.infer<typeof chainMentionSchema>;
export type ChainSource = z.infer<typeof chainSourceSchema>;
export type ChainFacts = z.infer<typeof chainFactsSchema>;
export type ChainDocument = ChainFacts['documents'][number];
