import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { passing } from '../../../shared/model/filter.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { useWorkbench } from '../../app/context.tsx';

/** How many annotations of the whole project are listed; a change is made to all that pass. */
const PAGE = 2000;
/** How long typing must rest before the project is asked. */
const PAUSE_MS = 150;

/** What a list shows: the annotations, and how many there are. */
export interface Found {
  readonly annotations: readonly Annotation[];
  readonly total: number;
}

/** The annotations of the open document, or of the whole project, that pass a filter; null: not known yet. */
export function useFound(
  all: readonly Annotation[],
  words: string,
  missing: string,
  everywhere: boolean,
): Found | null {
  const { annotate, client, follow, report } = useWorkbench();
  const scheme = useStore(annotate.store, (state) => state.scheme);
  const [answer, setAnswer] = useState<Found | null>(null);
  const [round, setRound] = useState(0);
  const here = useMemo(() => all.filter(passing({ words, missing }, scheme)), [all, words, missing, scheme]);
  useEffect(() => {
    if (!everywhere) return undefined;
    const again = (): void => setRound((before) => before + 1);
    return follow({ changed: again, stale: again });
  }, [everywhere, follow]);
  useEffect(() => {
    if (!everywhere) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      client.call('annotations.query', { words, missing, offset: 0, limit: PAGE }).then(
        (found) => isCurrent && setAnswer(found),
        (error: unknown) => isCurrent && report(error),
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [client, everywhere, missing, report, round, words]);
  return everywhere ? answer : { annotations: here, total: here.length };
}
