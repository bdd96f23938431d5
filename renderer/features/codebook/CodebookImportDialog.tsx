import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { CodebookImport } from '../../../shared/api/codebook.ts';
import { useWorkbench } from '../../app/context.tsx';
import { messageOf } from '../../app/errors.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { sourceOf } from '../import/picked-files.ts';
import css from './Dialogs.module.css';

/** Reads a codebook file; what it would change becomes the draft. */
export function CodebookImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { client, codebook, pathOf } = useWorkbench();
  const draft = useStore(codebook.store, (state) => state.edits.length);
  const [found, setFound] = useState<CodebookImport | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isReading, setReading] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  async function read(file: File): Promise<void> {
    setFound(null);
    setProblem(null);
    setReading(true);
    try {
      setFound(
        await client.call('codebook.import', {
          source: await sourceOf({ file, place: file.name, folder: null }, pathOf),
        }),
      );
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setReading(false);
    }
  }

  return (
    <Modal
      title={t('codebook.importTitle')}
      description={t('codebook.importAbout')}
      size="medium"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('codebook.cancel')}
          </Button>
          <Button
            look="primary"
            disabled={found === null || found.edits.length === 0}
            onClick={() => {
              if (found === null) return;
              codebook.take(found.edits);
              onClose();
              void codebook.preview();
            }}
          >
            {t('codebook.takeChanges')}
          </Button>
        </>
      }
    >
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('codebook.file')}
        accept=".json,.qdc,application/json"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) void read(file);
          event.target.value = '';
        }}
      />
      <p>
        <Button onClick={() => input.current?.click()}>{t('codebook.chooseFile')}</Button>
      </p>
      {isReading && <Progress label={t('codebook.reading')} fraction={null} />}
      {problem !== null && <Problem>{problem}</Problem>}
      {found !== null && (
        <>
          <p role="status">
            <bdi>{[found.id, found.version].filter(Boolean).join(' ')}</bdi>.{' '}
            {found.edits.length === 0 ? t('codebook.same') : t('codebook.found', { count: found.edits.length })}{' '}
            {draft > 0 && found.edits.length > 0 && t('codebook.replaces', { count: draft })}
          </p>
          <ul className={css.notes}>
            {found.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
}
