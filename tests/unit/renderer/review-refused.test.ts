import { describe, expect, it } from 'vitest';
import type { UnitItem, UnitView } from '../../../shared/api/adjudication.ts';
import type { Client } from '../../../shared/api/client.ts';
import type { AnnotateFeature } from '../../../renderer/features/annotate/annotate-feature.ts';
import type { Write } from '../../../renderer/features/annotate/writes.ts';
import type { Draft } from '../../../renderer/features/review/draft.ts';
import { countsIn, FIRST_FORM, selectionOf, type ReviewState } from '../../../renderer/features/review/state.ts';
import { createReview } from '../../../renderer/features/review/store.ts';

const unit = (key: string) => ({ key, document: 'd', candidates: [], decision: null }) as unknown as UnitView;
const DRAFT: Draft = {
  kind: 'annotation',
  layer: 'ana',
  label: 'CLAIM',
  fragments: [],
  quote: 'rain',
  attributes: {},
  claim: null,
  note: 'mine',
  swapped: false,
};

/** The page with two units, and what was sent of it. */
async function page() {
  const writes: Write[] = [];
  const said: string[] = [];
  const items = ['a', 'b'].map((key) => ({ key }) as UnitItem);
  const answers: Readonly<Record<string, (input: { key?: string }) => unknown>> = {
    'adjudication.overview': () => ({ counts: { agreed: 0 }, documents: [], layers: [] }),
    'adjudication.queue': () => ({ items, total: 2 }),
    'adjudication.read': ({ key = '' }) => unit(key),
    'documents.read': () => ({ document: { id: 'd', metadata: {} }, text: 'rain', annotations: [] }),
  };
  const client = {
    call: (name: string, input: { key?: string }) => Promise.resolve(answers[name]?.(input) ?? {}),
  } as Client;
  const annotate = {
    mayWrite: () => true,
    submit(write: Write) {
      writes.push(write);
      return Promise.resolve(null);
    },
  } as unknown as AnnotateFeature;
  const review = createReview({
    client,
    annotate,
    announce: () => undefined,
    say: (text) => said.push(text),
    openDialog: () => undefined,
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
  review.enter();
  await settled();
  return { review, writes, said, settled, state: () => review.store.getState() };
}

describe('a decision that is refused', () => {
  it('is there again, with its unit, draft and reason', async () => {
    const { review, writes, said, settled, state } = await page();
    review.store.setState({ draft: DRAFT, reason: 'both are wrong' });
    review.decideDraft();
    await settled();
    expect(state()).toMatchObject({ currentKey: 'b', draft: null, reason: null });
    writes[0]?.onRefused?.('The work has changed.');
    await settled();
    expect(said).toEqual(['The work has changed.']);
    expect(state()).toMatchObject({ currentKey: 'a', draft: DRAFT, reason: 'both are wrong' });
    expect(review.current()?.key).toBe('a');
  });

  it('does not take away what was begun elsewhere meanwhile: it waits at its unit', async () => {
    const { review, writes, settled, state } = await page();
    review.store.setState({ draft: DRAFT });
    review.decideDraft();
    await settled();
    const other = { ...DRAFT, note: 'other' };
    review.store.setState({ draft: other });
    writes[0]?.onRefused?.('The work has changed.');
    await settled();
    expect(state()).toMatchObject({ currentKey: 'b', draft: other });
    review.show('a');
    await settled();
    expect(state()).toMatchObject({ currentKey: 'a', draft: DRAFT });
  });
});

describe('what is counted', () => {
  it('is what is sent: the document that is chosen, and the kind', () => {
    const counts = { open: 1, agreed: 9, decided: 0, changed: 0 };
    const documents = [{ document: 'd', title: 'D', layers: [], open: 0, agreed: 2, decided: 0, changed: 0 }];
    const overview = { counts, documents } as unknown as ReviewState['overview'];
    expect(countsIn({ overview, form: FIRST_FORM }).agreed).toBe(9);
    const form = { ...FIRST_FORM, document: 'd', kind: 'relation' } as const;
    expect(countsIn({ overview, form }).agreed).toBe(2);
    expect(selectionOf(form)).toEqual({ documents: ['d'], kinds: ['relation'] });
  });
});
