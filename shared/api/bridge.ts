/** What a window must show of a dropped or chosen file for its path to be found: any DOM `File` fits. */
export interface FileLike {
  readonly name: string;
  readonly size: number;
}

/**
 * What the preload puts into a desktop window as `window.claimwright`: frozen, and all that the window has of Electron.
 * Only plain data crosses it (strings, numbers, booleans, null, arrays and plain objects).
 */
export interface WindowBridge {
  /** Sends one call; resolves to a `Reply`, still unparsed. Rejects where the input cannot be cloned. */
  call(name: string, input: unknown): Promise<unknown>;
  /** Hears every `HostEvent`, still unparsed. Returns the end of it. */
  subscribe(listener: (event: unknown) => void): () => void;
  /** Absolute path of a file that the user dropped or chose; empty where it is not a file on disk. */
  pathOf(file: FileLike): string;
}
