import type { Entity } from '../../../shared/model/record.ts';

/** A record that others need: which kinds of records name it, and in which field. */
interface Use {
  readonly entity: Entity;
  readonly field: string;
}

/**
 * The kinds of records that cannot be gone while others name them. A relation does not need its ends, and a status needs nothing: what
 * is named there may be gone.
 */
export const USES: Readonly<Partial<Record<Entity, readonly Use[]>>> = {
  document: [
    { entity: 'annotation', field: 'document' },
    { entity: 'documentLabels', field: 'document' },
  ],
  layer: [
    { entity: 'annotation', field: 'layer' },
    { entity: 'relation', field: 'layer' },
    { entity: 'documentLabels', field: 'layer' },
  ],
  // Whose layer it is: the two have one name.
  annotator: [{ entity: 'layer', field: 'id' }],
  claim: [{ entity: 'annotation', field: 'claim' }],
  source: [{ entity: 'source', field: 'partOf' }],
};

/** Whether records of a kind can be needed by others. */
export const isContainer = (entity: Entity): boolean => USES[entity] !== undefined;

/** What a record in this state needs: kind and id of each. */
export function needsOf(entity: Entity, record: object): { entity: Entity; id: string }[] {
  return (Object.keys(USES) as Entity[]).flatMap((container) =>
    (USES[container] ?? []).flatMap((use) => {
      const id = use.entity === entity ? (record as Record<string, unknown>)[use.field] : undefined;
      return typeof id === 'string' ? [{ entity: container, id }] : [];
    }),
  );
}
