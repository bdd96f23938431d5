import { useEffect, useState } from 'react';
import { useWorkbench } from './context.tsx';
import { messageOf } from './errors.ts';

/** How long changes are gathered before what is shown is read again. */
const REFRESH_MS = 300;

/** What was read, or why not; both null before the first answer. The last answer stays while a fresh one is under way. */
export interface Fresh<T> {
  readonly value: T | null;
  readonly problem: string | null;
  readonly isLoading: boolean;
  readonly again: () => void;
}

/**
 * Reads when the view appears, when `load` is another function, and whenever records of the project have changed; of several answers
 * on their way only the last one counts.
 *
 * @param load kept by `useCallback`: another function means other data.
 */
export function useFresh<T>(load: () => Promise<T>): Fresh<T> {
  const { follow } = useWorkbench();
  const [state, setState] = useState<Omit<Fresh<T>, 'again'>>({ value: null, problem: null, isLoading: true });
  const [count, setCount] = useState(0);

  useEffect(() => {
    let isLatest = true;
    let asked = 0;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    function read(): void {
      const place = (asked += 1);
      const isWanted = (): boolean => isLatest && place === asked;
      setState((before) => ({ ...before, isLoading: true }));
      load().then(
        (value) => {
          if (isWanted()) setState({ value, problem: null, isLoading: false });
        },
        (error: unknown) => {
          if (isWanted()) setState((before) => ({ ...before, problem: messageOf(error), isLoading: false }));
        },
      );
    }
    function soon(): void {
      clearTimeout(waiting);
      waiting = setTimeout(read, REFRESH_MS);
    }
    read();
    const end = follow({ changed: soon, stale: soon });
    return () => {
      isLatest = false;
      clearTimeout(waiting);
      end();
    };
  }, [follow, load, count]);

  return { ...state, again: () => setCount((n) => n + 1) };
}
