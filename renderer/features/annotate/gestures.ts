import { v7 as newId } from 'uuid';
import type { Client } from '../../../shared/api/client.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { AttributeScheme } from '../../../shared/model/attributes.ts';
import { withFields, type AnnotationFields } from '../../../shared/model/update.ts';
import type { Span } from '../../../shared/text/units.ts';
import type { Edit } from './ledger.ts';
import type { Write } from './writes.ts';
import { t } from '../../strings/t.ts';

/** Where a new annotation goes. */
export interface Place {
  readonly document: string;
  readonly text: string;
  readonly layer: string;
  readonly codebookVersion: string;
  readonly scheme: AttributeScheme;
}

/** Tags a span. The annotation has its id before the core has heard of it, so that it is on the screen at once. */
export function tagging(client: Client, place: Place, span: Span, label: string): Write & { readonly id: string } {
  const [id, batch] = [newId(), newId()];
  const quote = place.text.slice(span.start, span.end);
  const annotation: Annotation = {
    id,
    document: place.document,
    layer: place.layer,
    label,
    fragments: [span],
    quote,
    attributes: place.scheme.defaults(label),
    codebookVersion: place.codebookVersion,
    origin: { kind: 'human' },
  };
  const draft = { id, document: place.document, label, fragments: [span], quote };
  return {
    id,
    batch,
    name: t('annotate.write.annotation', { label }),
    document: place.document,
    // What the core has confirmed is richer (its version): it stays where it is there already.
    edits: [{ id, apply: (now) => now ?? annotation }],
    send: (session) => client.call('annotations.create', { session, batch, annotations: [draft] }),
  };
}

/** Changes fields of an annotation. */
export function changing(
  client: Client,
  annotation: Annotation,
  fields: AnnotationFields,
  scheme: AttributeScheme,
  name: string,
): Write {
  const batch = newId();
  const { place, ...others } = fields;
  const request = { ...others, ...(place && { place: { fragments: [...place.fragments], quote: place.quote } }) };
  return {
    batch,
    name,
    document: annotation.document,
    edits: [{ id: annotation.id, apply: (now) => (now === undefined ? null : withFields(now, fields, scheme)) }],
    send: (session) => client.call('annotations.update', { session, batch, id: annotation.id, ...request }),
  };
}

/** Takes an annotation away. */
export function removing(client: Client, { id, document, label }: Annotation): Write {
  const batch = newId();
  const gone: Edit = { id, apply: () => null };
  return {
    batch,
    name: t('annotate.write.removal', { label }),
    document,
    edits: [gone],
    send: (session) => client.call('annotations.delete', { session, batch, ids: [id] }),
  };
}

/** Says how far the work on a document is. */
export function settingStatus(client: Client, document: string, state: 'open' | 'done'): Write {
  const batch = newId();
  return {
    batch,
    name: t(state === 'done' ? 'annotate.write.done' : 'annotate.write.reopened'),
    document,
    edits: [],
    send: (session) => client.call('documents.setStatus', { session, batch, document, state }),
  };
}

/** The beginning of a quote, for messages. */
export function shortQuote({ quote }: Pick<Annotation, 'quote'>): string {
  const line = quote.replace(/\s+/g, ' ');
  return line.length > 60 ? `“${line.slice(0, 58)}…”` : `“${line}”`;
}
