import { expect, it } from 'vitest';
import { createRepeats } from '../../electron/core/formats/repeats.ts';
import { annotation, record } from './make.ts';

const TEXT = 'Police said that twelve people had died, and that no more than three of them were known by name.';
const ATTRIBUTES = { reason: TEXT.slice(0, 39), other: TEXT.slice(50) };

it('what has 40 or more characters of a text is counted once, however its blanks are', () => {
  const one = record(TEXT, {
    title: TEXT,
    metadata: { summary: TEXT.slice(20) },
    annotations: [
      annotation('a1', TEXT, ['Police'], {
        note: `So: ${TEXT.slice(5, 65).replaceAll(' ', '\n\n')}`,
        attributes: ATTRIBUTES,
      }),
      annotation('a2', TEXT, ['Police'], {
        note: TEXT.slice(0, 39),
        flags: [{ kind: 'unsure', text: TEXT.slice(0, 40) }],
      }),
    ],
    claims: [{ id: 'c1', text: TEXT }],
  });
  const repeats = createRepeats([{ what: 'definition', key: 'd', value: `As in "${TEXT.slice(30)}"` }]);
  const found = repeats.in(one).map(({ what }) => what.split(' ')[0]);
  expect(found).toEqual(['definition', 'note', 'attribute', 'flag', 'claim', 'field']);
  expect(repeats.in(one)).toEqual([]);
});

it('what only looks alike is not counted', () => {
  const note = TEXT.replaceAll('e', 'E');
  expect(createRepeats().in(record(TEXT, { annotations: [annotation('a1', TEXT, ['Police'], { note })] }))).toEqual([]);
});

it('long texts that repeat themselves take linear time', () => {
  const long = 'ab'.repeat(500_000);
  const one = record(long, { annotations: [annotation('a1', long, ['ab'], { note: 'ab'.repeat(100_000) })] });
  expect(createRepeats().in(one)).toHaveLength(1);
});
