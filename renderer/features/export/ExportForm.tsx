import { useState } from 'react';
import { useStore } from 'zustand';
import { useAnnotator, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { fileNameFor } from '../../../shared/text/file-name.ts';
import { baseName, joinPath } from '../../ui/paths.ts';
import { targetOf } from './target.ts';
import { Problem } from '../../ui/Problem.tsx';
import { countIn, progressIn } from '../documents/order.ts';
import css from './ExportForm.module.css';
import { GeneralLosses } from './GeneralLosses.tsx';
import { LabelChoice } from './LabelChoice.tsx';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';

type Which = 'all' | 'done' | 'open';

/** What is exported and where to. */
export function ExportForm({ onClose }: { readonly onClose: () => void }) {
  const { client, exporting, session, documents, annotate, report } = useWorkbench();
  const { formats, phase, typed } = useStore(exporting.store);
  const now = useStore(session.store, (state) => state.session);
  const canAsk = useStore(session.store, (state) => state.host?.capabilities.includes('saveFile') ?? false);
  const list = useStore(documents.store, (state) => state.documents);
  const labels = useStore(annotate.store, (state) => state.codebook?.labels ?? []);
  const openId = useStore(annotate.store, (state) => state.id);
  const annotator = useAnnotator();
  const [formatId, setFormat] = useState<string | null>(null);
  const [wanted, setLayer] = useState(annotator?.id ?? 'all');
  const [which, setWhich] = useState<Which>('all');
  const [chosen, setChosen] = useState<readonly string[] | null>(null);

  const format = formats?.find(({ id }) => id === formatId) ?? formats?.[0];
  const usual = joinPath(
    now?.folder ?? '',
    `${fileNameFor(now?.project?.name ?? '', 'dataset')}.${format?.extension ?? 'jsonl'}`,
  );
  const path = typed ?? usual;
  const { path: target, problem: pathProblem } = targetOf(path, now?.folder ?? '');
  const layers = [
    ...new Set(list.flatMap(({ annotations }) => Object.keys(annotations).filter((id) => (annotations[id] ?? 0) > 0))),
  ];
  // Whoever has not annotated yet has no layer that could be written.
  const layer = layers.includes(wanted) ? wanted : 'all';
  const included = list.filter(
    (document) =>
      which === 'all' ||
      (which === 'done'
        ? progressIn(document, layer === 'all' ? (annotator?.id ?? null) : layer) === 'done'
        : document.id === openId),
  );
  const annotations = included.reduce(
    (sum, document) =>
      sum + (layer === 'all' ? layers : [layer]).reduce((inner, one) => inner + countIn(document, one), 0),
    0,
  );

  function write(overwrite: boolean, to = target): void {
    if (format === undefined) return;
    void exporting.write(
      {
        format: format.id,
        path: to,
        layer,
        ...(which === 'all' ? {} : { documents: included.map(({ id }) => id) }),
        ...(chosen === null ? {} : { labels: [...chosen] }),
      },
      overwrite,
    );
  }
  async function ask(): Promise<void> {
    if (format === undefined) return;
    const answer = await client.host('host.saveFile', {
      title: t('exporting.title'),
      path,
      extension: format.extension,
      kind: format.name,
    });
    // The host's dialog has asked about overwriting already.
    if (answer.path !== null) write(true, answer.path);
  }

  return (
    <Modal
      title={t('exporting.title')}
      size="medium"
      onClose={onClose}
      actions={
        phase.kind === 'exists' ? (
          <>
            <p className={css.question}>
              <Rich text="exporting.exists" parts={{ name: <b>{baseName(phase.path)}</b> }} />
            </p>
            <Button look="quiet" onClick={() => exporting.back()}>
              {t('exporting.otherName')}
            </Button>
            <Button look="danger" onClick={() => write(true, phase.path)}>
              {t('exporting.replace')}
            </Button>
          </>
        ) : (
          <>
            <p className={css.question}>
              {t('exporting.what', {
                documents: t('counts.documents', { count: included.length }),
                rest:
                  chosen === null
                    ? t('counts.annotations', { count: annotations })
                    : t('exporting.ofLabels', { some: chosen.length, count: labels.length }),
              })}
            </p>
            <Button look="quiet" onClick={onClose}>
              {t('exporting.cancel')}
            </Button>
            <Button
              look="primary"
              disabled={
                format === undefined ||
                included.length === 0 ||
                chosen?.length === 0 ||
                (!canAsk && pathProblem !== null)
              }
              onClick={() => (canAsk ? void ask().catch(report) : write(false))}
            >
              {t(canAsk ? 'exporting.ask' : 'exporting.go')}
            </Button>
          </>
        )
      }
    >
      {phase.kind === 'choosing' && phase.problem !== null && <Problem>{phase.problem}</Problem>}
      <SelectField
        label={t('exporting.format')}
        value={format?.id ?? ''}
        hint={format && <span lang="en">{format.description}</span>}
        onChange={(event) => setFormat(event.target.value)}
      >
        {formats?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <GeneralLosses losses={format?.losses ?? []} />
      <div className={css.pair}>
        <SelectField
          label={t('exporting.annotationsOf')}
          value={layer}
          onChange={(event) => setLayer(event.target.value)}
        >
          {layers.map((id) => (
            <option key={id} value={id}>
              {id === annotator?.id ? annotator.name : id}
            </option>
          ))}
          <option value="all">{t('exporting.everybody')}</option>
        </SelectField>
        <SelectField
          label={t('exporting.documents')}
          value={which}
          onChange={(event) =>
            setWhich(event.target.value === 'done' ? 'done' : event.target.value === 'open' ? 'open' : 'all')
          }
        >
          <option value="all">{t('exporting.all')}</option>
          <option value="done">{t('exporting.onlyDone')}</option>
          <option value="open" disabled={openId === null}>
            {t('exporting.onlyOpen')}
          </option>
        </SelectField>
      </div>
      <LabelChoice labels={labels} chosen={chosen} onChange={setChosen} />
      {!canAsk && (
        <TextField
          label={t('exporting.file')}
          value={path}
          onChange={(event) => exporting.type(event.target.value)}
          problem={pathProblem}
          hint={path === target ? t('exporting.where') : t('exporting.writtenTo', { path: target })}
        />
      )}
    </Modal>
  );
}
