import { File, Folder } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import css from './FilePicker.module.css';
import { fromInput } from './picked-files.ts';
import { t } from '../../strings/t.ts';

/** Two buttons: files, or a folder. The host's own dialog where it has one, else the browser's. */
export function FilePicker({ disabled }: { readonly disabled: boolean }) {
  const { client, importing, session, report } = useWorkbench();
  const isNative = useStore(session.store, (state) => state.host?.capabilities.includes('openFiles') ?? false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);

  async function choose(isFolder: boolean): Promise<void> {
    if (!isNative) {
      (isFolder ? folder : files).current?.click();
      return;
    }
    const { paths } = await client.host('host.openFiles', { folder: isFolder });
    if (paths.length > 0) await importing.addPaths(paths, isFolder);
  }
  const wantsFolder = useStore(importing.store, (state) => state.wantsFolder);
  useEffect(() => {
    if (!wantsFolder) return;
    importing.wantFolder(false);
    void choose(true).catch(report);
  });
  const take = (input: HTMLInputElement): void => {
    const picked = fromInput(input.files ?? new DataTransfer().files);
    void importing.addFiles(picked).then(() => {
      // The same file chosen again must be a change again.
      input.value = '';
    });
  };

  return (
    <div className={css.picker}>
      <Button disabled={disabled} onClick={() => void choose(false).catch(report)}>
        <File size={14} aria-hidden /> {t('importing.chooseFiles')}
      </Button>
      <Button disabled={disabled} onClick={() => void choose(true).catch(report)}>
        <Folder size={14} aria-hidden /> {t('importing.chooseFolder')}
      </Button>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t('importing.files')}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={t('importing.folder')}
        {...{ webkitdirectory: '' }}
        onChange={(event) => take(event.currentTarget)}
      />
    </div>
  );
}
