import { useStore } from 'zustand';
import type { Exported } from '../../../shared/api/procedures.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { count, formatBytes } from '../../ui/numbers.ts';
import css from './ExportResult.module.css';
import { GeneralLosses } from './GeneralLosses.tsx';

interface ExportResultProps {
  readonly result: Exported;
  /** What the format cannot hold of any project. */
  readonly general: readonly string[];
  readonly onClose: () => void;
}

/** What was written, and what the format could not carry. */
export function ExportResult({ result, general, onClose }: ExportResultProps) {
  const { client, session, report } = useWorkbench();
  const canShow = useStore(session.store, (state) => state.host?.capabilities.includes('showInFolder') ?? false);
  return (
    <Modal
      title="Dataset exported"
      size="medium"
      onClose={onClose}
      actions={
        <>
          {canShow && (
            <Button onClick={() => void client.host('host.showInFolder', { path: result.path }).catch(report)}>
              Show in folder
            </Button>
          )}
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <output>
        {count(result.documents, 'document')}, {count(result.annotations, 'annotation')}
        {result.relations > 0 && `, ${count(result.relations, 'relation')}`}, {formatBytes(result.bytes)}.
      </output>
      <dl className={css.facts}>
        <dt>File</dt>
        <dd>
          <bdi>{result.path}</bdi>
        </dd>
        <dt>SHA-256</dt>
        <dd className={css.hash}>{result.sha256}</dd>
      </dl>
      {result.losses.length > 0 && (
        <section>
          <h3 className={css.heading}>Not carried over</h3>
          <ul>
            {result.losses.map(({ what, count: times, why }) => (
              <li key={what} className={css.loss}>
                <span>{count(times, what, what)}</span>
                <span className={css.why}>{why}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <GeneralLosses losses={general} />
      <p className={css.why}>
        {result.losses.length + general.length > 0 ? 'Nothing else was left out.' : 'Nothing was left out.'}
      </p>
    </Modal>
  );
}
