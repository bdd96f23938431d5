import { useStore } from 'zustand';
import { assertNever } from '../../shared/assert.ts';
import { ClaimChooser } from '../features/claims/ClaimChooser.tsx';
import { BackupsDialog } from '../features/backups/BackupsDialog.tsx';
import { BundleDialog } from '../features/exchange/BundleDialog.tsx';
import { MergeDialog } from '../features/exchange/MergeDialog.tsx';
import { ExportDialog } from '../features/export/ExportDialog.tsx';
import { AnnotationHistoryDialog } from '../features/history/AnnotationHistoryDialog.tsx';
import { ImportDialog } from '../features/import/ImportDialog.tsx';
import { BulkDialog } from '../features/bulk/BulkDialog.tsx';
import { PropagateDialog } from '../features/propagate/PropagateDialog.tsx';
import { VerifyDialog } from '../features/project/VerifyDialog.tsx';
import { ReportDialog } from '../features/report/ReportDialog.tsx';
import { EndDialog } from '../features/relations/EndDialog.tsx';
import { PassDialog } from '../features/review/PassDialog.tsx';
import { TagHitsDialog } from '../features/search/TagHitsDialog.tsx';
import { AnnotatorDialog } from '../features/session/AnnotatorDialog.tsx';
import { NewProjectDialog } from '../features/session/NewProjectDialog.tsx';
import { OpenProjectDialog } from '../features/session/OpenProjectDialog.tsx';
import { GoToDocument } from '../features/documents/GoToDocument.tsx';
import { HelpDialog } from '../features/help/HelpDialog.tsx';
import { KeysDialog } from '../features/settings/KeysDialog.tsx';
import { SettingsDialog } from '../features/settings/SettingsDialog.tsx';
import { AboutDialog } from './AboutDialog.tsx';
import { useWorkbench } from './context.tsx';
import { Palette } from './palette/Palette.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';

/** The dialog that is open, if one is. */
export function Dialogs() {
  const { app, openDialog } = useWorkbench();
  const dialog = useStore(app, (state) => state.dialog);
  const close = (): void => openDialog(null);
  switch (dialog) {
    case null:
      return null;
    case 'palette':
      return <Palette onClose={close} />;
    case 'shortcuts':
      return <ShortcutSheet onClose={close} />;
    case 'annotator':
      return <AnnotatorDialog onClose={close} />;
    case 'newProject':
      return <NewProjectDialog onClose={close} />;
    case 'openProject':
      return <OpenProjectDialog onClose={close} />;
    case 'import':
      return <ImportDialog onClose={close} />;
    case 'merge':
      return <MergeDialog onClose={close} />;
    case 'bundle':
      return <BundleDialog onClose={close} />;
    case 'claim':
      return <ClaimChooser />;
    case 'export':
      return <ExportDialog onClose={close} />;
    case 'report':
      return <ReportDialog onClose={close} />;
    case 'verify':
      return <VerifyDialog onClose={close} />;
    case 'relationEnd':
      return <EndDialog onClose={close} />;
    case 'goTo':
      return <GoToDocument onClose={close} />;
    case 'settings':
      return <SettingsDialog onClose={close} />;
    case 'keys':
      return <KeysDialog onClose={close} />;
    case 'help':
      return <HelpDialog onClose={close} />;
    case 'annotationHistory':
      return <AnnotationHistoryDialog onClose={close} />;
    case 'backups':
      return <BackupsDialog onClose={close} />;
    case 'firstPass':
      return <PassDialog />;
    case 'about':
      return <AboutDialog onClose={close} />;
    case 'bulk':
      return <BulkDialog onClose={close} />;
    case 'tagHits':
      return <TagHitsDialog onClose={close} />;
    case 'propagate':
      return <PropagateDialog onClose={close} />;
    default:
      return assertNever(dialog);
  }
}
