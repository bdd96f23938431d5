import { Refusal } from '../../../shared/api/reply.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { ReadDb } from '../db/types.ts';
import { readCodebook } from '../repositories/small.ts';

/**
 * Refuses a label that is retired for what did not have it. What has it stays as it is and can be changed: `had` are the
 * annotations of the same gesture before it, so that one with a retired label can be split and moved.
 *
 * @throws Refusal `invalid`
 */
export function refuseRetired(
  db: ReadDb,
  after: readonly Pick<Annotation, 'label'>[],
  had: readonly Pick<Annotation, 'label'>[],
): void {
  const asked = new Set(after.map(({ label }) => label));
  for (const { label } of had) asked.delete(label);
  if (asked.size === 0) return;
  const { labels = [] } = readCodebook(db) ?? {};
  const retired = labels.find(({ name, retired }) => retired && asked.has(name));
  if (!retired) return;
  const offered = labels.flatMap((label) => (label.retired ? [] : [label.name]));
  throw new Refusal(
    'invalid',
    `The label "${retired.name}" is retired: it stays where it is, and nothing new gets it. There is ${offered.join(', ')}.`,
    { label: retired.name },
  );
}
