import { z } from 'zod';

const column = z.string().max(1000).nullable();

/** Which columns of a table of texts become what of a document; null: none does. */
export const tableChoiceSchema = z.strictObject({
  text: column,
  /** Names a document in messages only: a document's own id is made from its text. */
  id: column,
  title: column,
  outlet: column,
  author: column,
  url: column,
  date: column,
  /** Columns that are kept as metadata, under their own names. */
  metadata: z.array(z.string().max(1000)).max(1000),
});
export type TableChoice = z.infer<typeof tableChoiceSchema>;
