import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnnotationIndex } from '../../../renderer/editor/index/annotation-index.ts';
import { createLevels, LEVELS } from '../../../renderer/editor/index/levels.ts';
import { byTextOrder, extent, type Annotation } from '../../../shared/model/annotation.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';
import { annotation } from './scenes.ts';

const TEXT = 'x'.repeat(3000);
const span = (start: number, end: number): Span => ({ start: utf16(start), end: utf16(end) });
const ids = (annotations: readonly Annotation[]): string[] => annotations.map(({ id }) => id);

const fragments = fc
  .array(fc.integer({ min: 0, max: 2999 }), { minLength: 1, maxLength: 3 })
  .chain((starts) => fc.tuple(fc.constant(starts), fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 3 })))
  .map(([starts, lengths]) => {
    const made: [number, number][] = [];
    for (const [i, start] of starts.toSorted((a, b) => a - b).entries()) {
      const from = Math.max(start, (made.at(-1)?.[1] ?? -2) + 1);
      const to = Math.min(TEXT.length, from + (lengths[i] ?? 1));
      if (from < to) made.push([from, to]);
    }
    return made;
  })
  .filter((made) => made.length > 0);

const command = fc.record({
  id: fc.integer({ min: 0, max: 12 }).map((n) => `a${n}`),
  after: fc.option(fc.tuple(fc.constantFrom('CLAIM', 'SOURCE'), fragments), { nil: null }),
});

const covers = (a: Annotation, offset: number): boolean =>
  a.fragments.some(({ start, end }) => start <= offset && offset < end);

describe('the annotation index', () => {
  it('says what a plain list would say, whatever is put in and taken out', () => {
    fc.assert(
      fc.property(fc.array(fc.array(command, { maxLength: 40 }), { maxLength: 6 }), (batches) => {
        const index = createAnnotationIndex();
        const model = new Map<string, Annotation>();
        for (const batch of batches) {
          const changes = batch.map(({ id, after }) => ({
            id,
            after: after && annotation(TEXT, id, after[0], ...after[1]),
          }));
          for (const { id, after } of changes) {
            if (after) model.set(id, after);
            else model.delete(id);
          }
          index.apply(changes);
          const all = [...model.values()].toSorted(byTextOrder);
          expect(ids(index.inOrder())).toEqual(ids(all));
          expect(index.size).toBe(all.length);
          for (const at of [0, 511, 512, 1500, 2999]) {
            expect(new Set(ids(index.at(utf16(at))))).toEqual(new Set(ids(all.filter((a) => covers(a, at)))));
            const near = all.filter((a) => a.fragments.some((f) => f.start < at + 300 && at < f.end));
            expect(ids(index.within(span(at, at + 300)))).toEqual(ids(near));
            expect(index.step(1, null, utf16(at))?.id).toBe(all.find((a) => extent(a).start >= at)?.id);
          }
          for (const [i, { id }] of all.entries()) {
            expect(index.step(1, id, utf16(0))?.id).toBe(all[i + 1]?.id);
            expect(index.step(-1, id, utf16(0))?.id).toBe(all[i - 1]?.id);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives the shortest first, then the one that starts later', () => {
    const index = createAnnotationIndex();
    index.reset([
      annotation(TEXT, 'long', 'CLAIM', [0, 100]),
      annotation(TEXT, 'early', 'CLAIM', [10, 30]),
      annotation(TEXT, 'late', 'CLAIM', [15, 35]),
      annotation(TEXT, 'torn', 'CLAIM', [0, 5], [20, 22]),
      annotation(TEXT, 'gap', 'CLAIM', [0, 5], [40, 44]),
    ]);
    expect(ids(index.at(utf16(20)))).toEqual(['late', 'early', 'torn', 'long']);
  });

  it('tells of every change, and keeps its order until there is one', () => {
    const index = createAnnotationIndex();
    const told: (readonly string[] | null)[] = [];
    const stop = index.subscribe((changes) => told.push(changes && changes.map(({ id }) => id)));
    const a = annotation(TEXT, 'a', 'CLAIM', [3, 9]);
    index.reset([]);
    index.apply([{ id: 'a', after: a }]);
    const order = index.inOrder();
    expect(index.inOrder()).toBe(order);
    index.apply([{ id: 'a', after: null }]);
    expect(index.inOrder()).not.toBe(order);
    stop();
    index.reset([a]);
    expect(told).toEqual([null, ['a'], ['a']]);
  });

  it('takes and drops one of 100,000 within a fraction of a frame', () => {
    const index = createAnnotationIndex();
    const many = Array.from({ length: 100_000 }, (_, i) => annotation(TEXT, `a${i}`, 'CLAIM', [i * 50, i * 50 + 80]));
    index.reset(many);
    expect(index.inOrder()).toHaveLength(100_000);
    const times = Array.from({ length: 21 }, (_, i) => {
      const id = `new${i}`;
      const begin = performance.now();
      index.apply([{ id, after: annotation(TEXT, id, 'CLAIM', [2_500_000, 2_500_040]) }]);
      index.at(utf16(2_500_010));
      index.apply([{ id, after: null }]);
      return performance.now() - begin;
    });
    expect(times.toSorted((a, b) => a - b)[10]).toBeLessThan(8);
  });
});

describe('stacking levels', () => {
  it('give overlapping annotations different levels, and move none when another comes', () => {
    fc.assert(
      fc.property(fc.array(fragments, { minLength: 1, maxLength: 12 }), (all) => {
        const index = createAnnotationIndex();
        const levels = createLevels(() => index);
        const seen = new Map<string, number>();
        for (const [i, made] of all.entries()) {
          const next = annotation(TEXT, `a${i}`, 'CLAIM', ...made);
          index.apply([{ id: next.id, after: next }]);
          seen.set(next.id, levels.of(next));
          for (const a of index.inOrder()) {
            expect(levels.of(a)).toBe(seen.get(a.id));
            const level = levels.of(a);
            const others = a.fragments.flatMap((f) => index.within(f)).filter((b) => b.id !== a.id);
            const shared = others.filter((b) => levels.of(b) === level);
            expect(level === LEVELS ? [] : shared).toEqual([]);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are looked up anew when an annotation changes its extent', () => {
    const index = createAnnotationIndex();
    const levels = createLevels(() => index);
    const [a, b] = [annotation(TEXT, 'a', 'CLAIM', [0, 10]), annotation(TEXT, 'b', 'CLAIM', [5, 15])];
    index.reset([a, b]);
    expect([levels.of(a), levels.of(b)]).toEqual([0, 1]);
    const moved = annotation(TEXT, 'b', 'CLAIM', [10, 15]);
    index.apply([{ id: 'b', after: moved }]);
    expect(levels.of(moved)).toBe(0);
  });
});
