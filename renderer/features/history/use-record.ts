import { useEffect, useState } from 'react';
import type { Output } from '../../../shared/api/procedures.ts';
import { messageOf } from '../../app/errors.ts';
import { useWorkbench } from '../../app/context.tsx';

type Record = Output<'history.record'>;

/** The history of one annotation, read afresh when it changes; null until it is there, or where it is not on disk yet. */
export function useRecord(id: string | null): { readonly record: Record | null; readonly problem: string | null } {
  const workbench = useWorkbench();
  const [state, setState] = useState<{ id: string; record: Record | null; problem: string | null } | null>(null);
  useEffect(() => {
    if (id === null) return undefined;
    let isOver = false;
    let asked = 0;
    const read = (): void => {
      const mine = ++asked;
      const take = (record: Record | null, problem: string | null): void => {
        if (!isOver && mine === asked) setState({ id, record, problem });
      };
      workbench.client.call('history.record', { entity: 'annotation', id }).then(
        (record) => take(record, null),
        (error: unknown) => take(null, messageOf(error)),
      );
    };
    read();
    const end = workbench.follow({
      changed: (changes) => changes.some((change) => change.id === id) && read(),
      stale: read,
    });
    return () => {
      isOver = true;
      end();
    };
  }, [workbench, id]);
  return state !== null && state.id === id ? state : { record: null, problem: null };
}
