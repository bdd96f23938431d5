import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SourceDocument } from '../../../shared/model/document.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { PaneSelection } from '../../editor/types.ts';
import type { NoteDraft } from './notes.ts';
import { NO_WRITES, type WritesState } from './writes.ts';

/** A document as it is read: its record and its text. */
export interface OpenDocument {
  readonly record: SourceDocument;
  readonly text: string;
}

/** What the middle column shows. */
export interface AnnotateState {
  readonly phase: 'none' | 'loading' | 'ready' | 'failed';
  /** The document that is open or being opened. */
  readonly id: string | null;
  readonly document: OpenDocument | null;
  readonly problem: string | null;
  readonly codebook: Codebook | null;
  /** The annotation that the inspector shows. */
  readonly activeId: string | null;
  readonly selection: PaneSelection | null;
  /** The note that is being written, or that was refused. */
  readonly note: NoteDraft | null;
  readonly writes: WritesState;
  /** What undo and redo would do, by name; null: nothing. */
  readonly history: { readonly undo: string | null; readonly redo: string | null };
}

/** The state without any project. */
export const NOTHING_OPEN: Omit<AnnotateState, 'writes'> = {
  phase: 'none',
  id: null,
  document: null,
  problem: null,
  codebook: null,
  activeId: null,
  selection: null,
  note: null,
  history: { undo: null, redo: null },
};

/** Makes the store of the middle column. */
export const createAnnotateStore = (): StoreApi<AnnotateState> =>
  createStore<AnnotateState>(() => ({ ...NOTHING_OPEN, writes: NO_WRITES }));
