import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckField, SelectField, TextField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { ExistsQuestion } from './ExistsQuestion.tsx';
import css from './ExportForm.module.css';
import { FormFields } from './FormFields.tsx';
import { FormatChoice } from './FormatChoice.tsx';
import { LossPanel } from './LossPanel.tsx';
import { ScopeFields } from './ScopeFields.tsx';
import { formAsked, hasForm } from './store.ts';
import { endingOf, targetOf, usualPath } from './target.ts';
import { useScope } from './use-scope.ts';

/** What is exported, as what, and where to; what would be lost is counted as soon as that is clear. */
export function ExportForm({ onClose }: { readonly onClose: () => void }) {
  const { client, exporting, session, annotate, report } = useWorkbench();
  const { formats, format, packing, prove, form, phase, typed } = useStore(exporting.store);
  const now = useStore(session.store, (state) => state.session);
  const canAsk = useStore(session.store, (state) => state.host?.capabilities.includes('saveFile') ?? false);
  const labels = useStore(annotate.store, (state) => state.codebook?.labels.length ?? 0);
  const scope = useScope();

  const folder = now?.folder ?? '';
  const path = typed ?? (format === null ? '' : usualPath(folder, now?.project?.name ?? '', format, packing));
  const { path: target, problem: pathProblem } = targetOf(path, folder);
  const isEmpty = scope.documents === 0 || scope.labels?.length === 0;

  // A new object each time it is drawn: what counts is what it says.
  const asked =
    format === null || isEmpty
      ? null
      : JSON.stringify({ ...scope.request, ...formAsked(format, form), format: format.id });
  useEffect(() => {
    if (asked === null) exporting.losses.leave();
    else exporting.losses.ask(JSON.parse(asked) as Parameters<typeof exporting.losses.ask>[0]);
  }, [exporting, asked]);
  useEffect(() => () => exporting.losses.leave(), [exporting]);

  function write(overwrite: boolean, to = target): void {
    if (format === null) return;
    const request = { ...scope.request, ...formAsked(format, form), format: format.id, path: to };
    void exporting.write(request, overwrite);
  }
  async function ask(): Promise<void> {
    if (format === null) return;
    const extension = endingOf(format, packing).slice(1);
    const answer = await client.host('host.saveFile', {
      title: t('exporting.title'),
      path,
      extension,
      kind: format.name,
    });
    // The host's dialog has asked about overwriting already.
    if (answer.path !== null) write(true, answer.path);
  }

  return (
    <Modal
      title={t('exporting.title')}
      size="large"
      onClose={onClose}
      actions={
        phase.kind === 'exists' ? (
          <ExistsQuestion
            path={phase.path}
            isFolder={format !== null && endingOf(format, packing) === ''}
            onReplace={() => write(true, phase.path)}
          />
        ) : (
          <>
            <p className={css.question}>
              {t('exporting.what', {
                documents: t('counts.documents', { count: scope.documents }),
                rest:
                  scope.labels === null
                    ? t('counts.annotations', { count: scope.annotations })
                    : t('exporting.ofLabels', { some: scope.labels.length, count: labels }),
              })}
            </p>
            <Button look="quiet" onClick={onClose}>
              {t('exporting.cancel')}
            </Button>
            <Button
              look="primary"
              disabled={format === null || isEmpty || (!canAsk && pathProblem !== null)}
              onClick={() => (canAsk ? void ask().catch(report) : write(false))}
            >
              {t(canAsk ? 'exporting.ask' : 'exporting.go')}
            </Button>
          </>
        )
      }
    >
      {phase.kind === 'choosing' && phase.problem !== null && <Problem>{phase.problem}</Problem>}
      <div className={css.columns}>
        <FormatChoice formats={formats ?? []} chosen={format} onChoose={exporting.choose} />
        <div className={css.details}>
          <div className={css.fields}>
            <ScopeFields scope={scope} />
            {format !== null && hasForm(format) && <FormFields format={format} />}
            {format?.shape === 'tree' && (
              <SelectField
                label={t('exporting.packing')}
                value={packing}
                onChange={(event) => exporting.pack(event.target.value === 'zip' ? 'zip' : 'folder')}
              >
                <option value="folder">{t('exporting.asFolder')}</option>
                <option value="zip">{t('exporting.asZip')}</option>
              </SelectField>
            )}
            {!canAsk && (
              <TextField
                label={t(format?.shape === 'tree' && packing === 'folder' ? 'exporting.folder' : 'exporting.file')}
                value={path}
                onChange={(event) => exporting.type(event.target.value)}
                problem={pathProblem}
                hint={path === target ? t('exporting.where') : t('exporting.writtenTo', { path: target })}
              />
            )}
            <CheckField
              label={t('exporting.prove')}
              checked={prove && format?.read === true}
              disabled={format?.read !== true}
              hint={t(format?.read === true ? 'exporting.proveHint' : 'exporting.proveNot')}
              onChange={(event) => exporting.setProve(event.target.checked)}
            />
          </div>
          {format !== null && <LossPanel format={format} />}
        </div>
      </div>
    </Modal>
  );
}
