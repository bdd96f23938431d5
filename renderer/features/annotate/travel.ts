import type { StoreApi } from 'zustand/vanilla';
import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import { utf16, type Utf16 } from '../../../shared/text/units.ts';
import type { AnnotationIndex, PaneHandle } from '../../editor/types.ts';
import { saidOfAnnotation } from './spoken.ts';
import type { AnnotateState } from './store.ts';

/** Going from annotation to annotation. */
export interface Travel {
  /** Makes the next or previous annotation in text order the active one. @returns false at the end. */
  step(direction: 1 | -1): boolean;
  /** Takes the next one of those under the caret, the shortest first. @returns false where there are none. */
  cycle(): boolean;
  /** Makes an annotation active, with the caret at its start and in view. */
  goTo(annotation: Annotation): void;
  /** The annotations at the caret, the shortest first. */
  atCaret(): readonly Annotation[];
}

interface TravelOptions {
  readonly store: StoreApi<AnnotateState>;
  readonly index: AnnotationIndex;
  readonly pane: () => PaneHandle | null;
  readonly activate: (id: string | null) => void;
  readonly announce: (text: string) => void;
  /** The annotator's layer. */
  readonly own: () => string | null;
}

/** Makes the way through a document's annotations. */
export function createTravel({ store, index, pane, activate, announce, own }: TravelOptions): Travel {
  const caret = (): Utf16 => store.getState().selection?.raw.end ?? utf16(0);

  function atCaret(): readonly Annotation[] {
    const at = index.at(caret());
    // A caret that stands behind the last character of an annotation is still at it.
    return at.length > 0 || caret() === 0 ? at : index.at(utf16(caret() - 1));
  }

  function show(annotation: Annotation): void {
    activate(annotation.id);
    pane()?.reveal(extent(annotation));
    announce(saidOfAnnotation(annotation, store.getState().scheme, own()));
  }

  function goTo(annotation: Annotation): void {
    const { start } = extent(annotation);
    // The caret, not the whole span: what is marked would be tagged again by the next label key.
    pane()?.select({ start, end: start });
    show(annotation);
  }

  return {
    atCaret,
    goTo,
    step(direction) {
      const next = index.step(direction, store.getState().activeId, caret());
      if (next !== undefined) goTo(next);
      return next !== undefined;
    },
    cycle() {
      const stack = atCaret();
      const here = stack.findIndex(({ id }) => id === store.getState().activeId);
      const next = stack[(here + 1) % Math.max(1, stack.length)];
      if (next !== undefined) show(next);
      return next !== undefined;
    },
  };
}

/** Whether a caret stands in an annotation, between its fragments, or at its edges. */
export function isAt(annotation: Annotation | undefined, caret: Utf16): boolean {
  if (annotation === undefined) return false;
  const { start, end } = extent(annotation);
  return start <= caret && caret <= end;
}
