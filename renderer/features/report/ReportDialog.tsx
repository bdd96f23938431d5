import { useStore } from 'zustand';
import { fileNameFor } from '../../../shared/text/file-name.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { baseName, joinPath } from '../../ui/paths.ts';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { targetOf } from '../export/target.ts';
import { ReportResult } from './ReportResult.tsx';

const EXTENSION = 'html';

/** Writes a report of a claim or of the project: about what, where to, and afterwards what was written. */
export function ReportDialog({ onClose }: { readonly onClose: () => void }) {
  const { analysis, client, session, report } = useWorkbench();
  const { reports } = analysis;
  const { phase, cards, claim, typed } = useStore(reports.store);
  const layer = useStore(analysis.scope, (scope) => scope.layer);
  const now = useStore(session.store, (state) => state.session);
  const canAsk = useStore(session.store, (state) => state.host?.capabilities.includes('saveFile') ?? false);
  const card = cards?.find(({ id }) => id === claim);
  const name = card?.text.slice(0, 60) ?? now?.project?.name ?? '';
  const usual = joinPath(now?.folder ?? '', `${fileNameFor(name, 'report')}.${EXTENSION}`);
  const path = typed ?? usual;
  const { path: target, problem } = targetOf(path, now?.folder ?? '');

  async function ask(): Promise<void> {
    const answer = await client.host('host.saveFile', {
      title: t('reports.title'),
      path,
      extension: EXTENSION,
      kind: t('reports.kind'),
    });
    // The host's dialog has asked about overwriting already.
    if (answer.path !== null) await reports.write(answer.path, true);
  }

  if (phase.kind === 'written') return <ReportResult result={phase.result} onClose={onClose} />;
  if (phase.kind === 'writing') {
    return (
      <Modal
        title={t('reports.title')}
        onClose={onClose}
        canClose={false}
        actions={<Button onClick={() => reports.cancel()}>{t('exporting.cancel')}</Button>}
      >
        <Progress label={t('reports.writing')} fraction={null} />
      </Modal>
    );
  }
  return (
    <Modal
      title={t('reports.title')}
      size="medium"
      onClose={onClose}
      actions={
        phase.kind === 'exists' ? (
          <>
            <p>
              <Rich text="exporting.exists" parts={{ name: <b>{baseName(phase.path)}</b> }} />
            </p>
            <Button look="quiet" onClick={() => reports.back()}>
              {t('exporting.otherName')}
            </Button>
            <Button look="danger" onClick={() => void reports.write(phase.path, true)}>
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
              // The name of the file is that of the card.
              disabled={(cards === null && claim !== null && typed === null) || (!canAsk && problem !== null)}
              onClick={() => void (canAsk ? ask().catch(report) : reports.write(target, false))}
            >
              {t(canAsk ? 'reports.ask' : 'reports.go')}
            </Button>
          </>
        )
      }
    >
      {phase.kind === 'choosing' && phase.problem !== null && <Problem>{phase.problem}</Problem>}
      <SelectField
        label={t('reports.about')}
        value={claim ?? ''}
        hint={layer === null ? t('reports.allLayers') : t('reports.layer', { layer })}
        onChange={({ target: { value } }) => reports.about(value === '' ? null : value)}
      >
        <option value="">{t('reports.project')}</option>
        {cards?.map(({ id, text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </SelectField>
      <p>{t('reports.what')}</p>
      {!canAsk && (
        <TextField
          label={t('exporting.file')}
          value={path}
          onChange={(event) => reports.type(event.target.value)}
          problem={problem}
          hint={path === target ? t('reports.where') : t('exporting.writtenTo', { path: target })}
        />
      )}
    </Modal>
  );
}
