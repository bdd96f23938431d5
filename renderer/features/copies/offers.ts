import { v7 as newId } from 'uuid';
import type { CopyOffer } from '../../../shared/api/copies.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { AttributeScheme } from '../../../shared/model/attributes.ts';

/** Whether an annotation can be put at its place in the other text. */
export const isFree = ({ place, state }: CopyOffer): boolean => place !== null && state === 'free';

/**
 * The annotations that offers become in another document: with the values and the claim card of those they come from, which
 * they name. Notes and flags are about one text and stay with it.
 */
export function copiesOf(
  offers: readonly CopyOffer[],
  to: {
    readonly document: string;
    readonly layer: string;
    readonly version: string;
    readonly scheme: AttributeScheme;
  },
): Annotation[] {
  return offers.flatMap(({ annotation, place }): Annotation[] =>
    place === null
      ? []
      : [
          {
            id: newId(),
            document: to.document,
            layer: to.layer,
            label: annotation.label,
            fragments: place.fragments,
            quote: place.quote,
            attributes: to.scheme.carried(annotation, annotation.label),
            ...(annotation.claim !== undefined && { claim: annotation.claim }),
            codebookVersion: to.version,
            origin: { kind: 'propagation', from: [annotation.id] },
          },
        ],
  );
}
