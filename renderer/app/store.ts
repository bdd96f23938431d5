import { createStore, type StoreApi } from 'zustand/vanilla';

/** The dialogs of the window: at most one is open. */
export type DialogName =
  | 'palette'
  | 'shortcuts'
  | 'annotator'
  | 'newProject'
  | 'openProject'
  | 'import'
  | 'merge'
  | 'bundle'
  | 'claim'
  | 'export'
  | 'report'
  | 'verify'
  | 'relationEnd'
  | 'goTo'
  | 'propagate'
  | 'bulk'
  | 'tagHits'
  | 'settings'
  | 'keys'
  | 'help'
  | 'annotationHistory'
  | 'backups'
  | 'firstPass'
  | 'about';

/** What fills the window below the top bar. `annotate` has the three columns; the others are one page each. */
export type ViewName =
  | 'annotate'
  | 'claims'
  | 'search'
  | 'statistics'
  | 'codebook'
  | 'questions'
  | 'history'
  | 'dataset'
  | 'review'
  | 'agreement';

/** The parts of the view of review. */
export type ReviewTab = 'adjudication' | 'conflicts' | 'team';

/** The two side columns. */
export type Side = 'documents' | 'inspector';

/** What the frame of the window shows, apart from any project. */
export interface AppState {
  readonly view: ViewName;
  readonly dialog: DialogName | null;
  /** Which side columns are open in a wide window. */
  readonly columns: Readonly<Record<Side, boolean>>;
  /** The column that lies over the text in a narrow window. */
  readonly sheet: Side | null;
  /** The part of the view of review that is shown. */
  readonly reviewTab: ReviewTab;
  /** Whether the menu of those who annotate at this machine is open. */
  readonly isSwitching: boolean;
  /** Only the text and its labels are shown. */
  readonly isQuiet: boolean;
  /** The stop of the tour that is shown; null: no tour. */
  readonly tour: number | null;
  /** Said to screen readers. The number makes a repeated sentence a new one. */
  readonly announcement: { readonly sentences: readonly string[]; readonly count: number };
}

/** Makes the store of the window's frame. */
export const createAppStore = (): StoreApi<AppState> =>
  createStore<AppState>(() => ({
    view: 'annotate',
    dialog: null,
    columns: { documents: true, inspector: true },
    sheet: null,
    reviewTab: 'adjudication',
    isSwitching: false,
    isQuiet: false,
    tour: null,
    announcement: { sentences: [], count: 0 },
  }));
