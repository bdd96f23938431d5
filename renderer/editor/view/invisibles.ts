import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { utf16 } from '../../../shared/text/units.ts';
import type { Positions } from '../document/positions.ts';

/** Characters that draw nothing but may mean much: bidi controls, joiners, zero-width blanks, soft hyphens, tags. */
const INVISIBLE =
  /[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]|\u034f/gu;

/** Letters and emoji between which joiners do their ordinary work: a sign there would tear what they join. */
const JOINED = /[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u;

/** What the tags of a flag follow: the black flag and one another. */
const TAGGED = /[\u{e0000}-\u{e007f}\u{1f3f4}]/u;

/**
 * The character that ends at an offset, or an empty string. Looked at by itself, since Chromium 156 finds no astral
 * character of a class that is followed by `$`.
 */
const characterBefore = (text: string, offset: number): string =>
  Array.from(text.slice(Math.max(0, offset - 2), offset)).at(-1) ?? '';

/** The character that starts at an offset, or an empty string. */
const characterAfter = (text: string, offset: number): string => {
  const code = text.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
};

/** What an invisible character is, for its sign. */
export type InvisibleKind = 'bidi' | 'joiner' | 'hyphen' | 'blank';

function kindOf(character: string): InvisibleKind {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0xad) return 'hyphen';
  if (code === 0x200c || code === 0x200d || code === 0x34f) return 'joiner';
  if (code === 0x61c || code === 0x200e || code === 0x200f || (code >= 0x202a && code <= 0x202e)) return 'bidi';
  return code >= 0x2066 && code <= 0x2069 ? 'bidi' : 'blank';
}

/** The invisible characters of a text that are worth a sign: all but joiners at work and tags within an emoji. */
export function findInvisibles(text: string): { start: number; end: number; kind: InvisibleKind; name: string }[] {
  return [...text.matchAll(INVISIBLE)].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const kind = kindOf(match[0]);
    const before = characterBefore(text, start);
    if (kind === 'joiner' && JOINED.test(before) && JOINED.test(characterAfter(text, end))) return [];
    const code = match[0].codePointAt(0) ?? 0;
    if (code >= 0xe0000 && TAGGED.test(before)) return [];
    return [{ start, end, kind, name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` }];
  });
}

/** Draws a small sign over each invisible character. The sign takes no room and the text stays as it is. */
export const invisibles = (text: string, positions: Positions): Extension =>
  Extension.create({
    name: 'invisibles',
    addProseMirrorPlugins() {
      const found = findInvisibles(text);
      if (found.length === 0) return [];
      const decorations = found.map(({ start, end, kind, name }) =>
        Decoration.inline(positions.toPosition(utf16(start)), positions.toPosition(utf16(end)), {
          'data-invisible': kind,
          title: name,
        }),
      );
      let set: DecorationSet | null = null;
      return [
        new Plugin({
          props: {
            decorations: (state) => (set ??= DecorationSet.create(state.doc, decorations)),
          },
        }),
      ];
    },
  });
