import { idSchema } from '../../../../shared/model/ids.ts';

/** The context of the recommendation; programs that read JSON-LD know it without fetching it. */
export const ANNO = 'http://www.w3.org/ns/anno.jsonld';

/** What the model has no word for, in a vocabulary of this program's own. Attributes are JSON literals, so that every value stays what it is. */
export const TERM = {
  attributes: 'cw:attributes',
  confidence: 'cw:confidence',
  document: 'cw:Document',
  metadata: 'cw:metadata',
  title: 'cw:title',
} as const;

/** The context of what is written. */
export const CONTEXT = [
  ANNO,
  {
    cw: 'urn:claimwright:',
    [TERM.attributes]: { '@id': TERM.attributes, '@type': '@json' },
    [TERM.metadata]: { '@id': TERM.metadata, '@type': '@json' },
  },
] as const;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const URN_UUID = 'urn:uuid:';
const URN_OWN = 'urn:claimwright:id:';

/** The IRI of an annotation or relation. Ids that came with a dataset and are no UUIDs have one of this program. */
export const iriOf = (id: string): string => (UUID.test(id) ? `${URN_UUID}${id}` : `${URN_OWN}${id}`);

/** The id that an IRI of ours is for; other IRIs are ids of other programs. */
export function idOf(iri: string): { readonly id: string; readonly keepsId?: true } {
  const lower = iri.toLowerCase();
  if (lower.startsWith(URN_UUID) && UUID.test(lower.slice(URN_UUID.length)))
    return { id: lower.slice(URN_UUID.length) };
  const own = iri.startsWith(URN_OWN) ? iri.slice(URN_OWN.length) : '';
  return idSchema.safeParse(own).success ? { id: own, keepsId: true } : { id: iri };
}
