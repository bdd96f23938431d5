import type { SplitReport } from '../../../shared/api/splits.ts';
import type { SplitName } from '../../../shared/splits/measure.ts';

/** Documents that belong together, or one that stands alone. */
export interface Group {
  /** Its first document: no document is in two groups. */
  readonly key: string;
  readonly documents: readonly { readonly id: string; readonly title: string }[];
  readonly ties: SplitReport['components'][number]['ties'];
  /** Where its documents are; `mixed`: in several splits; `other`: in one of another name. */
  readonly split: SplitName | 'mixed' | 'other' | null;
  /** The name of that other one, which exports keep; null: it is none. */
  readonly other: string | null;
}

/** Where every document is. */
export type Plan = ReadonlyMap<string, SplitName | null>;

/** The groups of a report under a plan: those of several documents first, the largest first; then single ones by title. O(documents). */
export function groupsOf(
  { documents, components }: Pick<SplitReport, 'documents' | 'components'>,
  plan: Plan,
): Group[] {
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  const others = new Map(documents.map(({ id, other }) => [id, other]));
  const grouped = new Set(components.flatMap((component) => component.documents));
  const groupOf = (ids: readonly string[], ties: Group['ties']): Group => ({
    key: ids[0] ?? '',
    documents: ids.map((id) => ({ id, title: titles.get(id) ?? id })),
    ties,
    ...splitOfAll(ids, plan, others),
  });
  return [
    ...components.map((component) => groupOf(component.documents, component.ties)),
    ...documents
      .filter(({ id }) => !grouped.has(id))
      .map(({ id }) => groupOf([id], []))
      .toSorted((a, b) => (a.documents[0]?.title ?? '').localeCompare(b.documents[0]?.title ?? '')),
  ];
}

/** What is in the plan counts; without it a document stays where its metadata say. */
function splitOfAll(
  ids: readonly string[],
  plan: Plan,
  others: ReadonlyMap<string, string | null>,
): Pick<Group, 'split' | 'other'> {
  const splits = new Set(ids.map((id) => plan.get(id) ?? null));
  const names = new Set(ids.map((id) => (plan.get(id) ? null : (others.get(id) ?? null))));
  if (splits.size > 1 || names.size > 1) return { split: 'mixed', other: null };
  const [split = null] = splits;
  const [other = null] = names;
  return { split: other === null ? split : 'other', other };
}

/** A plan with the documents of a group somewhere else. */
export function moved(plan: Plan, { documents }: Pick<Group, 'documents'>, split: SplitName | null): Plan {
  const next = new Map(plan);
  for (const { id } of documents) next.set(id, split);
  return next;
}

/** The documents that a plan puts elsewhere than another one. */
export const changedIn = (plan: Plan, saved: Plan): { document: string; split: SplitName | null }[] =>
  [...plan].flatMap(([document, split]) => ((saved.get(document) ?? null) === split ? [] : [{ document, split }]));
