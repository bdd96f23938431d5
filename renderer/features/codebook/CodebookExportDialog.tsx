import { useState } from 'react';
import { useStore } from 'zustand';
import { Refusal } from '../../../shared/api/reply.ts';
import { fileNameFor } from '../../../shared/text/file-name.ts';
import { useWorkbench } from '../../app/context.tsx';
import { messageOf } from '../../app/errors.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { baseName, joinPath } from '../../ui/paths.ts';
import { Problem } from '../../ui/Problem.tsx';
import { targetOf } from '../export/target.ts';

type Format = 'json' | 'qdc';

/** Writes the project's codebook (not the draft) to a file. */
export function CodebookExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { client, session, annotate, notices } = useWorkbench();
  const now = useStore(session.store, (state) => state.session);
  const canAsk = useStore(session.store, (state) => state.host?.capabilities.includes('saveFile') ?? false);
  const id = useStore(annotate.store, (state) => state.codebook?.id ?? 'codebook');
  const [format, setFormat] = useState<Format>('json');
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [taken, setTaken] = useState<string | null>(null);
  const folder = now?.folder ?? '';
  const path = typed ?? joinPath(folder, `${fileNameFor(id, 'codebook')}.${format}`);
  const target = targetOf(path, folder);

  async function write(to: string, overwrite: boolean): Promise<void> {
    setProblem(null);
    setTaken(null);
    try {
      const { path: written, losses } = await client.call('codebook.export', { path: to, format, overwrite });
      const lost = losses.length === 0 ? '' : ` ${t('codebook.losses', { losses: losses.join('; ') })}`;
      notices.say(`${t('codebook.written', { path: written })}${lost}`, { id: 'codebook-export' });
      onClose();
    } catch (error) {
      if (error instanceof Refusal && error.code === 'exists') setTaken(to);
      else setProblem(messageOf(error));
    }
  }
  async function ask(): Promise<void> {
    const title = t('codebook.exportTitle');
    const answer = await client.host('host.saveFile', { title, path, extension: format, kind: title });
    // The host's dialog has asked about overwriting already.
    if (answer.path !== null) await write(answer.path, true);
  }

  return (
    <Modal
      title={t('codebook.exportTitle')}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('codebook.cancel')}
          </Button>
          {taken !== null ? (
            <Button look="danger" onClick={() => void write(taken, true)}>
              {t('codebook.replaceIt')}
            </Button>
          ) : (
            <Button
              look="primary"
              disabled={!canAsk && target.problem !== null}
              onClick={() =>
                void (canAsk
                  ? ask().catch((error: unknown) => setProblem(messageOf(error)))
                  : write(target.path, false))
              }
            >
              {t('codebook.export')}
            </Button>
          )}
        </>
      }
    >
      {problem !== null && <Problem>{problem}</Problem>}
      <SelectField
        label={t('codebook.format')}
        value={format}
        onChange={(event) => setFormat(event.target.value === 'qdc' ? 'qdc' : 'json')}
      >
        <option value="json">{t('codebook.formatJson')}</option>
        <option value="qdc">{t('codebook.formatQdc')}</option>
      </SelectField>
      {!canAsk && (
        <TextField
          label={t('codebook.file')}
          value={path}
          problem={taken === null ? target.problem : t('codebook.exists', { file: baseName(taken) })}
          hint={path === target.path ? t('codebook.exportHint') : t('codebook.exportTo', { path: target.path })}
          onChange={(event) => {
            setTyped(event.target.value);
            setTaken(null);
          }}
        />
      )}
    </Modal>
  );
}
