import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MatrixBy } from '../../../shared/claims/matrix.ts';

/** A place in the matrix, by what stands there: it is found again when other rows come. */
export interface MatrixPlace {
  /** Id of the row. */
  readonly row: string;
  /** Key of the column; null: the row's head. */
  readonly column: string | null;
  /** Which of the mentions in the cell. */
  readonly item: number;
}

/** How the matrix is looked at. It stays while another view is open. */
export interface MatrixState {
  readonly by: MatrixBy;
  /** What a row is: a card, or all figures of one unit and kind. */
  readonly rows: 'cards' | 'measures';
  /** Null: rows with figures without a unit; undefined: all rows. */
  readonly unit: string | null | undefined;
  readonly onlyDiffering: boolean;
  readonly onlyFigures: boolean;
  readonly place: MatrixPlace | null;
}

const START: MatrixState = {
  by: 'document',
  rows: 'cards',
  unit: undefined,
  onlyDiffering: false,
  onlyFigures: false,
  place: null,
};

/** The view of the matrix. */
export interface MatrixFeature {
  readonly store: StoreApi<MatrixState>;
  /** Another project is open, or none. */
  readonly clear: () => void;
}

/** Makes the feature. */
export function createMatrix(): MatrixFeature {
  const store = createStore<MatrixState>(() => START);
  return { store, clear: () => store.setState(START) };
}
