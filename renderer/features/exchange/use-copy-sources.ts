import type { Source } from '../../../shared/api/inputs.ts';
import { useWorkbench } from '../../app/context.tsx';
import { sourceOf } from '../import/picked-files.ts';

/** How files that were chosen or dropped are sent to the core: by their paths where the host tells them, else by their bytes. */
export function useCopySources(): (files: readonly File[]) => () => Promise<readonly Source[]> {
  const { pathOf } = useWorkbench();
  return (files) => () => Promise.all(files.map((file) => sourceOf({ file, place: file.name, folder: null }, pathOf)));
}
