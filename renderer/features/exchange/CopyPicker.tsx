import { File } from 'lucide-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { COPY_ENDINGS } from './copy-names.ts';
import { useCopySources } from './use-copy-sources.ts';

/** One button: bundles and projects. The host's own dialog where it has one, else the browser's. */
export function CopyPicker() {
  const { analysis, client, session, report } = useWorkbench();
  const { merging } = analysis;
  const isNative = useStore(session.store, (state) => state.host?.capabilities.includes('openFiles') ?? false);
  const files = useRef<HTMLInputElement>(null);
  const sources = useCopySources();

  async function choose(): Promise<void> {
    if (!isNative) {
      files.current?.click();
      return;
    }
    const { paths } = await client.host('host.openFiles', { folder: false, copies: true });
    if (paths.length > 0)
      await merging.read(() => Promise.resolve(paths.map((path) => ({ kind: 'path' as const, path }))));
  }

  return (
    <div>
      <Button data-initial-focus onClick={() => void choose().catch(report)}>
        <File size={14} aria-hidden /> {t('exchange.merge.choose')}
      </Button>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept={COPY_ENDINGS.join(',')}
        aria-label={t('exchange.merge.files')}
        onChange={({ currentTarget: input }) => {
          const chosen = [...(input.files ?? [])];
          if (chosen.length > 0) void merging.read(sources(chosen)).catch(report);
          // The same file chosen again must be a change again.
          input.value = '';
        }}
      />
    </div>
  );
}
