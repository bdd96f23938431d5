import { createElement, Fragment, type ReactNode } from 'react';
import { t, type TextKey } from './t.ts';

interface RichProps {
  /** A string in which `<name/>` is the place of an element. */
  readonly text: TextKey;
  readonly parts: Readonly<Record<string, ReactNode>>;
}

/** A sentence with elements in it, in the order of the language: a key, a name that stands out. */
export function Rich({ text, parts }: RichProps) {
  // Split by places: every second piece is the name of one.
  const pieces = t(text).split(/<(\w+)\/>/);
  return createElement(Fragment, null, ...pieces.map((piece, place) => (place % 2 === 0 ? piece : parts[piece])));
}
