import { File as FileIcon } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Source } from '../../../shared/api/inputs.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { baseName } from '../../ui/paths.ts';
import { COPY_ENDINGS } from './copy-names.ts';
import { useCopySources } from './use-copy-sources.ts';

interface CopyPickerProps {
  readonly children: ReactNode;
  /** Whether only the first that is chosen counts. */
  readonly isOne?: boolean;
  /** Whether it has the focus when its dialog opens. */
  readonly isFirst?: boolean;
  readonly onChoose: (names: readonly string[], sources: () => Promise<readonly Source[]>) => void;
}

/** One button: bundles and projects. The host's own dialog where it has one, else the browser's. */
export function CopyPicker({ children, isOne = false, isFirst = false, onChoose }: CopyPickerProps) {
  const { client, session, report } = useWorkbench();
  const isNative = useStore(session.store, (state) => state.host?.capabilities.includes('openFiles') ?? false);
  const files = useRef<HTMLInputElement>(null);
  const sources = useCopySources();

  async function choose(): Promise<void> {
    if (!isNative) {
      files.current?.click();
      return;
    }
    const { paths } = await client.host('host.openFiles', { folder: false, copies: true });
    const chosen = isOne ? paths.slice(0, 1) : paths;
    if (chosen.length > 0)
      onChoose(chosen.map(baseName), () => Promise.resolve(chosen.map((path) => ({ kind: 'path' as const, path }))));
  }

  return (
    <div>
      <Button data-initial-focus={isFirst || undefined} onClick={() => void choose().catch(report)}>
        <FileIcon size={14} aria-hidden /> {children}
      </Button>
      <input
        ref={files}
        type="file"
        multiple={!isOne}
        hidden
        accept={COPY_ENDINGS.join(',')}
        aria-label={t('exchange.merge.files')}
        onChange={({ currentTarget: input }) => {
          const chosen = [...(input.files ?? [])];
          if (chosen.length > 0)
            onChoose(
              chosen.map(({ name }) => name),
              sources(chosen),
            );
          // The same file chosen again must be a change again.
          input.value = '';
        }}
      />
    </div>
  );
}
