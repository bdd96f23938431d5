import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { NoticeOptions } from '../../../renderer/app/notices.ts';
import { createCodebook } from '../../../renderer/features/codebook/feature.ts';
import { CODEBOOK } from '../../support/project.ts';

it('a draft stays with its project: it is kept when that is left, and comes back in no other', () => {
  const remembered = new Map<string, unknown>();
  const said: NoticeOptions[] = [];
  const sessions = createStore(() => ({ session: { project: { id: 'one' } } }));
  const annotating = createStore<{ codebook: typeof CODEBOOK | null }>(() => ({ codebook: null }));
  const feature = createCodebook({
    annotate: { store: annotating, mayWrite: () => true },
    session: {
      store: sessions,
      remember: (key: string, value: unknown) => void remembered.set(key, value),
      recall: (key: string) => remembered.get(key),
    },
    notices: { say: (_: string, options: NoticeOptions) => void said.push(options) },
  } as unknown as Parameters<typeof createCodebook>[0]);
  const goTo = (id: string): void => {
    sessions.setState({ session: { project: { id } } });
    annotating.setState({ codebook: null });
    annotating.setState({ codebook: CODEBOOK });
  };
  goTo('one');
  feature.edit({ edit: 'changeLabel', label: 'CLAIM', set: { definition: 'What can be true or false' } });
  goTo('two');
  expect(feature.store.getState().edits).toEqual([]);
  goTo('one');
  expect(feature.store.getState().edits).toHaveLength(1);
  feature.discard();
  goTo('two');
  said.at(-1)?.action?.run();
  expect(feature.store.getState().edits).toEqual([]);
});
