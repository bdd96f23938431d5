/** Where results are looked for: in the documents' texts, or in what annotations say. */
export const AREAS = ['text', 'quotes', 'notes', 'attributes'] as const;
export type Area = (typeof AREAS)[number];

/** What narrows a whole search. */
export const FIELDS = ['label', 'layer', 'attr', 'doc', 'outlet', 'author', 'date', 'meta', 'status', 'in'] as const;
export type Field = (typeof FIELDS)[number];

/** The words that `status:` knows. */
export const STATES = ['open', 'done', 'locked'] as const;

/** A stretch of the query, in UTF-16 code units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A word, or a phrase: tokens of the search form that follow each other. `prefix`: the last one may go on. */
export interface WordsNode {
  readonly kind: 'words';
  readonly tokens: readonly string[];
  readonly prefix: boolean;
  readonly place: Place;
}

/** What is looked for. */
export type QueryNode =
  | WordsNode
  /** All of them, with at most `distance` tokens between the first and the last. */
  | { readonly kind: 'near'; readonly parts: readonly WordsNode[]; readonly distance: number; readonly place: Place }
  /** A piece of a word, in the search form; `atEnd`: the word ends with it. */
  | { readonly kind: 'part'; readonly text: string; readonly atEnd: boolean; readonly place: Place }
  | { readonly kind: 'regex'; readonly source: string; readonly ignoreCase: boolean; readonly place: Place }
  | { readonly kind: 'and' | 'or'; readonly of: readonly QueryNode[] }
  | { readonly kind: 'not'; readonly of: QueryNode };

/** One `field:value`. */
export interface QueryFilter {
  readonly field: Exclude<Field, 'in'>;
  readonly value: string;
  readonly isNegated: boolean;
  readonly place: Place;
}

/** A query that was understood. */
export interface Query {
  /** Null: only filters; then the annotations are listed that pass them. */
  readonly node: QueryNode | null;
  readonly filters: readonly QueryFilter[];
  /** Null: the query does not say. */
  readonly areas: readonly Area[] | null;
}

/** Why a query cannot be searched for. The window says it in its language, the core in English: {@link sayProblem}. */
export const PROBLEMS = [
  'empty',
  'onlyOperators',
  'onlyNegative',
  'quote',
  'open',
  'close',
  'emptyGroup',
  'operator',
  'noWords',
  'star',
  'near',
  'nearParts',
  'nearDistance',
  'regexOpen',
  'regexFlag',
  'regexLook',
  'regexBackReference',
  'regexPossessive',
  'regexBad',
  'field',
  'fieldValue',
  'fieldInside',
  'area',
  'status',
  'date',
  'attr',
  'meta',
  'long',
  'many',
  'label',
  'layer',
] as const;
export type ProblemCode = (typeof PROBLEMS)[number];

/** What is wrong, and where in the query. `what`: the piece that is meant, or what there is instead. */
export interface QueryProblem {
  readonly code: ProblemCode;
  readonly place: Place;
  readonly what: string;
}

/** Thrown inside the parser, caught at its edge. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly problem: QueryProblem;

  constructor(code: ProblemCode, place: Place, what = '') {
    super(code);
    this.problem = { code, place, what };
  }
}
