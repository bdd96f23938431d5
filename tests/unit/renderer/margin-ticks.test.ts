import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { labelSchema } from '../../../shared/model/codebook.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { ticksOf } from '../../../renderer/editor/margin/ticks.ts';
import type { Whose } from '../../../renderer/editor/types.ts';

const BADGES = { CLAIM: 'C', SOURCE: 'S', CUE: 'U', QUANTITY: 'Q' };
const LABELS = new Map(
  Object.entries(BADGES).map(([name, badge], color) => [
    name,
    labelSchema.parse({ name, badge, color, definition: '', mandatory: false, examples: [] }),
  ]),
);
const WHOSE: Record<string, Whose> = {
  sample: { initials: 'SA', name: 'Sample', color: 5 },
  ben: { initials: 'BE', name: 'Ben', color: 6 },
};

/** What the signs say, from the left: badge and initials, and the counter. */
function signs(room: number | undefined, ...made: readonly string[]): string {
  const annotations = made.map((one, place): Annotation => {
    const [label = '', layer = 'ana'] = one.split('/');
    const fragments = [{ start: utf16(place), end: utf16(place + 1) }];
    const origin = { kind: 'human' } as const;
    return {
      id: `a${place}`,
      document: 'd',
      layer,
      label,
      fragments,
      quote: 'x',
      attributes: {},
      codebookVersion: '1',
      origin,
    };
  });
  const whose = ({ layer }: Annotation): Whose | null => WHOSE[layer] ?? null;
  const { ticks, more } = ticksOf(annotations, LABELS, () => 0, whose, room);
  const said = ticks.map(({ badge, whose, isSigned }) => badge + (isSigned ? ` ${whose?.initials ?? ''}` : ''));
  return [...said, ...(more > 0 ? [`+${more}`] : [])].join(' | ');
}

describe('the signs of a line', () => {
  it.each([
    { made: ['CLAIM', 'SOURCE', 'CUE'], room: 78, said: 'C | S | U' },
    { made: ['CLAIM', 'SOURCE', 'CUE', 'QUANTITY'], room: 78, said: 'C | S | U | +1' },
    { made: ['CLAIM/sample', 'CLAIM', 'SOURCE/sample'], room: 78, said: 'C | C | S SA' },
    { made: ['CLAIM/sample', 'SOURCE/ben', 'CUE/sample'], room: 200, said: 'C | U SA | S BE' },
    { made: ['CLAIM/sample', 'SOURCE/sample', 'CUE/sample', 'QUANTITY/sample'], room: 78, said: 'C | S SA | +2' },
    { made: ['CLAIM/sample', 'SOURCE/ben'], room: 56, said: 'C SA | +1' },
    { made: ['CLAIM/sample'], room: 10, said: 'C SA' },
    { made: ['CLAIM/sample', 'SOURCE/ben', 'CUE', 'QUANTITY'], room: undefined, said: 'U | Q | C SA | +1' },
  ])('$made in $room px: $said', ({ made, room, said }) => {
    expect(signs(room, ...made)).toBe(said);
  });
});
