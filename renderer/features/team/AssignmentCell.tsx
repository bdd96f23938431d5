import { Check, Plus } from 'lucide-react';
import { t } from '../../strings/t.ts';
import { StatusMark } from '../documents/StatusMark.tsx';
import css from './Team.module.css';
import type { Cell } from './workload.ts';

interface AssignmentCellProps {
  /** What the annotator has to do with the document; undefined: nothing. */
  readonly cell: Cell | undefined;
  readonly isProposed: boolean;
  /** Whether Tab leads here. */
  readonly isStop: boolean;
  readonly onFocus: () => void;
  readonly onToggle: () => void;
}

/** One annotator's part in one document: assigned or not, and how far the work is where there is any. */
export function AssignmentCell({ cell, isProposed, isStop, onFocus, onToggle }: AssignmentCellProps) {
  const isAssigned = cell?.assigned === true;
  const hasWork = cell !== undefined && cell.state !== 'open';
  const said = t(isAssigned ? 'team.grid.assigned' : isProposed ? 'team.grid.proposed' : 'team.grid.notAssigned');
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid has the keys
    <td
      aria-selected={isAssigned}
      tabIndex={isStop ? 0 : -1}
      data-stop={isStop || undefined}
      data-assigned={isAssigned || undefined}
      data-proposed={isProposed || undefined}
      className={css.cell}
      onFocus={onFocus}
      onClick={onToggle}
    >
      <span className="visually-hidden">{said}</span>
      <span className={css.sign} aria-hidden>
        {isAssigned ? <Check size={14} /> : isProposed ? <Plus size={14} /> : null}
      </span>
      {(hasWork || isAssigned) && <StatusMark progress={cell?.state ?? 'open'} />}
    </td>
  );
}
