import { z } from 'zod';

const path = z.string().min(1).max(4096);

/**
 * What only a host can do: native dialogs, the file manager. A second, small table on the same transport, answered by
 * the host itself. A browser's host has few of these; the window asks `host.read` for what there is and never fakes it.
 */
export const hostProcedures = {
  'host.read': {
    input: z.strictObject({}),
    output: z.object({
      kind: z.enum(['electron', 'browser']),
      platform: z.string(),
      capabilities: z.array(
        z.enum(['openFiles', 'openProject', 'saveFile', 'showInFolder', 'openExternal', 'printPdf']),
      ),
    }),
  },
  /** Asks for files (or one folder) to import; `copies`: for bundles and projects to merge. Empty: the user cancelled. */
  'host.openFiles': {
    input: z.strictObject({ folder: z.boolean(), copies: z.boolean().optional() }),
    output: z.object({ paths: z.array(z.string()) }),
  },
  'host.openProject': { input: z.strictObject({}), output: z.object({ path: z.string().nullable() }) },
  /** Asks where to write. The dialog has asked about overwriting. */
  'host.saveFile': {
    input: z.strictObject({ title: z.string(), path, extension: z.string(), kind: z.string() }),
    output: z.object({ path: z.string().nullable() }),
  },
  'host.showInFolder': { input: z.strictObject({ path }), output: z.strictObject({}) },
  /** Asks where to, and prints a page of HTML from the disk there as a PDF. Null: the user cancelled. */
  'host.printPdf': { input: z.strictObject({ path }), output: z.object({ path: z.string().nullable() }) },
  /** Opens a web address in the user's browser, after the host has shown it and asked. Only https. */
  'host.openExternal': { input: z.strictObject({ url: z.url() }), output: z.strictObject({}) },
} as const;

export type HostProcedures = typeof hostProcedures;
export type HostProcedureName = keyof HostProcedures;
export type HostInput<N extends HostProcedureName> = z.input<HostProcedures[N]['input']>;
export type HostOutput<N extends HostProcedureName> = z.output<HostProcedures[N]['output']>;
export type HostInfo = HostOutput<'host.read'>;
