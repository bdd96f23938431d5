import { Refusal } from '../../../shared/api/reply.ts';
import { isOffered } from '../../../shared/codebook/offered.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { ReadDb } from '../db/types.ts';
import { readCodebook } from '../repositories/small.ts';

type Labelled = Pick<Annotation, 'label'>;

/**
 * Refuses a label that is retired for what did not have it. What has it stays as it is and can be changed: `had` are the
 * annotations of the same gesture before it, so that one with a retired label can be split and moved.
 *
 * @throws Refusal `invalid`
 */
export function refuseRetired(db: ReadDb, after: readonly Labelled[], had: readonly Labelled[]): void {
  const asked = new Set(after.map(({ label }) => label));
  for (const { label } of had) asked.delete(label);
  if (asked.size === 0) return;
  const { labels = [] } = readCodebook(db) ?? {};
  const retired = labels.find((label) => !isOffered(label) && asked.has(label.name));
  if (!retired) return;
  const offered = labels.filter(isOffered).map(({ name }) => name);
  throw new Refusal(
    'invalid',
    `The label "${retired.name}" is retired: it stays where it is, and nothing new gets it. There is ${offered.join(', ')}.`,
    { label: retired.name },
  );
}
