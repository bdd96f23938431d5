import { useStore } from 'zustand';
import { assertNever } from '../../../shared/assert.ts';
import { useWorkbench } from '../../app/context.tsx';
import { ExampleDialog } from './ExampleDialog.tsx';
import { CodebookExportDialog } from './CodebookExportDialog.tsx';
import { CodebookImportDialog } from './CodebookImportDialog.tsx';
import { PreviewDialog } from './PreviewDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';

/** The dialog of the page that is open, if one is. */
export function CodebookDialogs() {
  const { codebook } = useWorkbench();
  const dialog = useStore(codebook.store, (state) => state.dialog);
  const close = (): void => codebook.open(null);
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'preview':
      return <PreviewDialog preview={dialog.preview} problem={dialog.problem} onClose={close} />;
    case 'import':
      return <CodebookImportDialog onClose={close} />;
    case 'export':
      return <CodebookExportDialog onClose={close} />;
    case 'example':
      return <ExampleDialog label={dialog.label} onClose={close} />;
    case 'split':
      return <SplitDialog label={dialog.label} onClose={close} />;
    default:
      return assertNever(dialog);
  }
}
