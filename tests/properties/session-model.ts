/** What the model keeps of an annotation: nothing that the program derives. */
export interface ModelAnnotation {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly certainty: string | null;
  readonly claim: string | null;
}

interface ModelRelation {
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

/** A project in so few words that it can be seen to be right: maps of records, and the labels of the codebook. */
export interface Model {
  readonly annotations: Readonly<Record<string, ModelAnnotation>>;
  readonly relations: Readonly<Record<string, ModelRelation>>;
  readonly claims: Readonly<Record<string, string>>;
  /** Labels in use, and those that are retired. */
  readonly labels: readonly string[];
  readonly retired: readonly string[];
  /** How often the codebook was changed on the way here: makes a change that only renames one, too. */
  readonly edits: number;
}

/** Types of the model's codebook: both go from any label to any label. */
export const RELATIONS = ['supports', 'contradicts'] as const;
const SYMMETRIC = 'contradicts';

/** The ends as they are stored: those of a symmetric type in the order of their ids. */
export const stored = ({ type, from, to }: ModelRelation): ModelRelation =>
  type === SYMMETRIC && to < from ? { type, from: to, to: from } : { type, from, to };

/** Whether a relation may be made: not of an annotation with itself, of two that are there, and not a second time. */
export const mayRelate = (model: Model, relation: ModelRelation): boolean => {
  const { type, from, to } = stored(relation);
  return (
    from !== to &&
    model.annotations[from] !== undefined &&
    model.annotations[to] !== undefined &&
    !Object.values(model.relations).some((one) => one.type === type && one.from === from && one.to === to)
  );
};

/** One record put in, where it was where it was there before, or (null) taken out. */
export function put<T>(records: Readonly<Record<string, T>>, id: string, record: T | null): Record<string, T> {
  if (record !== null) return { ...records, [id]: record };
  return Object.fromEntries(Object.entries(records).filter(([other]) => other !== id));
}

/** Every annotation changed. */
export const eachAnnotation = (
  { annotations }: Model,
  change: (annotation: ModelAnnotation) => ModelAnnotation,
): Model['annotations'] => Object.fromEntries(Object.entries(annotations).map(([id, one]) => [id, change(one)]));

/** The model with its past and its future: what undo and redo lead to. */
export class Timeline {
  now: Model;
  past: Model[] = [];
  future: Model[] = [];

  constructor(first: Model) {
    this.now = first;
  }

  /** A gesture. One that changes nothing is none. */
  go(next: Model): void {
    if (JSON.stringify(next) === JSON.stringify(this.now)) return;
    this.past.push(this.now);
    this.future = [];
    this.now = next;
  }

  undo(): boolean {
    const before = this.past.pop();
    if (before === undefined) return false;
    this.future.push(this.now);
    this.now = before;
    return true;
  }

  redo(): boolean {
    const after = this.future.pop();
    if (after === undefined) return false;
    this.past.push(this.now);
    this.now = after;
    return true;
  }
}
