import { defaultTreeAdapter, type DefaultTreeAdapterTypes } from 'parse5';
import {
  attribute,
  childrenOf,
  elementsIn,
  isElement,
  isText,
  type HtmlElement,
  type HtmlNode,
} from '../html/parse.ts';

/** Mammoth's names for the notes of a document and for the places that they belong to. */
const REFERENCE = /^(?:footnote|endnote)-ref-/;
const NOTE = /^(?:footnote|endnote)-(?!ref-)/;
const BACK = /^#(?:footnote|endnote)-ref-/;

/** True for the mark in the text that stands for a note, and for the same mark before the note. */
export const isNoteMark = (element: HtmlElement): boolean =>
  element.tagName === 'a' && REFERENCE.test(attribute(element, 'id') ?? '');

type Parent = DefaultTreeAdapterTypes.ParentNode;
const asParent = (node: HtmlNode | null): Parent | null => (node !== null && 'childNodes' in node ? node : null);

/** With the blank that Mammoth puts before it. */
function detachArrow(arrow: HtmlElement): void {
  const siblings = arrow.parentNode?.childNodes ?? [];
  const before = siblings[siblings.indexOf(arrow) - 1];
  if (before && isText(before)) before.value = before.value.replace(/ $/, '');
  defaultTreeAdapter.detachNode(arrow);
}

/** Puts each note's mark before its text, and takes the arrows back to the text out. Returns how many notes there are. */
export function labelNotes(root: HtmlNode): number {
  const all = [...elementsIn(root)];
  const notes = all.filter((element) => element.tagName === 'li' && NOTE.test(attribute(element, 'id') ?? ''));
  const arrows = all.filter((element) => element.tagName === 'a' && BACK.test(attribute(element, 'href') ?? ''));
  for (const arrow of arrows) detachArrow(arrow);
  for (const [i, note] of notes.entries()) {
    const mark = defaultTreeAdapter.createElement('a', note.namespaceURI, [
      { name: 'id', value: `footnote-ref-label` },
    ]);
    defaultTreeAdapter.insertText(mark, `[${i + 1}] `);
    const first = childrenOf(note).find((child) => isElement(child) && child.tagName === 'p') ?? null;
    const into = asParent(first) ?? note;
    const [before] = into.childNodes;
    if (before) defaultTreeAdapter.insertBefore(into, mark, before);
    else defaultTreeAdapter.appendChild(into, mark);
  }
  return notes.length;
}
