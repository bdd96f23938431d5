import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf } from '../../app/errors.ts';

/** A call's answer, or why there is none; both null while it is under way. */
export interface CallState<T> {
  readonly value: T | null;
  readonly problem: string | null;
  readonly again: () => void;
}

/** Calls once when the view appears, and again when asked. */
export function useCall<T>(call: () => Promise<T>): CallState<T> {
  const [state, setState] = useState<{ value: T | null; problem: string | null }>({ value: null, problem: null });
  const latest = useRef(call);
  const run = useCallback(() => {
    latest.current().then(
      (value) => setState({ value, problem: null }),
      (error: unknown) => setState({ value: null, problem: messageOf(error) }),
    );
  }, []);
  useEffect(run, [run]);
  const again = (): void => {
    setState({ value: null, problem: null });
    run();
  };
  return { ...state, again };
}
