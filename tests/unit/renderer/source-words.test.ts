import { expect, it } from 'vitest';
import { textDetails, textName } from '../../../renderer/features/sources/words.ts';
import { chainsOf } from '../claims/chain-cases.ts';

it.each([
  ['an outlet and a date', { outlet: 'X', date: '2025-03/2025-04' }, 'X', ['Text a', 'from March 2025 to April 2025']],
  ['a date alone', { date: '2024-10-08' }, 'Text a', ['8 October 2024']],
  ['neither', {}, 'Text a', []],
])('a text with %s is named with its title and when it appeared', (_name, published, name, details) => {
  const [mention] = chainsOf({ a: { ...published, claims: { m: ['author'] } } }).mentions;
  if (mention === undefined) throw new Error('there is a mention');
  expect(textName({ mention }).name).toBe(name);
  expect(textDetails({ mention })).toEqual(details);
});
