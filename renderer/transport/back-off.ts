/** Pauses between attempts, in milliseconds: quick at first, since a host that restarts is back within a second. */
const PAUSES: readonly number[] = [250, 500, 1000, 2000, 4000];

/** Growing pauses between attempts at something that failed. */
export interface BackOff {
  schedule(attempt: () => void): void;
  /** After a success: the next pause is the shortest again. */
  reset(): void;
}

/** Makes a back-off that never gives up; its longest pause is four seconds. */
export function createBackOff(): BackOff {
  let failures = 0;
  return {
    schedule(attempt) {
      const pause = PAUSES[Math.min(failures, PAUSES.length - 1)] ?? 0;
      failures += 1;
      setTimeout(attempt, pause);
    },
    reset() {
      failures = 0;
    },
  };
}
