import { v7 as newId } from 'uuid';
import { assertNever } from '../../../shared/assert.ts';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { QualityFinding } from '../../../shared/api/quality.ts';
import { t } from '../../strings/t.ts';
import type { Write } from '../annotate/writes.ts';
import { kindName } from './words.ts';

/** What a dismissal keeps of what it is about. */
const MOST_ABOUT = 300;

/** The write that mends a finding; null where there is none. What it changes is seen when it is on disk. */
export function fixing(client: Client, { kind, fix, place }: QualityFinding): Write | null {
  if (fix === null) return null;
  const batch = newId();
  const document = place?.document ?? '';
  const write = (send: (session: string) => Promise<Written>): Write => ({
    batch,
    document,
    name: t('quality.fixing', { what: kindName(kind) }),
    edits: [],
    send,
  });
  switch (fix.kind) {
    case 'place': {
      const { annotation: id, fragments, quote } = fix;
      return write((session) =>
        client.call('annotations.update', { session, batch, id, place: { fragments: [...fragments], quote } }),
      );
    }
    case 'delete': {
      const { annotation, keep } = fix;
      return write((session) =>
        client.call('annotations.change', {
          session,
          batch,
          delete: [annotation],
          // What is kept is named, so that the relations of the other one can come to it.
          update: [{ id: keep }],
          repoint: [{ from: annotation, to: keep }],
        }),
      );
    }
    case 'tag': {
      const { label, fragments, quote } = fix;
      const annotations = [{ id: newId(), document, label, fragments: [...fragments], quote }];
      return write((session) => client.call('annotations.create', { session, batch, annotations }));
    }
    case 'unrelate':
      return write((session) => client.call('relations.delete', { session, batch, ids: [fix.relation] }));
    default:
      return assertNever(fix);
  }
}

/** The write that says that a finding is right as it is, or (`isRight` false) that it is to be looked at again. */
export function dismissing(client: Client, { id, kind, place, facts }: QualityFinding, isRight: boolean): Write {
  const batch = newId();
  const quote = place?.quote ?? '';
  const about = (quote === '' ? String(facts['card'] ?? place?.title ?? '') : quote)
    .slice(0, MOST_ABOUT)
    .toWellFormed();
  return {
    batch,
    document: place?.document ?? '',
    name: t('quality.dismissing'),
    edits: [],
    send: (session) =>
      client.call('quality.dismiss', { session, batch, findings: [{ id, kind, about }], right: isRight }),
  };
}
