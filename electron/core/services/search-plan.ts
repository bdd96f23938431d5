import type { RE2JS } from 're2js';
import { Refusal } from '../../../shared/api/reply.ts';
import { regexesIn } from '../../../shared/search/match.ts';
import { parseQuery } from '../../../shared/search/parse.ts';
import { QueryError, type Area, type QueryNode, type QueryProblem } from '../../../shared/search/query.ts';
import { sayProblem } from '../../../shared/search/say-problem.ts';
import type { ReadDb } from '../db/types.ts';
import { candidates, either } from './search-candidates.ts';
import { searchFilters, type SearchFilters } from './search-filters.ts';
import { compileRegex } from './search-regex.ts';

/** A query, ready for looking: where, for what, and in which texts it may be. */
export interface SearchPlan {
  /** Null: nothing but fields; the annotations are listed that pass them. */
  readonly node: QueryNode | null;
  readonly areas: readonly Area[];
  readonly filters: SearchFilters;
  readonly engines: ReadonlyMap<QueryNode, RE2JS>;
  /** Keys of the texts that may have it, ascending. */
  readonly keys: readonly number[];
}

/** What is asked, as a call has it. */
export interface Asked {
  readonly query: string;
  readonly in?: readonly Area[] | undefined;
  readonly layer: string | null;
}

const refusal = ({ code, place, what }: QueryProblem): Refusal =>
  new Refusal('invalid', sayProblem({ code, place, what }), {
    problem: code,
    start: place.start,
    end: place.end,
    what,
  });

/**
 * Reads a query and finds out where to look. O(what the index holds of its words).
 *
 * @throws Refusal `invalid` with the place in the query.
 */
export function planSearch(db: ReadDb, { query: text, in: asked, layer }: Asked): SearchPlan {
  const parsed = parseQuery(text);
  if ('problem' in parsed) throw refusal(parsed.problem);
  const { node, filters: fields, areas: said } = parsed.query;
  try {
    const filters = searchFilters(db, fields, layer);
    const engines = new Map<QueryNode, RE2JS>(
      (node === null ? [] : regexesIn(node)).map((regex) => [regex, compileRegex(regex)]),
    );
    // A text as a whole is no hit: without words, the annotations are what is listed.
    const areas = (said ?? asked ?? ['text']).map((area) => (node === null && area === 'text' ? 'quotes' : area));
    const keys = either(areas.map((area) => candidates(db, node, area))) ?? [];
    const allowed = filters.keys;
    return {
      node,
      areas: [...new Set(areas)],
      filters,
      engines,
      keys: allowed === null ? keys : keys.filter((key) => allowed.has(key)),
    };
  } catch (error) {
    throw error instanceof QueryError ? refusal(error.problem) : error;
  }
}
