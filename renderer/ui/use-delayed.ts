import { useEffect, useState } from 'react';

/** What takes longer than this is seen to take time; what is quicker shows nothing. */
const DELAY_MS = 200;

/** True when `waiting` has been true for 200 ms. */
export function useDelayed(waiting: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => setLong(true), DELAY_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [waiting]);
  return waiting && isLong;
}
