import type { WorkbenchEvent } from '../../shared/api/events.ts';
import type { Reply } from '../../shared/api/reply.ts';

/** The workbench without a window, as every host holds it: the same two functions as a window's transport, and an end. */
export interface Core {
  /** Parses, calls, replies. Never rejects: a bug comes as a reply with the code `internal`. */
  call(name: string, input: unknown): Promise<Reply>;
  subscribe(listener: (event: WorkbenchEvent) => void): () => void;
  /** Lets go of the project and its lock. Calls after it are refused. */
  close(): Promise<void>;
}

/** What a host must say to make a core. */
export interface CoreOptions {
  /** Folder for preferences and the list of recent projects; made where it is missing. */
  readonly dataDir: string;
  /** Folder where new projects and exports are put unless the user says otherwise; made when first needed. */
  readonly folder: string;
  /** Folder with the five seed articles, `codebook.json` and `sources.json`. */
  readonly seedsDir: string;
  /** The program's version. */
  readonly version: string;
  /** URL of the parse thread's entry, built or source. */
  readonly parseThread: string;
  /** Folder of the backups, unless preferences name another; absent: `backups` in `dataDir`. */
  readonly backupsDir?: string;
  /** Whether blind mode hides nothing, as for the command line, which is the lead's. Absent: it hides. */
  readonly seesAll?: boolean;
  /** Whether open projects are backed up by themselves. Absent: no, as for a command that comes and goes. */
  readonly backsUp?: boolean;
}
