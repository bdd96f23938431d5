import { Refusal } from '../../../shared/api/reply.ts';
import { circleOfParts, type Source } from '../../../shared/model/source.ts';

/**
 * Every source that another one is part of is there, and none is part of itself by way of others.
 *
 * @throws Refusal `not_found`, `conflict`, naming the sources.
 */
export function refuseLooseParts(sources: readonly Source[]): void {
  const byId = new Map(sources.map((source) => [source.id, source]));
  for (const { name, partOf } of sources) {
    if (partOf === undefined || byId.has(partOf)) continue;
    throw new Refusal(
      'conflict',
      `The source "${name}" would be part of ${partOf}, which is not in the registry then. Nothing was changed; say first what "${name}" is part of instead.`,
      { source: partOf },
    );
  }
  const circle = circleOfParts(sources);
  if (circle === null) return;
  const names = [...circle, circle[0] ?? ''].map((id) => `"${byId.get(id)?.name ?? id}"`).join(' → ');
  throw new Refusal(
    'conflict',
    `These sources would be part of each other: ${names}. Nothing was changed; leave one of these out.`,
    { sources: circle.join(', ') },
  );
}
