import type { Label } from '../../../shared/model/codebook.ts';

/** A label with a hue, a badge and a key that no other one in use has, where there is one. */
export function newLabel(labels: readonly Label[], name: string): Label {
  const inUse = labels.filter(({ retired }) => !retired);
  const hues = new Set(inUse.map(({ color }) => color));
  const badges = new Set(inUse.map(({ badge }) => badge));
  const keys = new Set(inUse.map(({ key }) => key));
  const letters = [...name.toUpperCase()].filter((letter) => /\p{L}|\p{N}/u.test(letter) && letter.length <= 2);
  const pairs = letters.slice(1).map((letter) => `${letters[0] ?? ''}${letter}`);
  const key = [...'123456789'].find((one) => !keys.has(one));
  return {
    name,
    definition: '',
    ...(key !== undefined && { key }),
    color: Array.from({ length: 12 }, (_, hue) => hue).find((hue) => !hues.has(hue)) ?? labels.length % 12,
    badge: [...letters, ...pairs].find((one) => one.length <= 2 && !badges.has(one)) ?? letters[0] ?? '?',
    mandatory: false,
    examples: [],
  };
}
