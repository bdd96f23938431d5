import type { Output, Parsed } from '../../../../shared/api/procedures.ts';
import type { ReadDb } from '../../db/types.ts';
import { lastSeq } from '../../repositories/log.ts';
import type { Pace } from '../task.ts';
import { cardOf } from './card.ts';
import { checksOf } from './checks.ts';
import { factsOf } from './facts.ts';

/** What is missing before an export with these choices is fit to be published, and what version it would be. */
export async function readChecklist(
  db: ReadDb,
  { withoutText = false, pseudonyms = false, ...choice }: Parsed<'dataset.checklist'>,
  pace: Pace,
): Promise<Output<'dataset.checklist'>> {
  const facts = await factsOf(db, choice, pace);
  return {
    seq: lastSeq(db),
    checks: [...checksOf(cardOf(db), facts, { withoutText, pseudonyms })],
    proposal: { version: '1.0.0', previous: null, step: 'first', changes: null },
  };
}
