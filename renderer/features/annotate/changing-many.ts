import { v7 as newId } from 'uuid';
import type { Client } from '../../../shared/api/client.ts';
import type { Input } from '../../../shared/api/procedures.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { AttributeScheme } from '../../../shared/model/attributes.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import { withFields, type AnnotationFields } from '../../../shared/model/update.ts';
import type { Edit } from './ledger.ts';
import type { Write } from './writes.ts';

/** One gesture of several changes in the annotator's own layer. */
export interface Gesture {
  readonly kind: NonNullable<Input<'annotations.change'>['gesture']>;
  /** For messages: "Splitting the CLAIM annotation". */
  readonly name: string;
  /** The document whose annotations are shown; what stands elsewhere is seen when it is opened. */
  readonly document: string;
  readonly create?: readonly Annotation[];
  readonly update?: readonly { readonly id: string; readonly fields: AnnotationFields }[];
  readonly remove?: readonly string[];
  /** Relations of `from` become those of `to`. */
  readonly repoint?: readonly { readonly from: string; readonly to: string }[];
  /** Relations of the annotator's layer that come with it. */
  readonly relate?: readonly Omit<Relation, 'layer'>[];
}

/** The write of a gesture: shown at once, one batch, all or nothing. */
export function changingMany(client: Client, gesture: Gesture, scheme: AttributeScheme): Write {
  const { kind, name, document, create = [], update = [], remove = [], repoint = [], relate = [] } = gesture;
  const batch = newId();
  const edits: Edit[] = [
    ...create
      .filter((one) => one.document === document)
      .map((made): Edit => ({ id: made.id, apply: (now) => now ?? made })),
    ...update.map(({ id, fields }): Edit => ({
      id,
      apply: (now) => (now === undefined ? null : withFields(now, fields, scheme)),
    })),
    ...remove.map((id): Edit => ({ id, apply: () => null })),
  ];
  const drafts = create.map(({ layer: _layer, codebookVersion: _version, confidence: _confidence, ...draft }) => draft);
  return {
    batch,
    name,
    document,
    edits,
    send: (session) =>
      client.call('annotations.change', {
        session,
        batch,
        gesture: kind,
        ...(drafts.length > 0 && { create: drafts }),
        ...(update.length > 0 && {
          update: update.map(({ id, fields: { place, ...fields } }) => ({
            id,
            ...fields,
            ...(place && { place: { fragments: [...place.fragments], quote: place.quote } }),
          })),
        }),
        ...(remove.length > 0 && { delete: [...remove] }),
        ...(repoint.length > 0 && { repoint: [...repoint] }),
        ...(relate.length > 0 && { relate: [...relate] }),
      }),
  };
}
