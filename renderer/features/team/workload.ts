import type { TeamOverview } from '../../../shared/api/team.ts';
import { statusId } from '../../../shared/model/status.ts';

export type Cell = TeamOverview['cells'][number];

/** What an annotator has to do, and how far it is: documents that are assigned, or, without an assignment, begun. */
export interface Workload {
  readonly assigned: number;
  /** Of the documents. */
  readonly words: number;
  readonly open: number;
  readonly inProgress: number;
  readonly done: number;
  readonly locked: number;
}

const NOTHING: Workload = { assigned: 0, words: 0, open: 0, inProgress: 0, done: 0, locked: 0 };

/** The cells of a grid by layer and document. */
export const cellsById = (cells: readonly Cell[]): ReadonlyMap<string, Cell> =>
  new Map(cells.map((cell) => [statusId(cell.layer, cell.document), cell]));

/** What each layer has to do. O(cells). */
export function workloads({
  cells,
  documents,
}: Pick<TeamOverview, 'cells' | 'documents'>): ReadonlyMap<string, Workload> {
  const words = new Map(documents.map((document) => [document.id, document.words]));
  const loads = new Map<string, Workload>();
  for (const { layer, document, assigned, state } of cells) {
    const load = loads.get(layer) ?? NOTHING;
    loads.set(layer, {
      assigned: load.assigned + (assigned ? 1 : 0),
      words: load.words + (words.get(document) ?? 0),
      open: load.open + (state === 'open' ? 1 : 0),
      inProgress: load.inProgress + (state === 'in progress' ? 1 : 0),
      done: load.done + (state === 'done' ? 1 : 0),
      locked: load.locked + (state === 'locked' ? 1 : 0),
    });
  }
  return loads;
}

/** The workload of a layer that has nothing to do with any document, too. */
export const loadOf = (loads: ReadonlyMap<string, Workload>, layer: string): Workload => loads.get(layer) ?? NOTHING;

/** The documents that are assigned to an annotator. */
export const assignedTo = (overview: TeamOverview | null, annotator: string | null): ReadonlySet<string> =>
  new Set(
    overview?.cells.flatMap(({ layer, document, assigned }) => (assigned && layer === annotator ? [document] : [])),
  );

/** Whether others' work on a document is hidden from an annotator, as the core does it. */
export function isHidden(overview: TeamOverview | null, annotator: string | null, state: string | undefined): boolean {
  if (overview?.team.blind !== true) return false;
  if (annotator !== null && overview.team.leads?.includes(annotator) === true) return false;
  return state !== 'done' && state !== 'locked';
}

/** How many documents are assigned to two annotators or more: those their agreement is told by. O(cells). */
export function sharedDocuments({ cells }: Pick<TeamOverview, 'cells'>): number {
  const people = new Map<string, number>();
  for (const { document, assigned } of cells) if (assigned) people.set(document, (people.get(document) ?? 0) + 1);
  return [...people.values()].filter((n) => n > 1).length;
}
