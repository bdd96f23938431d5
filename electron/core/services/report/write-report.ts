import { resolve } from 'node:path';
import type { Copied } from '../../../../shared/claims/copied-origins.ts';
import type { Output, Parsed } from '../../../../shared/api/procedures.ts';
import type { ReadDb } from '../../db/types.ts';
import { writeFileAtomically } from '../../formats/atomic.ts';
import type { Pace } from '../task.ts';
import { gatherReport } from './gather.ts';
import { reportPage } from './report.ts';

/**
 * Writes a report from a snapshot of the project, whole or not at all. `copies`: the copied passages that annotations
 * stand in.
 *
 * @throws Refusal those of `gatherReport` and `writeFileAtomically`.
 */
export async function writeReport(
  db: ReadDb,
  request: Parsed<'report.write'>,
  copies: Copied,
  pace: Pace,
): Promise<Output<'report.write'>> {
  const path = resolve(request.path);
  const data = await gatherReport(db, request, copies, pace);
  const page = await reportPage(data, pace);
  const { bytes, sha256 } = await writeFileAtomically(path, [page], {
    overwrite: request.overwrite,
    signal: pace.signal,
  });
  return {
    path,
    bytes,
    sha256,
    cards: data.cards.length,
    mentions: data.cards.reduce((sum, { mentions }) => sum + mentions.length, 0),
    documents: data.documents.length,
  };
}
