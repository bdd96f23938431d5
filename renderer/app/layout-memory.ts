import type { StoreApi } from 'zustand/vanilla';
import type { SessionFeature } from '../features/session/store.ts';
import type { AppState } from './store.ts';

const SIDES = ['documents', 'inspector'] as const;

/** Opens the side columns that were open last, and remembers from now on which are. Call it once the session is known. */
export function rememberLayout(app: StoreApi<AppState>, session: Pick<SessionFeature, 'recall' | 'remember'>): void {
  const kept = SIDES.map((side) => [side, session.recall(`open.${side}`) !== false] as const);
  app.setState({ columns: { documents: true, inspector: true, ...Object.fromEntries(kept) } });
  app.subscribe(({ columns }, before) => {
    if (columns === before.columns) return;
    for (const side of SIDES) session.remember(`open.${side}`, columns[side]);
  });
}
