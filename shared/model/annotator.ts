import { z } from 'zod';
import { isVisible, NOT_VISIBLE, withoutInvisible } from '../text/visible.ts';
import { colorSchema } from './codebook.ts';
import { handleSchema } from './ids.ts';

/** A person who annotates. The handle is the identity; the name is what people read. */
export const annotatorSchema = z.strictObject({
  id: handleSchema,
  name: z.string().trim().min(1, 'a name has at least one character').max(80).refine(isVisible, NOT_VISIBLE),
  /** As somebody chose it. Absent: the palette gives one, see `colorsOf`. Never the only sign of whose something is. */
  color: colorSchema.optional(),
});

export type Annotator = z.infer<typeof annotatorSchema>;

/** A handle for a display name: "Ana López" becomes "ana-lópez". Null where nothing of the name can stand in one. */
export function handleFor(name: string): string | null {
  const handle = withoutInvisible(name)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+|-+$/gu, '')
    .slice(0, 32);
  return handleSchema.safeParse(handle).success ? handle : null;
}
