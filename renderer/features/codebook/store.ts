import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CodebookPreview } from '../../../shared/api/codebook.ts';
import { applyEdits, type Applied } from '../../../shared/codebook/apply.ts';
import type { CodebookEdit, CodebookPlace } from '../../../shared/codebook/edit.ts';
import { ON_DOCUMENT, type AttributeDefinition } from '../../../shared/model/codebook.ts';

/** The parts of the codebook's page. */
export const SECTIONS = ['labels', 'attributes', 'relations', 'documents', 'guidelines', 'versions'] as const;
export type Section = (typeof SECTIONS)[number];

/** The dialogs of the page: at most one is open. */
export type CodebookDialog =
  | { readonly kind: 'import' }
  | { readonly kind: 'export' }
  | { readonly kind: 'example'; readonly label: string }
  | { readonly kind: 'split'; readonly label: string }
  | { readonly kind: 'preview'; readonly preview: CodebookPreview | null; readonly problem: string | null };

/** What the page of the codebook shows. */
export interface CodebookState {
  readonly section: Section;
  /** By section: the key of what the form is about. */
  readonly selected: Readonly<Partial<Record<Section, string>>>;
  /** The draft: changes that are collected and not applied. */
  readonly edits: readonly CodebookEdit[];
  /** The codebook as the draft makes it; null while no project is open. */
  readonly applied: Applied | null;
  /** The version that the draft was begun on; null: there is none. */
  readonly base: string | null;
  readonly dialog: CodebookDialog | null;
  readonly isApplying: boolean;
  /** Whether the guidelines stand beside the text. */
  readonly panel: boolean;
}

/** The state without any project. */
export const NO_CODEBOOK: CodebookState = {
  section: 'labels',
  selected: {},
  edits: [],
  applied: null,
  base: null,
  dialog: null,
  isApplying: false,
  panel: false,
};

/** Makes the store of the codebook's page. */
export const createCodebookStore = (): StoreApi<CodebookState> => createStore<CodebookState>(() => NO_CODEBOOK);

/** Names an attribute in a list: names are only unique for one target. */
export const attributeKey = ({ on, name }: Pick<AttributeDefinition, 'on' | 'name'>): string => `${on}\n${name}`;

/** Where on the page a place of the codebook is. */
export function whereIs({ kind, name, on = '' }: CodebookPlace): { readonly section: Section; readonly key: string } {
  if (kind === 'attribute') {
    return { section: on === ON_DOCUMENT ? 'documents' : 'attributes', key: attributeKey({ on, name }) };
  }
  return { section: kind === 'relation' ? 'relations' : 'labels', key: name };
}

/** The draft's codebook worked out anew. */
export const reworked = (
  codebook: Applied['codebook'] | null,
  edits: readonly CodebookEdit[],
): Pick<CodebookState, 'edits' | 'applied'> => ({
  edits,
  applied: codebook === null ? null : applyEdits(codebook, edits),
});
