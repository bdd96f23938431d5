import type { StoreApi } from 'zustand/vanilla';
import type { Written } from '../../../shared/api/inputs.ts';
import type { AnnotationIndex, PaneHandle, PaneSelection } from '../../editor/types.ts';
import type { UndoNotice } from '../../app/undo-notice.ts';
import type { Typed } from './draft.ts';
import type { Edits } from './edits.ts';
import type { History } from './history.ts';
import type { Home } from './home.ts';
import type { LayerChoice } from './layer-choice.ts';
import type { Places } from './places.ts';
import type { AnnotateState } from './store.ts';
import type { SampleLayer } from './sample.ts';
import type { Spans } from './spans.ts';
import type { Travel } from './travel.ts';
import type { Write } from './writes.ts';

/** Reading and tagging one document. */
export interface AnnotateFeature extends Edits {
  readonly store: StoreApi<AnnotateState>;
  readonly index: AnnotationIndex;
  readonly travel: Travel;
  readonly history: History;
  /** The notice that says what was done last, with its way back. */
  readonly undoNotice: UndoNotice;
  /** The pane on the screen, where there is one. */
  readonly pane: PaneHandle | null;
  attachPane(pane: PaneHandle | null): void;
  /** Puts the focus into the text where nothing else has it: a key must always mean something. */
  rest(): void;
  openProject(project: Home): Promise<void>;
  /** Empties the screen. What is not on disk yet is kept for this project, and goes on when it is open again. */
  closeProject(): void;
  open(document: string): Promise<void>;
  /** Tags the selection, or changes the label of the active annotation. `exact`: without widening to words. */
  tag(label: string, exact?: boolean): void;
  readonly places: Places;
  readonly spans: Spans;
  readonly sample: SampleLayer;
  /** Whose annotations are on the screen. */
  readonly layers: LayerChoice;
  /** Takes what a field of an annotation holds. It is saved soon, and before anything is left. */
  type(typed: Typed): void;
  /** Saves now what was typed. */
  flush(): void;
  remove(id: string): void;
  /** Shows a write of another feature and queues it: see {@link Writes}. Ask `mayWrite` first. */
  submit(write: Write): Promise<Written | null>;
  /** Says what a batch of this window did, with a button that takes it back. */
  sayUndoable(text: string, batch: string): void;
  /** Whether a gesture may change anything; says why where it may not. */
  mayWrite(): boolean;
  /** The one notice of what was done last, with its way back: for gestures of other features. */
  offerUndo(text: string, batch: string): void;
  activate(id: string | null): void;
  select(selection: PaneSelection): void;
  setDone(done: boolean): void;
  /** Takes a batch that is on disk, from this window or another. */
  receive(changes: Written['changes'], seq: number, batch: string): void;
  /** Too much has changed to be told: reads afresh what is shown. */
  readAgain(batch: string | null): void;
  connection(up: boolean): void;
  retryFailed(): void;
  discardFailed(): void;
  /** Gives up what is kept for a project that is not open. */
  discardElsewhere(project: Home): void;
  /** Sends what was typed; resolves when nothing is under way, so that the project may be left. */
  settled(): Promise<void>;
  /** Sends what was typed. @returns whether anything is only in this window, of whichever project. */
  isUnsaved(): boolean;
}
