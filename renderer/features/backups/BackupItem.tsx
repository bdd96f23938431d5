import { useState } from 'react';
import type { Backup } from '../../../shared/api/backups.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import { useWorkbench } from '../../app/context.tsx';
import { messageOf } from '../../app/errors.ts';
import { t } from '../../strings/t.ts';
import { undoName } from '../../strings/undo-names.ts';
import { Button } from '../../ui/Button.tsx';
import { formatBytes, formatNumber } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';
import { agoOf, momentOf } from '../../ui/times.ts';
import css from './BackupsDialog.module.css';

interface BackupItemProps {
  readonly backup: Backup;
  readonly isBusy: boolean;
  readonly isRestoring: boolean;
  readonly onRestore: () => void;
}

/** One backup: when, how much, what came after it; on request all that it holds. */
export function BackupItem({ backup, isBusy, isRestoring, onRestore }: BackupItemProps) {
  const { client } = useWorkbench();
  const [held, setHeld] = useState<Output<'backups.inspect'> | null>(null);
  const [problem, setProblem] = useState<string | null>(backup.problem);
  const { at, bytes, documents, annotations, since, last } = backup;
  function look(): void {
    if (held !== null) setHeld(null);
    else
      client
        .call('backups.inspect', { backup: backup.path })
        .then(setHeld, (error: unknown) => setProblem(messageOf(error)));
  }
  return (
    <li className={css.item}>
      <div className={css.line}>
        <time className={css.when} dateTime={at} title={agoOf(at)}>
          {momentOf(at)}
        </time>
        <span className={css.facts}>
          <span>{t('backups.documentsHeld', { count: documents })}</span>
          <span>{t('backups.annotationsHeld', { count: annotations })}</span>
          <span>{formatBytes(bytes)}</span>
          {since !== null && <span>{since === 0 ? t('backups.sinceNone') : t('backups.since', { count: since })}</span>}
        </span>
        {backup.problem === null && (
          <>
            <Button look="quiet" aria-expanded={held !== null} onClick={look}>
              {t('backups.look')}
            </Button>
            <Button disabled={isBusy} onClick={onRestore}>
              {t(isRestoring ? 'backups.restoring' : 'backups.restore')}
            </Button>
          </>
        )}
      </div>
      {last !== null && (
        <p className={css.last} dir="auto">
          {t('backups.last', { name: undoName(last.name), actor: last.actor })}
        </p>
      )}
      {problem !== null && <Problem>{problem}</Problem>}
      {held !== null && <Held held={held} />}
    </li>
  );
}

function Held({ held: { differences, byLabel, byLayer, documents } }: { readonly held: Output<'backups.inspect'> }) {
  return (
    <>
      {differences !== null && <Changes {...differences} />}
      <div className={css.held}>
        <Counted title={t('backups.labels')} rows={byLabel.map(({ label, annotations }) => [label, annotations])} />
        <Counted title={t('backups.layers')} rows={byLayer.map(({ layer, annotations }) => [layer, annotations])} />
        <Counted
          title={t('backups.documents')}
          rows={documents.map(({ title, annotations }) => [title, annotations])}
        />
      </div>
    </>
  );
}

function Changes({ gone, added, changed }: NonNullable<Output<'backups.inspect'>['differences']>) {
  const said = [
    gone.total > 0 && t('backups.gone', { count: gone.total }),
    changed > 0 && t('backups.changed', { count: changed }),
    added.total > 0 && t('backups.added', { count: added.total }),
  ].filter((one) => one !== false);
  return <p>{said.length === 0 ? t('backups.sameNow') : said.join('; ')}</p>;
}

/** Rows of a table that are shown at most. */
const MOST = 100;

function Counted({ title, rows }: { readonly title: string; readonly rows: readonly (readonly [string, number])[] }) {
  if (rows.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {rows.slice(0, MOST).map(([name, n]) => (
          <li key={name}>
            <span dir="auto">{name}</span>
            <span>{formatNumber(n)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
