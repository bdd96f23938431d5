import { useStore } from 'zustand';
import type { SavedKind } from '../../../shared/api/pictures.ts';
import { csvOf, type DataTable } from '../../../shared/plot/table.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { savePicture } from '../../ui/plot/save-picture.ts';

/** Saves a file where the user says, and tells where it is. `title`: of the dialog. @throws Refusal of `pictures.save`. */
export function useSaveFile(): (name: string, kind: SavedKind, title: string, text: string) => Promise<void> {
  const { client, session, notices } = useWorkbench();
  const host = useStore(session.store, (state) => state.host);
  const folder = useStore(session.store, (state) => state.session?.folder ?? '');
  return async (name, kind, title, text) => {
    const bytes = new Blob([text], { type: kind === 'json' ? 'application/json' : 'text/csv' });
    const path = await savePicture({ client, host, folder }, { name, kind, title, bytes });
    if (path !== null) notices.say(t('plot.saved', { path }), { id: 'picture-saved' });
  };
}

/** Saves a table as CSV where the user says, and tells where it is. @throws Refusal of `pictures.save`. */
export function useSaveData(): (table: DataTable) => Promise<void> {
  const save = useSaveFile();
  return (table) => save(table.caption, 'csv', t('plot.saveCsv', { title: table.caption }), csvOf(table));
}
