import type { Annotation } from '../../../../shared/model/annotation.ts';
import type { Label } from '../../../../shared/model/codebook.ts';
import type { Block, Mark } from '../../../../shared/model/document.ts';
import type { AnnotationIndex, PaneHandle, PaneSelection } from '../../../../renderer/editor/types.ts';

/** What a test shows in the pane. */
export interface Scene {
  readonly text: string;
  readonly blocks: Block[];
  readonly marks?: Mark[];
  readonly annotations?: Annotation[];
  readonly labels?: Label[];
  readonly language?: string;
  readonly snap?: 'word' | 'character';
  readonly activeId?: string | null;
}

/** What the page tells and lets tests do. */
export interface Harness {
  show(scene: Scene): Promise<void>;
  setActive(id: string | null): Promise<void>;
  readonly handle: PaneHandle;
  readonly index: AnnotationIndex;
  readonly picked: string[][];
  readonly hovered: string[][];
  readonly selections: PaneSelection[];
  /** Offset → place in the DOM → offset, for each offset; gives those that did not come back. */
  roundTrips(offsets: number[]): { offset: number; back: number }[];
  /** The text of each drawn block, as the DOM has it. */
  domText(): string[];
}

declare global {
  interface Window {
    harness: Harness;
  }
}
