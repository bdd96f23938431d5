import { expect, it } from 'vitest';
import { drawnLanguage } from '../../../renderer/editor/document/language.ts';

it.each<[string, string | undefined, string | undefined]>([
  ['북한군이 러시아에 파병했다. (AP)', undefined, 'ko'],
  ['The word 북한군 means the North Korean army.', undefined, undefined],
  ['북한군', 'en', 'en'],
  ['', undefined, undefined],
])('%s, stated as %s, is drawn as %s', (text, stated, expected) => {
  expect(drawnLanguage(text, stated)).toBe(expected);
});
