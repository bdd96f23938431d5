import { useStore } from 'zustand';
import { fileNameFor } from '../../../shared/text/file-name.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckField, TextField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { formatBytes } from '../../ui/numbers.ts';
import { baseName, joinPath } from '../../ui/paths.ts';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { dayOf } from '../../ui/times.ts';
import { targetOf } from '../export/target.ts';

const EXTENSION = 'cwb';

/** Writes what others merge into their copies: where to, with which files, and afterwards how large it is. */
export function BundleDialog({ onClose }: { readonly onClose: () => void }) {
  const { analysis, client, session, report } = useWorkbench();
  const { bundling } = analysis;
  const { phase, originals, typed } = useStore(bundling.store);
  const now = useStore(session.store, (state) => state.session);
  const can = useStore(session.store, (state) => state.host?.capabilities ?? []);
  const canAsk = can.includes('saveFile');
  const usual = joinPath(now?.folder ?? '', `${fileNameFor(now?.project?.name ?? '', 'project')}.${EXTENSION}`);
  const path = typed ?? usual;
  const { path: target, problem } = targetOf(path, now?.folder ?? '');
  const title = t('exchange.bundle.title');

  async function ask(): Promise<void> {
    const kind = t('exchange.bundle.kind');
    const answer = await client.host('host.saveFile', { title, path, extension: EXTENSION, kind });
    // The host's dialog has asked about overwriting already.
    if (answer.path !== null) await bundling.write(answer.path, true);
  }

  if (phase.kind === 'writing') {
    return (
      <Modal
        title={title}
        onClose={onClose}
        canClose={false}
        actions={<Button onClick={() => bundling.cancel()}>{t('exporting.cancel')}</Button>}
      >
        <Progress label={t('exchange.bundle.writing')} fraction={phase.fraction} />
      </Modal>
    );
  }
  if (phase.kind === 'written') {
    const { documents, operations, bytes, ahead, path: file } = phase.result;
    return (
      <Modal
        title={t('exchange.bundle.written')}
        size="medium"
        onClose={onClose}
        actions={
          <>
            {can.includes('showInFolder') && (
              <Button onClick={() => void client.host('host.showInFolder', { path: file }).catch(report)}>
                {t('exporting.show')}
              </Button>
            )}
            <Button look="primary" onClick={onClose} data-initial-focus>
              {t('exporting.done')}
            </Button>
          </>
        }
      >
        <output>
          {[
            t('counts.documents', { count: documents }),
            t('exchange.changes', { count: operations }),
            formatBytes(bytes),
          ].join(', ')}
          .
        </output>
        <p>
          <bdi>{file}</bdi>
        </p>
        {ahead === null ? (
          <p>{t('exchange.bundle.next')}</p>
        ) : (
          <Problem>{t('exchange.bundle.ahead', { day: dayOf(ahead) })}</Problem>
        )}
      </Modal>
    );
  }
  return (
    <Modal
      title={title}
      description={t('exchange.bundle.about')}
      size="medium"
      onClose={onClose}
      actions={
        phase.kind === 'exists' ? (
          <>
            <p>
              <Rich text="exporting.exists" parts={{ name: <b>{baseName(phase.path)}</b> }} />
            </p>
            <Button look="quiet" onClick={() => bundling.back()}>
              {t('exporting.otherName')}
            </Button>
            <Button look="danger" onClick={() => void bundling.write(phase.path, true)}>
              {t('exporting.replace')}
            </Button>
          </>
        ) : (
          <>
            <Button look="quiet" onClick={onClose}>
              {t('exporting.cancel')}
            </Button>
            <Button
              look="primary"
              disabled={!canAsk && problem !== null}
              onClick={() => void (canAsk ? ask().catch(report) : bundling.write(target, false))}
            >
              {t(canAsk ? 'exchange.bundle.ask' : 'exchange.bundle.go')}
            </Button>
          </>
        )
      }
    >
      {phase.kind === 'choosing' && phase.problem !== null && <Problem>{phase.problem}</Problem>}
      {!canAsk && (
        <TextField
          label={t('exporting.file')}
          value={path}
          onChange={(event) => bundling.type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && problem === null && phase.kind === 'choosing')
              void bundling.write(target, false);
          }}
          problem={problem}
          hint={path === target ? t('exchange.bundle.where') : t('exporting.writtenTo', { path: target })}
        />
      )}
      <CheckField
        label={t('exchange.bundle.originals')}
        hint={t('exchange.bundle.originalsHint')}
        checked={originals}
        onChange={(event) => bundling.take(event.target.checked)}
      />
      <p>{t('exchange.bundle.log')}</p>
    </Modal>
  );
}
