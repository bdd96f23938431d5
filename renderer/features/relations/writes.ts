import { v7 as newId } from 'uuid';
import type { Client } from '../../../shared/api/client.ts';
import type { Link } from '../../../shared/model/relating.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import { t } from '../../strings/t.ts';
import type { Write } from '../annotate/writes.ts';

/** A write of one relation with the state that it will have; null: it goes. */
export interface RelationWrite extends Write {
  readonly id: string;
  readonly after: Relation | null;
}

/** Makes a relation. It has its id before the core has heard of it, so that it is on the screen at once. */
export function relating(client: Client, link: Link, layer: string, document: string): RelationWrite {
  const [id, batch] = [newId(), newId()];
  const { from, to } = link;
  const type = link.type.name;
  return {
    id,
    batch,
    after: { id, layer, type, from, to, attributes: {} },
    name: t('relations.write.make', { type }),
    document,
    edits: [],
    send: (session) => client.call('relations.create', { session, batch, id, type, from, to }),
  };
}

/** Writes the note of a relation; an empty one takes it away. */
export function noting(client: Client, relation: Relation, note: string, document: string): RelationWrite {
  const batch = newId();
  const { id, type } = relation;
  const { note: _, ...rest } = relation;
  return {
    id,
    batch,
    after: note === '' ? rest : { ...rest, note },
    name: t('relations.write.note', { type }),
    document,
    edits: [],
    send: (session) => client.call('relations.update', { session, batch, id, note: note === '' ? null : note }),
  };
}

/** Takes a relation away. */
export function unrelating(client: Client, { id, type }: Relation, document: string): RelationWrite {
  const batch = newId();
  return {
    id,
    batch,
    after: null,
    name: t('relations.write.remove', { type }),
    document,
    edits: [],
    send: (session) => client.call('relations.delete', { session, batch, ids: [id] }),
  };
}
