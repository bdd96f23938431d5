import { describe, expect, it } from 'vitest';
import { isInZone, zonesOf } from '../../../shared/model/zones.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';

const span = (start: number, end: number): Span => ({ start: utf16(start), end: utf16(end) });
const at = (label: string, ...spans: Span[]) => ({ label, fragments: spans });

describe('EXCLUDED zones', () => {
  const zones = zonesOf([
    at('EXCLUDED', span(10, 20)),
    at('CLAIM', span(30, 40)),
    at('EXCLUDED', span(15, 25), span(50, 60)),
  ]);

  it('are the union of what has the label, whoever tagged it', () => {
    expect(zones.spans).toEqual([span(10, 25), span(50, 60)]);
  });

  it.each<[string, ReturnType<typeof at>, boolean]>([
    ['inside', at('CLAIM', span(12, 14)), true],
    ['overlapping the start', at('CLAIM', span(5, 11)), true],
    ['touching the start', at('CLAIM', span(5, 10)), false],
    ['touching the end', at('CLAIM', span(25, 30)), false],
    ['overlapping the end', at('CLAIM', span(24, 30)), true],
    ['with a fragment in one', at('CLAIM', span(1, 2), span(55, 56)), true],
    ['around one', at('CLAIM', span(1, 100)), true],
    ['between two', at('CLAIM', span(26, 49)), false],
    ['a zone itself', at('EXCLUDED', span(12, 14)), false],
  ])('an annotation %s', (_, annotation, expected) => {
    expect(isInZone(zones, annotation)).toBe(expected);
  });
});
