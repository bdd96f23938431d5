import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { CopyOffer } from '../../../shared/api/copies.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import { createScheme } from '../../../shared/model/attributes.ts';
import { utf16 } from '../../../shared/text/units.ts';
import type { AnnotateFeature } from '../../../renderer/features/annotate/annotate-feature.ts';
import { createCopies } from '../../../renderer/features/copies/store.ts';
import { createSources } from '../../../renderer/features/sources/store.ts';

const DOCUMENTS = ['a', 'b'].map((letter) => letter.repeat(16));
const [A = '', B = ''] = DOCUMENTS;
const GROUP = {
  id: 'g',
  excerpt: '',
  words: 20,
  similarity: 1,
  members: DOCUMENTS.map((document) => ({ document, start: utf16(0), end: utf16(9), similarity: 1 })),
};
const OFFER: CopyOffer = {
  annotation: {
    id: 'x',
    document: A,
    layer: 'ana',
    label: 'CLAIM',
    fragments: [{ start: utf16(0), end: utf16(4) }],
    quote: 'Rain',
    attributes: {},
    codebookVersion: '1',
    origin: { kind: 'human' },
  },
  place: { fragments: [{ start: utf16(2), end: utf16(6) }], quote: 'Rain' },
  problem: null,
  state: 'free',
  twin: null,
};
const ANSWERS: Readonly<Record<string, unknown>> = {
  'copies.find': { groups: [GROUP], documents: { [A]: { title: 'A' }, [B]: { title: 'B' } } },
  'copies.compare': { similarity: 1, a: 'Rain', b: 'Rain', runs: [], offers: [OFFER], relations: [] },
  'sources.overview': { sources: [], open: [], unnamed: 0 },
  'sources.chains': {
    cards: [],
    sources: [],
    facts: { mentions: [], sources: [], cues: [], links: [], documents: [] },
  },
};

/** A window that notes its calls; a comparison of the whole project never ends by itself, a write when the test says so. */
function desk() {
  const calls: [name: string, task: unknown][] = [];
  const client = {
    call(name: string, input: { task?: unknown }) {
      calls.push([name, input.task]);
      return name === 'copies.groups' ? new Promise(() => {}) : Promise.resolve(ANSWERS[name]);
    },
  } as unknown as Client;
  let answer: (written: Written | null) => void = () => {};
  const said: string[] = [];
  const annotate = {
    store: createStore(() => ({ id: null, codebook: { version: '1' }, scheme: createScheme([]) })),
    mayWrite: () => true,
    settled: () => Promise.resolve(),
    submit: () => new Promise((resolve) => (answer = resolve)),
    sayUndoable: (text: string) => said.push(text),
  } as unknown as AnnotateFeature;
  const names = (): string[] => calls.map(([name]) => name);
  return { calls, names, client, annotate, said, answer: (written: Written | null) => answer(written) };
}

function copiesOf({ client, annotate }: ReturnType<typeof desk>) {
  const scope = createStore(() => ({ layer: null }));
  return createCopies({ client, annotate, announce: () => {}, layer: () => 'ana', scope });
}

describe('repeated passages', () => {
  it('are read when they are looked at, and what changed meanwhile when they are looked at again', async () => {
    const at = desk();
    const copies = copiesOf(at);
    const change = [{ entity: 'annotation' }] as unknown as Written['changes'];
    copies.changed(change);
    expect(at.names()).toEqual([]);
    copies.enter();
    await vi.waitFor(() => expect(copies.store.getState().compared).not.toBeNull());
    expect(at.names()).toEqual(['copies.find', 'copies.compare']);
    copies.leave();
    copies.changed(change);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(at.names()).toHaveLength(2);
    copies.enter();
    expect(at.names().slice(2)).toEqual(['copies.compare']);
    copies.leave();
    copies.enter();
    expect(at.names()).toHaveLength(3);
  });

  it('what was copied is said when it is on disk; what was not stays ticked', async () => {
    const at = desk();
    const copies = copiesOf(at);
    copies.enter();
    await vi.waitFor(() => expect([...copies.store.getState().ticked]).toEqual(['x']));
    copies.offer();
    await Promise.resolve();
    expect([at.said, copies.store.getState().ticked.size]).toEqual([[], 0]);
    at.answer(null);
    await vi.waitFor(() => expect([...copies.store.getState().ticked]).toEqual(['x']));
    expect(at.said).toEqual([]);
    copies.offer();
    at.answer({ seq: 1, batch: 'b', changes: [] });
    await vi.waitFor(() => expect(at.said).toEqual(['Copied 1 annotation to B.']));
  });
});

describe('the comparison behind origins', () => {
  it.each(['leave', 'clear', 'load'] as const)('ends when nobody waits for it: %s', async (way) => {
    const at = desk();
    const options = { announce: () => {}, say: () => {}, scope: () => null };
    const sources = createSources({ client: at.client, annotate: at.annotate, ...options });
    const running = () => at.calls.filter(([name]) => name === 'copies.groups');
    sources.enter();
    await vi.waitFor(() => expect(running()).toHaveLength(1));
    void sources[way]();
    expect(at.calls.at(-1)).toEqual(['task.cancel', running()[0]?.[1]]);
    if (way === 'leave') sources.enter();
    if (way !== 'clear') await vi.waitFor(() => expect(running()).toHaveLength(2));
  });
});
