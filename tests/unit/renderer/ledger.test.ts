import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { createAnnotationIndex } from '../../../renderer/editor/index/annotation-index.ts';
import { createLedger, type Edit } from '../../../renderer/features/annotate/ledger.ts';
import { createSampleLayer } from '../../../renderer/features/annotate/sample.ts';
import { createAnnotateStore } from '../../../renderer/features/annotate/store.ts';

const DOCUMENT = `d_${'a'.repeat(26)}`;
const OTHER = `d_${'b'.repeat(26)}`;

const annotation = (id: string, label = 'CLAIM', document = DOCUMENT): Annotation => ({
  id,
  document,
  layer: 'ana',
  label,
  fragments: [{ start: utf16(0), end: utf16(4) }],
  quote: 'text',
  attributes: {},
  codebookVersion: '1',
  origin: { kind: 'human' },
});
const changed = (id: string, after: Annotation | null) => ({ entity: 'annotation' as const, id, after });
const create = (id: string): Edit => ({ id, apply: (now) => now ?? annotation(id) });
const relabel = (id: string, label: string): Edit => ({ id, apply: (now) => (now ? { ...now, label } : null) });

function opened(annotations: readonly Annotation[] = [], seq = 10) {
  const index = createAnnotationIndex();
  const ledger = createLedger(index);
  ledger.loading(DOCUMENT);
  ledger.loaded(DOCUMENT, annotations, seq);
  const shown = () => index.inOrder().map(({ id, label }) => `${id} ${label}`);
  return { ledger, shown };
}

describe('a layer that is off the screen', () => {
  const sample = (id: string): Annotation => ({ ...annotation(id), layer: 'sample' });

  function withSample() {
    const index = createAnnotationIndex();
    const ledger = createLedger(index);
    const store = createAnnotateStore();
    const said: string[] = [];
    const layer = createSampleLayer({
      store,
      ledger,
      index,
      announce: (text) => said.push(text),
      reveal: () => {},
    });
    ledger.loading(DOCUMENT);
    ledger.loaded(DOCUMENT, [annotation('a'), sample('s')], 10);
    return { ledger, layer, store, said, shown: () => index.inOrder().map(({ id }) => id) };
  }

  it('comes when it is asked for, and goes with what was active of it', () => {
    const { layer, store, said, shown } = withSample();
    expect(shown()).toEqual(['a']);
    layer.show(true);
    expect(shown()).toEqual(['a', 's']);
    store.setState({ activeId: 's', growingId: 'a' });
    layer.show(false);
    layer.show(false);
    expect(shown()).toEqual(['a']);
    expect(store.getState()).toMatchObject({ activeId: null, growingId: 'a' });
    expect(said).toHaveLength(2);
  });

  it('comes when somebody goes to a place of it', () => {
    const { layer, shown } = withSample();
    expect(layer.find('a')?.id).toBe('a');
    expect(layer.store.getState().isShown).toBe(false);
    expect(layer.find('s')?.id).toBe('s');
    expect(layer.store.getState().isShown).toBe(true);
    expect(shown()).toEqual(['a', 's']);
    expect(layer.find('nowhere')).toBeUndefined();
  });

  it('keeps what is under way and what arrives, of every layer', () => {
    const { ledger, layer, shown } = withSample();
    ledger.begin('b1', DOCUMENT, [create('b')]);
    ledger.receive([changed('t', sample('t')), changed('s', null)], 11);
    expect(shown()).toEqual(['a', 'b']);
    layer.show(true);
    expect(shown()).toEqual(['a', 'b', 't']);
    ledger.drop('b1');
    expect([shown(), ledger.count('ana'), ledger.count('sample')]).toEqual([['a', 't'], 1, 1]);
  });
});

describe('the ledger of the open document', () => {
  it('shows an edit at once and takes it back when it is dropped unconfirmed', () => {
    const { ledger, shown } = opened();
    ledger.begin('b1', DOCUMENT, [create('x')]);
    expect(shown()).toEqual(['x CLAIM']);
    ledger.drop('b1');
    expect(shown()).toEqual([]);
  });

  it('keeps what was confirmed before the edit was dropped', () => {
    const { ledger, shown } = opened();
    ledger.begin('b1', DOCUMENT, [create('x')]);
    ledger.receive([changed('x', annotation('x'))], 11);
    ledger.drop('b1');
    expect(shown()).toEqual(['x CLAIM']);
  });

  it('takes back only the edit that failed of two on one record', () => {
    const { ledger, shown } = opened([annotation('x')]);
    ledger.begin('b1', DOCUMENT, [relabel('x', 'SOURCE')]);
    ledger.begin('b2', DOCUMENT, [relabel('x', 'CUE')]);
    ledger.drop('b2');
    expect(shown()).toEqual(['x SOURCE']);
    ledger.drop('b1');
    expect(shown()).toEqual(['x CLAIM']);
  });

  it('does not go back to an older state that arrives late', () => {
    const { ledger, shown } = opened([annotation('x')]);
    ledger.receive([changed('x', annotation('x', 'CUE'))], 12);
    ledger.receive([changed('x', annotation('x', 'SOURCE'))], 11);
    expect(shown()).toEqual(['x CUE']);
  });

  it('does not bring back what was taken away later', () => {
    const { ledger, shown } = opened([annotation('x')]);
    ledger.receive([changed('x', null)], 12);
    ledger.receive([changed('x', annotation('x', 'SOURCE'))], 11);
    expect(shown()).toEqual([]);
    expect(ledger.isKnown('x')).toBe(true);
  });

  it('applies what arrived while the document was being read', () => {
    const index = createAnnotationIndex();
    const ledger = createLedger(index);
    ledger.loading(DOCUMENT);
    ledger.receive([changed('old', annotation('old'))], 9);
    ledger.receive([changed('new', annotation('new'))], 11);
    ledger.loaded(DOCUMENT, [], 10);
    expect(index.inOrder().map(({ id }) => id)).toEqual(['new']);
  });

  it('counts what it shows, by layer', () => {
    const { ledger } = opened([annotation('x'), { ...annotation('y'), layer: 'ben' }]);
    const counts = () => [ledger.count('ana'), ledger.count('ben'), ledger.count('nobody')];
    expect(counts()).toEqual([1, 1, 0]);
    ledger.begin('b1', DOCUMENT, [create('z'), { id: 'x', apply: () => null }]);
    expect(counts()).toEqual([1, 1, 0]);
    ledger.begin('b2', DOCUMENT, [create('w')]);
    expect(counts()).toEqual([2, 1, 0]);
    ledger.receive([changed('w', annotation('w'))], 11);
    ledger.drop('b2');
    ledger.drop('b1');
    expect(counts()).toEqual([2, 1, 0]);
    ledger.receive([changed('y', null)], 12);
    expect(counts()).toEqual([2, 0, 0]);
    ledger.loading(OTHER);
    expect(counts()).toEqual([0, 0, 0]);
  });

  it('leaves other documents alone', () => {
    const { ledger, shown } = opened();
    ledger.receive([changed('y', annotation('y', 'CLAIM', OTHER))], 11);
    ledger.receive([changed('z', null)], 12);
    ledger.begin('b1', OTHER, [create('w')]);
    expect(shown()).toEqual([]);
    expect(ledger.isKnown('z')).toBe(false);
  });

  it('shows unsaved edits again when their document is opened again', () => {
    const { ledger, shown } = opened();
    ledger.begin('b1', DOCUMENT, [create('x')]);
    ledger.loading(OTHER);
    ledger.loaded(OTHER, [], 10);
    expect(shown()).toEqual([]);
    ledger.loading(DOCUMENT);
    ledger.loaded(DOCUMENT, [], 10);
    expect(shown()).toEqual(['x CLAIM']);
  });
});
