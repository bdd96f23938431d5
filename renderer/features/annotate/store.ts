import { createStore, type StoreApi } from 'zustand/vanilla';
import { createScheme, type AttributeScheme } from '../../../shared/model/attributes.ts';
import type { SourceDocument } from '../../../shared/model/document.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { PaneSelection } from '../../editor/types.ts';
import type { Draft } from './draft.ts';
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
  /** What the codebook asks of annotations. */
  readonly scheme: AttributeScheme;
  /** The annotation that the inspector shows. */
  readonly activeId: string | null;
  /** The annotation that was active until the caret left it or something was marked: what is marked can be added to it. */
  readonly growingId: string | null;
  readonly selection: PaneSelection | null;
  /** What is being written, or was refused, by `draftKey`. */
  readonly drafts: ReadonlyMap<string, Draft>;
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
  scheme: createScheme([]),
  activeId: null,
  growingId: null,
  selection: null,
  drafts: new Map(),
  history: { undo: null, redo: null },
};

/** Makes the store of the middle column. */
export const createAnnotateStore = (): StoreApi<AnnotateState> =>
  createStore<AnnotateState>(() => ({ ...NOTHING_OPEN, writes: NO_WRITES }));
