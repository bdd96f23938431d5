import type { ForeignAnnotation } from '../foreign.ts';
import type { ProdigyRelation, ProdigyTask } from './shape.ts';

/** The ends of a relation, or in words why it has none. */
type Ends = { readonly from: string; readonly to: string } | string;

const NO_SPAN = 'relation between words that no span marks';
const AMBIGUOUS = 'relation whose end could be any of several spans';

/**
 * Finds the annotations that the relations of a task are between: the head is `from`. By the id of the span where it has one of ours, or by the place and
 * label of `head_span` and `child_span`, or by the token: the last one of its span.
 *
 * @param annotations of the task's spans, in their order.
 */
export function endsOf(
  task: ProdigyTask,
  annotations: readonly ForeignAnnotation[],
): (relation: ProdigyRelation) => Ends {
  const spans = task.spans ?? [];
  const ids = new Map(spans.flatMap(({ id }, i) => (id === undefined ? [] : [[id, annotations[i]?.id]])));
  const byPlace = Map.groupBy(spans.keys(), (i) => `${spans[i]?.start} ${spans[i]?.end}`);
  const byToken = Map.groupBy(spans.keys(), (i) => spans[i]?.token_end ?? -1);
  const only = (found: readonly number[]): number | string => {
    const [first, ...others] = found;
    return first === undefined ? NO_SPAN : others.length > 0 ? AMBIGUOUS : first;
  };
  const end = (span: ProdigyRelation['head_span'], token: number | null | undefined): string => {
    const known = span?.id === undefined ? undefined : ids.get(span.id);
    if (known !== undefined) return known;
    const there = span ? (byPlace.get(`${span.start} ${span.end}`) ?? []) : (byToken.get(token ?? -2) ?? []);
    const alike = there.filter((i) => typeof span?.label !== 'string' || spans[i]?.label === span.label);
    const found = only(alike);
    return typeof found === 'string' ? found : (annotations[found]?.id ?? NO_SPAN);
  };
  const known = new Set(annotations.map(({ id }) => id));
  return ({ head, child, head_span, child_span }) => {
    const from = end(head_span, head);
    const to = end(child_span, child);
    if (!known.has(from)) return from;
    return known.has(to) ? { from, to } : to;
  };
}
