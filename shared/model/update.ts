import type { Span } from '../text/units.ts';
import { FLAG_KINDS, type Annotation, type AttributePatch, type Flag } from './annotation.ts';
import { patched, type AttributeScheme } from './attributes.ts';

/** Named fields of an annotation in a new state. Null takes away; what is not named stays. */
export interface AnnotationFields {
  readonly label?: string | undefined;
  readonly note?: string | null | undefined;
  readonly confidence?: number | null | undefined;
  /** The claim card that it is a mention of. */
  readonly claim?: string | null | undefined;
  /** All of its flags; none: null or an empty list. */
  readonly flags?: readonly Flag[] | null | undefined;
  readonly attributes?: AttributePatch | undefined;
  /** Where it stands now, in UTF-16 code units, with the text there. */
  readonly place?: { readonly fragments: readonly Span[]; readonly quote: string } | undefined;
}

/**
 * The annotation with fields put in: the one rule by which the window shows a change and the core writes it. A new label
 * takes along the attributes that it has too; what is asked only since an answer begins with its default; a note of blanks is
 * none.
 */
export function withFields(before: Annotation, fields: AnnotationFields, scheme: AttributeScheme): Annotation {
  const { note: oldNote, confidence: oldConfidence, claim: oldClaim, flags: oldFlags, ...rest } = before;
  const { label = before.label, attributes = {}, place } = fields;
  const note = fields.note === undefined ? oldNote : fields.note?.trim() ? fields.note : undefined;
  const confidence = fields.confidence === undefined ? oldConfidence : (fields.confidence ?? undefined);
  const claim = fields.claim === undefined ? oldClaim : (fields.claim ?? undefined);
  const flags = fields.flags === undefined ? oldFlags : fields.flags;
  const old = label === before.label ? before.attributes : scheme.carried(before, label);
  return {
    ...rest,
    ...(place && { fragments: [...place.fragments], quote: place.quote }),
    label,
    attributes: scheme.answered(label, old, patched(old, attributes)),
    ...(note !== undefined && { note }),
    ...(confidence !== undefined && { confidence }),
    ...(claim !== undefined && { claim }),
    ...(flags != null && flags.length > 0 && { flags: flags.toSorted(byKind) }),
  };
}

const byKind = (a: Flag, b: Flag): number => FLAG_KINDS.indexOf(a.kind) - FLAG_KINDS.indexOf(b.kind);
