import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { Refusal } from '../../shared/api/reply.ts';
import type { Answer } from './ipc.ts';

/** What a page is saved as a PDF with. */
export interface PdfParts {
  /** Asks where to, overwriting included; null: not at all. */
  readonly choose: (proposed: string) => Promise<string | null>;
  readonly print: (page: string) => Promise<Uint8Array>;
  /** Writes: it alone knows which files belong to the open project. */
  readonly core: Answer;
}

/**
 * Asks where to, and saves a page of HTML from the disk there as a PDF.
 *
 * @returns where it is; null where the user cancelled
 * @throws Refusal `not_found` (the page), and those of `report.savePdf`
 */
export async function savePageAsPdf(page: string, { choose, print, core }: PdfParts): Promise<string | null> {
  if (!isAbsolute(page) || !/\.html?$/i.test(page) || !existsSync(page)) {
    throw new Refusal('not_found', `There is no page at ${page} any more.`, { file: page });
  }
  const path = await choose(page.replace(/\.html?$/i, '.pdf'));
  if (path === null) return null;
  const base64 = Buffer.from(await print(page)).toString('base64');
  const reply = await core('report.savePdf', { path, base64, overwrite: true });
  if (!reply.ok) throw new Refusal(reply.code, reply.message, reply.details);
  return path;
}
