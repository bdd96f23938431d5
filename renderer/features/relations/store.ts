import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RelationEnd } from '../../../shared/api/relations.ts';
import type { Link } from '../../../shared/model/relating.ts';
import type { Relation } from '../../../shared/model/relation.ts';

/** A relation that is being made: one end is there, the other is being chosen. */
export interface RelationMode {
  readonly source: RelationEnd;
  /** The end that is proposed or was picked; null: none yet. */
  readonly target: RelationEnd | null;
  /** How source and target can be related. Empty without a target. */
  readonly links: readonly Link[];
}

/** Relations of the open document, and the one that is being made. */
export interface RelationsState {
  /** Those that touch the open document, as they are shown. */
  readonly relations: readonly Relation[];
  /** Ends in other documents, and those that were deleted. */
  readonly ends: ReadonlyMap<string, RelationEnd>;
  /** Why they could not be read; null: they were. */
  readonly problem: string | null;
  readonly mode: RelationMode | null;
  /** How many steps the way back has. */
  readonly jumps: number;
}

/** The state without a document. */
export const NO_RELATIONS: RelationsState = { relations: [], ends: new Map(), problem: null, mode: null, jumps: 0 };

/** Makes the store of relations. */
export const createRelationsStore = (): StoreApi<RelationsState> => createStore<RelationsState>(() => NO_RELATIONS);
