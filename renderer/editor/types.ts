import type { Annotation } from '../../shared/model/annotation.ts';
import type { Label } from '../../shared/model/codebook.ts';
import type { Block, Mark } from '../../shared/model/document.ts';
import type { Span, Utf16 } from '../../shared/text/units.ts';

/** Whose annotation something is, where it is somebody else's: short for a sign, and in full. */
export interface Whose {
  readonly initials: string;
  readonly name: string;
  readonly color: Label['color'];
}

/** One annotation put in a new state, or taken away. */
export interface AnnotationChange {
  readonly id: string;
  readonly after: Annotation | null;
}

/** The annotations of the open document, found by place. The pane draws from it; the list and the inspector read it. */
export interface AnnotationIndex {
  readonly size: number;
  /** Forgets everything and takes these. O(n log n). */
  reset(annotations: readonly Annotation[]): void;
  /** Puts changes in. O(log n + what they touch) for each, so that one new annotation is drawn in the next frame. */
  apply(changes: readonly AnnotationChange[]): void;
  get(id: string): Annotation | undefined;
  /** Annotations that cover the character after `offset`, the shortest first. */
  at(offset: Utf16): readonly Annotation[];
  /** Annotations that share a character with the span, in text order. */
  within(span: Span): readonly Annotation[];
  /** All, in text order (see `byTextOrder`). The same array until something changes. */
  inOrder(): readonly Annotation[];
  /** The next annotation after this one in text order (null: the first from `offset` on), or undefined at the end. */
  step(direction: 1 | -1, from: string | null, offset: Utf16): Annotation | undefined;
  /** Tells what was put in or taken away; `null`: everything, after `reset`. */
  subscribe(listener: (changes: readonly AnnotationChange[] | null) => void): () => void;
}

/** What is selected in the pane: what was marked by hand, and the span that a tag would get. */
export interface PaneSelection {
  /** As marked, in UTF-16 code units; empty (`start === end`) where there is only a caret. */
  readonly raw: Span;
  /** Snapped to words (or not) and without blanks at its ends; null where nothing is left to tag. */
  readonly span: Span | null;
}

/** What the window can ask of the pane. Offsets are UTF-16 code units of the document's text. */
export interface PaneHandle {
  focus(): void;
  hasFocus(): boolean;
  selection(): PaneSelection;
  /** The span that a tag would get; `exact` leaves word snapping out (Alt). */
  taggable(exact: boolean): Span | null;
  /** Marks a span, or puts the caret where it is empty, and scrolls it into view. */
  select(span: Span): void;
  /** Collapses the selection to its end. */
  collapse(): void;
  /** Marks the sentence at the caret; where it is marked already, the paragraph; then the whole text is left as it is. */
  selectSentenceThenParagraph(): void;
  /** Scrolls so that the span is comfortably in view, without moving the caret. */
  reveal(span: Span): void;
  /** Marks what was found in the text, and among it the current hit. */
  markFound(hits: readonly Span[], current: Span | null): void;
  /** Where a span's first line stands on the screen, or null when it is not drawn: for popovers and tests. */
  rectOf(span: Span): DOMRect | null;
}

/** A relation of the active annotation, as the margin draws it. */
export interface PaneLink {
  /** The annotation at the other end; null where it is gone. */
  readonly other: string | null;
  readonly towards: 'other' | 'active' | 'both';
  /** A short name of the document of an end that is not in this one. */
  readonly elsewhere: string | null;
  /** Not made yet: drawn with a broken line. */
  readonly isProposed: boolean;
}

export interface PaneProps {
  readonly documentId: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly Mark[];
  /** BCP 47, where known: for segmentation, hyphenation and fonts. */
  readonly language?: string | undefined;
  readonly index: AnnotationIndex;
  readonly labels: readonly Label[];
  /** The annotation that the inspector shows. */
  readonly activeId: string | null;
  readonly snap: 'word' | 'character';
  /** Name for screen readers. */
  readonly ariaLabel: string;
  readonly onSelectionChange: (selection: PaneSelection) => void;
  /** A click (not a drag) on the text: all annotations there, the shortest first; empty beside them. */
  readonly onPick: (annotations: readonly Annotation[]) => void;
  readonly onHover?: (annotations: readonly Annotation[]) => void;
  /** Relations of the active annotation. */
  readonly links?: readonly PaneLink[] | undefined;
  /** The annotation that is proposed as the end of a relation. */
  readonly targetId?: string | null | undefined;
  /** Which annotations step back, while one of the others is to be chosen. Another function draws all anew. */
  readonly isDimmed?: ((annotation: Annotation) => boolean) | undefined;
  /** Says whose an annotation is where it is somebody else's; absent: all are one's own. */
  readonly whose?: ((annotation: Annotation) => Whose | null) | undefined;
}
