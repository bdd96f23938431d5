import { v7 as newId } from 'uuid';
import type { Client } from '../../../shared/api/client.ts';
import type { AttributeScheme } from '../../../shared/model/attributes.ts';
import { withFields } from '../../../shared/model/update.ts';
import { t } from '../../strings/t.ts';
import type { Edit } from '../annotate/ledger.ts';
import type { Write } from '../annotate/writes.ts';
import type { Choosable } from './choices.ts';

const onCard = ({ id }: Choosable, claim: string | null, scheme: AttributeScheme): Edit => ({
  id,
  apply: (now) => (now === undefined ? null : withFields(now, { claim }, scheme)),
});

/** Puts an annotation on a card, or (null) takes it off its card. */
export function assigning(client: Client, annotation: Choosable, claim: string | null, scheme: AttributeScheme): Write {
  const batch = newId();
  return {
    batch,
    name: t('claims.writeAssign'),
    document: annotation.document,
    edits: [onCard(annotation, claim, scheme)],
    send: (session) => client.call('claims.assign', { session, batch, annotations: [annotation.id], claim }),
  };
}

/** Makes a card of which the annotation is the first mention. */
export function makingCard(
  client: Client,
  annotation: Choosable,
  text: string,
  scheme: AttributeScheme,
): Write & { readonly id: string } {
  const [id, batch] = [newId(), newId()];
  return {
    id,
    batch,
    name: t('claims.writeNew'),
    document: annotation.document,
    edits: [onCard(annotation, id, scheme)],
    send: (session) => client.call('claims.create', { session, batch, id, text, annotations: [annotation.id] }),
  };
}

/** Makes a card that nothing mentions yet. `document`: where that was asked for. */
export function makingLooseCard(client: Client, document: string, text: string): Write & { readonly id: string } {
  const [id, batch] = [newId(), newId()];
  return {
    id,
    batch,
    name: t('claims.writeNew'),
    document,
    edits: [],
    send: (session) => client.call('claims.create', { session, batch, id, text }),
  };
}
