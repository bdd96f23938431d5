import { Download, PanelLeft, PanelRight, Redo2, Search, Undo2, Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { ProjectMenu } from '../features/session/ProjectMenu.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Keys } from '../ui/Keys.tsx';
import { useCommand, useReadOnly, useWorkbench } from './context.tsx';
import css from './TopBar.module.css';
import { ViewSwitch } from './ViewSwitch.tsx';
import { t } from '../strings/t.ts';
import { undoName } from '../strings/undo-names.ts';

/** The line above the columns: project, commands, undo, import and export. */
export function TopBar({ isNarrow }: { readonly isNarrow: boolean }) {
  const { app, annotate } = useWorkbench();
  const { columns, sheet } = useStore(app);
  const history = useStore(annotate.store, (state) => state.history);
  const isOpen = isNarrow ? { documents: sheet === 'documents', inspector: sheet === 'inspector' } : columns;
  const isReadOnly = useReadOnly();
  const palette = useCommand('palette.open');

  return (
    <header className={css.bar}>
      <div className={css.left}>
        <CommandButton id="view.documents" label={t('frame.documents')} pressed={isOpen.documents}>
          <PanelLeft size={16} />
        </CommandButton>
        <ProjectMenu />
        {!isNarrow && <ViewSwitch />}
      </div>
      <button type="button" className={css.search} data-tour="palette" onClick={() => palette.run()}>
        <Search size={14} aria-hidden />
        <span className={css.searchText}>{t('commands.find')}</span>
        {palette.keys[0] !== undefined && <Keys binding={palette.keys[0]} />}
      </button>
      <div className={css.right}>
        <CommandButton
          id="history.undo"
          label={history.undo === null ? t('commands.undo') : t('frame.undoOf', { name: undoName(history.undo) })}
          disabled={history.undo === null}
        >
          <Undo2 size={16} />
        </CommandButton>
        <CommandButton
          id="history.redo"
          label={history.redo === null ? t('commands.redo') : t('frame.redoOf', { name: undoName(history.redo) })}
          disabled={history.redo === null}
        >
          <Redo2 size={16} />
        </CommandButton>
        <span className={css.rule} aria-hidden />
        <CommandButton
          id="import.open"
          label={t(isReadOnly ? 'frame.importReadOnly' : 'commands.import')}
          disabled={isReadOnly}
        >
          <Download size={16} />
        </CommandButton>
        <CommandButton id="export.open" label={t('commands.export')}>
          <Upload size={16} />
        </CommandButton>
        <span className={css.rule} aria-hidden />
        <CommandButton id="view.inspector" label={t('frame.inspector')} pressed={isOpen.inspector}>
          <PanelRight size={16} />
        </CommandButton>
      </div>
      {isNarrow && <ViewSwitch />}
    </header>
  );
}

interface CommandButtonProps {
  readonly id: string;
  readonly label: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

function CommandButton({ id, label, pressed, disabled = false, children }: CommandButtonProps) {
  const command = useCommand(id);
  return (
    <IconButton
      label={label}
      keys={command.keys[0]}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={() => command.run()}
    >
      {children}
    </IconButton>
  );
}
