import { utf16 } from '../../../shared/text/units.ts';
import type { Scene } from './page/harness.ts';
import { annotation, blocksOf, find, LABELS, seed } from './scenes.ts';

/** Seed 004 with nested, overlapping, stacked and cross-paragraph annotations. */
export function demoScene(): Scene {
  const text = seed('004');
  const at = (phrase: string): [number, number] => find(text, phrase);
  const [start] = at('This decision has unsettled');
  const [, end] = at('past couple of weeks');
  const spans: [string, [number, number]][] = [
    ['CLAIM', at('North Korea may send 30,000 troops to Russia')],
    ['SOURCE', at('Ukraine’s intelligence')],
    ['QUANTITY', at('30,000 troops')],
    ['TARGET', at('troops to Russia')],
    ['CLAIM', at('North Korea is poised to dispatch as many as 30,000 additional troops to Russia')],
    ['QUANTITY', at('as many as 30,000 additional troops')],
    ['PLACE', at('additional troops to Russia amid')],
    ['SOURCE', at('Recent reports from Kyiv')],
    ['EVIDENCE', at('reports from Kyiv have raised')],
    ['SOURCE', at('Ukrainian intelligence')],
    ['CLAIM', [start, end]],
    ['CLAIM', at('Satellite images confirm military transport activity')],
    ['TIME', at('in late June')],
    ['SOURCE', at('South Korea’s intelligence agency')],
    ['CLAIM', at('North Korea was preparing to send more soldiers, possibly as early as July or August')],
    ['TIME', at('as early as July or August')],
    ['TARGET', at('soldiers, possibly as early as July')],
    ['EVENT', at('send more soldiers, possibly as early')],
    ['QUANTITY', at('more soldiers, possibly as')],
    ['SOURCE', at('possibly as early')],
  ];
  const bullets = [...text.matchAll(/^- /gm)].map(({ index }) => ({
    kind: 'syntax' as const,
    start: utf16(index),
    end: utf16(index + 2),
  }));
  return {
    text,
    labels: LABELS,
    blocks: blocksOf(text, (line, number) => {
      if (line.startsWith('- ')) return 'list-item';
      return number === 0 || line.length < 80 ? 'heading' : 'paragraph';
    }),
    marks: bullets,
    annotations: spans.map(([label, span], i) => annotation(text, `a${i}`, label, span)),
    activeId: 'a4',
  };
}
