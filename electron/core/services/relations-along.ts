import type { Parsed } from '../../../shared/api/procedures.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Change } from '../../../shared/model/record.ts';
import type { ReadDb } from '../db/types.ts';
import { relationById } from '../repositories/relations.ts';
import { fitting } from './relations.ts';

/**
 * The relations that come with annotations made in the same step, in the annotator's layer, with their attributes and notes.
 *
 * @throws Refusal `invalid` for ends or a type that the codebook does not allow, `not_found` for an end that is not there,
 *   `conflict` for one that is there already or is named twice, and in locked documents.
 */
export function relationsAlong(
  { whole, seen: visible }: { readonly whole: ReadDb; readonly seen: ReadDb },
  layer: string,
  relate: NonNullable<Parsed<'annotations.change'>['relate']>,
  made: readonly Annotation[],
): Change[] {
  const byId = new Map(made.map((annotation) => [annotation.id, annotation]));
  const seen = new Set<string>();
  return relate.map((draft): Change => {
    if (relationById(whole, draft.id)) throw new Refusal('conflict', `The relation ${draft.id} is there already.`);
    const { after, name } = fitting(visible, { ...draft, layer }, byId);
    const link = `${after.type} ${after.from} ${after.to}`;
    if (seen.has(link) || seen.has(after.id)) {
      throw new Refusal('conflict', `${name}: this relation is named twice. Nothing was changed.`, { id: after.id });
    }
    seen.add(link).add(after.id);
    return { entity: 'relation', id: after.id, after };
  });
}
