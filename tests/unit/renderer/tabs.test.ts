import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { AnnotateFeature } from '../../../renderer/features/annotate/annotate-feature.ts';
import type { DocumentsFeature } from '../../../renderer/features/documents/store.ts';
import { createTabs } from '../../../renderer/features/tabs/store.ts';

it('leaving a project keeps its tabs for the next time', () => {
  let there = ['a', 'b'];
  const remembered = new Map<string, unknown>([['tabs.one', 'a b']]);
  const list = createStore(() => ({ phase: 'ready', documents: there }));
  const documents = { store: list, get: (id: string) => (there.includes(id) ? { id } : undefined) };
  const annotate = { store: createStore(() => ({ id: null, document: null, selection: null })), pane: null };
  const tabs = createTabs({
    annotate: annotate as unknown as AnnotateFeature,
    documents: documents as unknown as DocumentsFeature,
    session: {
      remember: (key, value) => void remembered.set(key, value),
      recall: (key) => remembered.get(key) as string | undefined,
    },
  });
  tabs.restore('one');
  expect(tabs.store.getState().open).toEqual(['a', 'b']);
  tabs.leave();
  there = ['c'];
  list.setState({ documents: there });
  tabs.restore('two');
  expect(remembered.get('tabs.one')).toBe('a b');
  expect(tabs.store.getState().open).toEqual([]);
});
