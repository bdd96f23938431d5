import type { Client } from '../../../shared/api/client.ts';
import type { HostInfo } from '../../../shared/api/host.ts';
import type { SavedKind } from '../../../shared/api/pictures.ts';
import { fileNameFor } from '../../../shared/text/file-name.ts';
import { base64Of } from '../base64.ts';
import { joinPath } from '../paths.ts';

/** What saving needs of the window. */
export interface SaveParts {
  readonly client: Client;
  readonly host: HostInfo | null;
  /** Where files are put unless told otherwise. */
  readonly folder: string;
}

/** A file to be saved: its bytes, and the name that it is offered under. */
export interface SavedPicture {
  readonly name: string;
  readonly kind: SavedKind;
  readonly title: string;
  readonly bytes: Blob;
}

/**
 * Saves a file where the user says: by the host's dialog where it has one, otherwise as a download of the browser.
 *
 * @returns where it is: a path, or the name of the download; null where the user has cancelled.
 * @throws Refusal of `pictures.save`.
 */
export async function savePicture(
  { client, host, folder }: SaveParts,
  { name, kind, title, bytes }: SavedPicture,
): Promise<string | null> {
  const fileName = `${fileNameFor(name, 'plot')}.${kind}`;
  if (host?.capabilities.includes('saveFile') !== true) {
    download(bytes, fileName);
    return fileName;
  }
  const asked = { title, path: joinPath(folder, fileName), extension: kind, kind: kind.toUpperCase() };
  const { path } = await client.host('host.saveFile', asked);
  if (path === null) return null;
  // Some systems' dialogs give back a name without its ending, and have not asked about the file that has it.
  const hasEnding = path.toLowerCase().endsWith(`.${kind}`);
  const saved = await client.call('pictures.save', {
    path: hasEnding ? path : `${path}.${kind}`,
    kind,
    base64: await base64Of(bytes),
    overwrite: hasEnding,
  });
  return saved.path;
}

/** How long the browser may need to take a file over. */
const KEPT_MS = 60_000;

function download(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
