/** Waits for the last window to have been gone for a while. */
export interface IdleWatch {
  /** Tells how many windows there are now. */
  windows(count: number): void;
  stop(): void;
}

/**
 * Calls `onIdle` once, when `seconds` have passed since the last window went. Before the first window it waits for ever: the
 * user may still be on the way. A reload is back long before.
 */
export function watchIdle(seconds: number, onIdle: () => void): IdleWatch {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  return {
    windows(count) {
      clearTimeout(timer);
      if (stopped) return;
      timer = count === 0 ? setTimeout(onIdle, seconds * 1000) : undefined;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
