import type { Output } from '../../../shared/api/procedures.ts';
import { TOGETHER } from '../../../shared/statistics/together.ts';
import { count, json, table } from '../output.ts';

type Spans = Output<'statistics.spans'>;
type Lengths = Spans['characters'];

/** How each way of standing together is named in the table: the row's label does it with the column's. */
const HOW: Readonly<Record<(typeof TOGETHER)[number], string>> = {
  inside: 'STANDS INSIDE',
  overlap: 'SHARES CHARACTERS WITH',
  sentence: 'BEGINS IN ONE SENTENCE WITH',
};

/** How long spans are, and which labels stand together, as one JSON document. Lengths in characters are code points. */
export const spansJson = ({ annotations, leftOut, characters, words, labels, spans, together }: Spans): string =>
  json({
    annotations,
    in_excluded_zones: leftOut,
    lengths: { characters, words },
    labels: labels.map((label, i) => ({ label, annotations: spans[i] ?? 0 })),
    together: Object.fromEntries(
      TOGETHER.map((how) => [
        how,
        labels.flatMap((label, i) =>
          labels.flatMap((other, j) => {
            const n = together[how][i]?.[j] ?? 0;
            return n === 0 ? [] : { label, with: other, n };
          }),
        ),
      ]),
    ),
    offset_unit: 'codepoint',
  });

/** The same for reading. */
export function spansText({ annotations, leftOut, characters, words, labels, together }: Spans): string {
  const zones = leftOut === 0 ? '' : `${count(leftOut, 'annotation')} in EXCLUDED zones not counted\n`;
  const longest = table(
    ['LENGTH IN', 'MEDIAN', 'LONGEST'],
    [
      ['characters', characters.median ?? '-', characters.longest],
      ['words', words.median ?? '-', words.longest],
    ],
  );
  const crossed = TOGETHER.map((how) =>
    table(
      [HOW[how], ...labels],
      labels.map((label, i) => [label, ...labels.map((_, j) => together[how][i]?.[j] ?? 0)]),
    ),
  );
  const parts = [longest, histogram('CHARACTERS', characters), histogram('WORDS', words), ...crossed];
  return `${count(annotations, 'annotation')}\n${zones}\n${parts.join('\n')}`;
}

const histogram = (of: string, { bins }: Lengths): string =>
  table(
    [of, 'ANNOTATIONS'],
    bins.map(({ from, to, count: n }) => [
      to === null ? `${from} and more` : to - from === 1 ? from : `${from}–${to - 1}`,
      n,
    ]),
  );
