import type { Output, Parsed } from '../../../../shared/api/procedures.ts';
import type { ReadDb } from '../../db/types.ts';
import { lastSeq } from '../../repositories/log.ts';
import { checkQuality } from '../quality/check.ts';
import type { Pace } from '../task.ts';
import { listLayers } from '../../repositories/small.ts';
import { select } from '../export-selection.ts';
import { cardOf } from './card.ts';
import { checksOf } from './checks.ts';
import { factsOf } from './facts.ts';
import { prepare } from './prepare.ts';
import { namingFor } from './pseudonyms.ts';

/** What is missing before an export with these choices is fit to be published, and what version it would be. */
export async function readChecklist(
  db: ReadDb,
  request: Parsed<'dataset.checklist'>,
  pace: Pace,
): Promise<Output<'dataset.checklist'>> {
  const { withoutText = false, pseudonyms = false, pseudonymKey } = request;
  const card = cardOf(db);
  const facts = { ...(await factsOf(db, request, pace)), quality: await openFindings(db, request, pace) };
  const naming = namingFor(request, listLayers(db));
  const { proposal, publication } = await prepare(db, select(db, request), request, naming, pace);
  const form = { withoutText, pseudonyms: pseudonyms || pseudonymKey !== undefined };
  const last = publication.releases.at(-2);
  return {
    seq: lastSeq(db),
    checks: [...checksOf(card, facts, form, { proposal, lastDate: last?.date })],
    proposal,
  };
}

/** Open quality findings of weight in what is exported: of its layer, or of all. */
async function openFindings(db: ReadDb, { layer }: Parsed<'dataset.checklist'>, pace: Pace): Promise<number> {
  const isOne = layer !== 'all' && listLayers(db).some(({ id }) => id === layer);
  const { kinds } = await checkQuality(db, null, { limit: 1, ...(isOne && { layer }) }, pace);
  return kinds.reduce(
    (sum, { kind, severity, open }) => (severity === 'look' || kind === 'missing_value' ? sum : sum + open),
    0,
  );
}
