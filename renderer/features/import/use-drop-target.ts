import { useRef, type DragEvent } from 'react';
import { useWorkbench } from '../../app/context.tsx';
import { isCopyName } from '../exchange/copy-names.ts';
import { useCopySources } from '../exchange/use-copy-sources.ts';
import { fromDrop } from './picked-files.ts';

interface DropTarget {
  readonly onDragEnter: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: () => void;
  readonly onDrop: (event: DragEvent) => void;
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Makes an element take files and folders: they are staged, and the import dialog opens; for other copies of the project that of the merge. */
export function useDropTarget(setOver: (isOver: boolean) => void): DropTarget {
  const { analysis, importing, openDialog, report } = useWorkbench();
  const sources = useCopySources();
  // A drag enters a child before it leaves its parent, so they are counted.
  const depth = useRef(0);

  function leave(): void {
    depth.current = 0;
    setOver(false);
  }

  return {
    onDragEnter(event) {
      if (!hasFiles(event)) return;
      depth.current += 1;
      setOver(true);
    },
    onDragOver(event) {
      if (hasFiles(event)) event.preventDefault();
    },
    onDragLeave() {
      depth.current -= 1;
      if (depth.current <= 0) leave();
    },
    onDrop(event) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      leave();
      const dropped = [...event.dataTransfer.files];
      if (dropped.length > 0 && dropped.every(({ name }) => isCopyName(name))) {
        analysis.merging.start(sources(dropped));
        return;
      }
      const files = fromDrop(event.dataTransfer);
      openDialog('import');
      files.then((found) => importing.addFiles(found)).catch(report);
    },
  };
}
