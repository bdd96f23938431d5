import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/api/client.ts';
import type { DocumentSummary } from '../../../shared/api/procedures.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { arrange, progressIn, SORTS } from '../../../renderer/features/documents/order.ts';
import { createDocuments, type DocumentsFeature } from '../../../renderer/features/documents/store.ts';
import { workWatch } from '../../support/work.ts';

/** So many documents, with and without annotations and a status. `added` repeats, as after an import of several files. */
const list = (size: number): DocumentSummary[] =>
  Array.from({ length: size }, (_, i) => ({
    id: `d${i}`,
    title: `Article ${(i * 7919) % size}`,
    outlet: null,
    fileName: null,
    length: utf16(100),
    words: (i * 31) % 97,
    annotations: { ana: (i * 13) % 5 },
    status: i % 4 === 0 ? { ana: 'done' as const } : {},
    labels: {},
    added: 1 + (i % 50),
  }));

function feature(size: number): DocumentsFeature {
  const client: Client = {
    call: () => Promise.reject(new Error('nothing is asked')),
    host: () => Promise.reject(new Error('nothing is asked')),
  };
  const documents = createDocuments(client);
  documents.store.setState({ documents: list(size), phase: 'ready' });
  return documents;
}

const asIfAnew = ({ store }: DocumentsFeature): readonly DocumentSummary[] => {
  const { documents, filter, sort } = store.getState();
  return arrange(documents, filter, sort, 'ana');
};

describe('the list that is kept up', () => {
  it.each(SORTS.flatMap((id) => ['', '1'].map((filter) => [id, filter] as const)))(
    'is the one that is made anew, by %s and filtered by %j',
    (sort, filter) => {
      const documents = feature(200);
      documents.store.setState({ sort, filter });
      documents.arranged('ana');
      documents.done('ana');
      for (let i = 0; i < 100; i++) {
        const id = `d${(i * 37) % 200}`;
        if (i % 3 === 0) documents.setStatus(id, 'ana', i % 2 === 0 ? 'done' : undefined);
        else documents.setCount(id, 'ana', (i * 7) % 6);
        expect(documents.arranged('ana')).toEqual(asIfAnew(documents));
        const done = documents.store.getState().documents.filter((one) => progressIn(one, 'ana') === 'done').length;
        expect(documents.done('ana')).toBe(done);
      }
    },
  );

  it('costs a gesture among 10,000 documents next to nothing', () => {
    const documents = feature(10_000);
    for (const sort of ['title', 'annotations'] as const) {
      documents.store.setState({ sort });
      documents.arranged('ana');
      documents.done('ana');
      const worked = workWatch();
      for (let i = 0; i < 100; i++) {
        documents.setCount(`d${i * 97}`, 'ana', 50 + i);
        documents.arranged('ana');
        documents.done('ana');
      }
      // Sorting them by title takes 30 ms or so each time; a hundred copies of the list take 5 ms.
      expect(worked()).toBeLessThan(300);
    }
  });
});
