import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { type BrowserWindow, dialog, type OpenDialogOptions, shell } from 'electron';
import type { HostInput, HostOutput, HostProcedureName } from '../../shared/api/host.ts';
import { Refusal } from '../../shared/api/reply.ts';
import type { Answer } from './ipc.ts';
import { printPdf } from './print-pdf.ts';
import { savePageAsPdf } from './save-pdf.ts';

/** The host's own procedures, one function each. An expected failure is a thrown {@link Refusal}. */
export type HostHandlers = {
  readonly [N in HostProcedureName]: (input: HostInput<N>) => Promise<HostOutput<N>>;
};

const IMPORT_EXTENSIONS =
  'txt text md markdown html htm xhtml docx pdf csv tsv jsonl ndjson json jsonld parquet ann conll bio xmi qdpx zip';

const IMPORT_FILTERS = [
  { name: 'Texts and datasets', extensions: IMPORT_EXTENSIONS.split(' ') },
  { name: 'All files', extensions: ['*'] },
];

const MERGE: OpenDialogOptions = {
  title: 'Merge other copies',
  buttonLabel: 'Choose',
  properties: ['openFile', 'multiSelections'],
  filters: [
    { name: 'Bundles and projects', extensions: ['cwb', 'claimwright'] },
    { name: 'All files', extensions: ['*'] },
  ],
};

const PROJECT_FILTERS = [{ name: 'Claimwright project', extensions: ['claimwright'] }];

/** Native dialogs and the file manager, in front of the window that `front` names at the time. Files are written by the core. */
export function createHostHandlers(front: () => BrowserWindow | null, core: Answer): HostHandlers {
  async function choose(options: OpenDialogOptions): Promise<string[]> {
    const window = front();
    const answer = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options);
    return answer.canceled ? [] : answer.filePaths;
  }

  async function save(title: string, path: string, extension: string, kind: string): Promise<string | null> {
    // Without an ending it is a folder that gets the name.
    const filters = extension === '' ? [] : [{ name: kind, extensions: [extension.replace(/^\./, '')] }];
    const options = { title, defaultPath: path, filters };
    const window = front();
    const answer = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options);
    return answer.canceled || answer.filePath === '' ? null : answer.filePath;
  }

  return {
    'host.read': async () => ({
      kind: 'electron',
      platform: process.platform,
      capabilities: ['openFiles', 'openProject', 'saveFile', 'showInFolder', 'openExternal', 'printPdf'],
    }),

    'host.openFiles': async ({ folder, copies = false }) => ({
      paths: await choose(
        copies
          ? MERGE
          : folder
            ? { title: 'Import a folder', buttonLabel: 'Import', properties: ['openDirectory'] }
            : {
                title: 'Import files',
                buttonLabel: 'Import',
                properties: ['openFile', 'multiSelections'],
                filters: IMPORT_FILTERS,
              },
      ),
    }),

    'host.openProject': async () => {
      const [path] = await choose({ title: 'Open project', properties: ['openFile'], filters: PROJECT_FILTERS });
      return { path: path ?? null };
    },

    'host.saveFile': async ({ title, path, extension, kind }) => ({ path: await save(title, path, extension, kind) }),

    'host.printPdf': async ({ path }) => ({
      path: await savePageAsPdf(path, {
        choose: (proposed) => save('Save as PDF', proposed, 'pdf', 'PDF'),
        print: printPdf,
        core,
      }),
    }),

    'host.showInFolder': async ({ path }) => {
      if (!isAbsolute(path) || !existsSync(path)) {
        throw new Refusal('not_found', `There is no file at ${path} any more.`, { file: path });
      }
      shell.showItemInFolder(path);
      return {};
    },

    'host.openExternal': async ({ url }) => {
      const { protocol, href } = new URL(url);
      if (protocol !== 'https:') throw new Refusal('refused', `Only https addresses can be opened, not ${url}.`);
      if (await agreesToOpen(front(), href)) await shell.openExternal(href);
      return {};
    },
  };
}

async function agreesToOpen(window: BrowserWindow | null, url: string): Promise<boolean> {
  const options = {
    type: 'question' as const,
    message: 'Open this address in your browser?',
    detail: url,
    buttons: ['Cancel', 'Open'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
  const { response } = window ? await dialog.showMessageBox(window, options) : await dialog.showMessageBox(options);
  return response === 1;
}
