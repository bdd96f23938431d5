import type { Fit, Lost } from '../fit.ts';
import { onlyLabel } from './relation-ends.ts';

/**
 * Takes out relations that have no place in the file of one annotator, and those at labels that the codebook does not allow for them: their layer is
 * attached to another one.
 */
export const fitRelations: Fit = (record, { codebook }) => {
  const lost: Lost[] = [];
  const there = new Map(record.annotations.map((annotation) => [annotation.id, annotation]));
  const relations = record.relations.filter((relation) => {
    const ends = [there.get(relation.from), there.get(relation.to)];
    const [from, to] = ends;
    if (!from || !to || from.layer !== to.layer) {
      lost.push({
        what: 'relation between the work of two annotators',
        why: 'each annotator has a file of their own',
        id: relation.id,
        value: relation,
      });
      return false;
    }
    const only = onlyLabel(relation.type, codebook);
    if (only === null || (from.label === only && to.label === only)) return true;
    lost.push({
      what: 'relation at a label that the codebook does not allow',
      why: 'its layer is attached to the label that the codebook names',
      id: relation.id,
      value: relation,
    });
    return false;
  });
  return { record: { ...record, relations }, lost };
};
