import type { StoreApi } from 'zustand/vanilla';
import type { AppState, Side } from './store.ts';

/** Below this width the side columns lie over the text, as sheets. In rem, so that enlarged text counts. */
export const NARROW = '(width < 45rem)';

const isNarrow = (): boolean => matchMedia(NARROW).matches;

/** Opens a side column: as a sheet in a narrow window. */
export function showSide(app: StoreApi<AppState>, side: Side): void {
  if (isNarrow()) app.setState({ sheet: side, isQuiet: false });
  else app.setState(({ columns }) => ({ columns: { ...columns, [side]: true }, isQuiet: false }));
}

/** Opens or closes a side column. */
export function toggleSide(app: StoreApi<AppState>, side: Side): void {
  if (isNarrow()) app.setState(({ sheet }) => ({ sheet: sheet === side ? null : side }));
  else app.setState(({ columns }) => ({ columns: { ...columns, [side]: !columns[side] } }));
}
