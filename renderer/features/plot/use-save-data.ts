import { useStore } from 'zustand';
import { csvOf, type DataTable } from '../../../shared/plot/table.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { savePicture } from '../../ui/plot/save-picture.ts';

/** Saves a table as CSV where the user says, and tells where it is. @throws Refusal of `pictures.save`. */
export function useSaveData(): (table: DataTable) => Promise<void> {
  const { client, session, notices } = useWorkbench();
  const host = useStore(session.store, (state) => state.host);
  const folder = useStore(session.store, (state) => state.session?.folder ?? '');
  return async (table) => {
    const title = t('plot.saveCsv', { title: table.caption });
    const bytes = new Blob([csvOf(table)], { type: 'text/csv' });
    const path = await savePicture({ client, host, folder }, { name: table.caption, kind: 'csv', title, bytes });
    if (path !== null) notices.say(t('plot.saved', { path }), { id: 'picture-saved' });
  };
}
