import { extname } from 'node:path';
import type { Output, Parsed } from '../../../../shared/api/procedures.ts';
import { Refusal } from '../../../../shared/api/reply.ts';
import { writeFileAtomically } from '../../formats/atomic.ts';

/**
 * Writes a report as a PDF. It writes nothing else.
 *
 * @throws Refusal `refused`, and those of {@link writeFileAtomically}.
 */
export async function savePdf({
  path,
  base64,
  overwrite,
}: Pick<Parsed<'report.savePdf'>, 'path' | 'base64' | 'overwrite'>): Promise<Output<'report.savePdf'>> {
  if (extname(path).toLowerCase() !== '.pdf') {
    throw new Refusal('refused', `${path}: the name of this file must end with .pdf; nothing was written.`, {
      file: path,
    });
  }
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') {
    throw new Refusal('refused', `${path}: what was to be written is no PDF; nothing was written.`, { file: path });
  }
  return { path, ...(await writeFileAtomically(path, [bytes], { overwrite })) };
}
