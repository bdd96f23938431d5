import type { TreeFile } from '../foreign.ts';
import { jsonTextOf } from '../json/array.ts';
import { Problem, refusalAt, type Place } from '../problem.ts';
import { parseStrictJson, type JsonValue } from '../strict-json.ts';
import { isA, listOf } from './shape.ts';

/** An annotation of a file, and where it begins. */
export interface Item {
  readonly place: Place;
  readonly value: Readonly<Record<string, JsonValue>>;
}

/**
 * The annotations of a file: of one, a list of them, a graph, a page or a collection whose pages stand in it.
 *
 * @throws Refusal with file and line: JSON that is not strict, a collection whose pages are elsewhere, something that is no annotation.
 */
export function* itemsOf(tree: TreeFile): Generator<Item> {
  const { file, text } = jsonTextOf(tree);
  const starts = new Map<object, number>();
  const lineAt = linesIn(text);
  let whole: JsonValue;
  try {
    whole = parseStrictJson(text, starts);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const at = (error.column ?? 1) - 1;
    throw refusalAt({ file, line: lineAt(at) }, error.message, at - text.lastIndexOf('\n', at - 1));
  }
  const placeOf = (value: object): Place => ({ file, line: lineAt(starts.get(value) ?? 0) });
  // Not by calls in each other: a list may be long, and what stands in it is no deeper than JSON may be.
  const waiting: JsonValue[] = [whole];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i -= 1) waiting.push(value[i] as JsonValue);
      continue;
    }
    if (typeof value !== 'object' || value === null) {
      throw refusalAt({ file, line: 1 }, `${JSON.stringify(value)} is no annotation; annotations are objects`);
    }
    const node = value as Readonly<Record<string, JsonValue>>;
    if (isA(node, 'Annotation')) {
      yield { place: placeOf(node), value: node };
      continue;
    }
    const inside = ['@graph', 'first', 'items', 'next'].flatMap((name) =>
      node[name] === undefined ? [] : listOf(node[name]),
    );
    const isHolder = ['AnnotationCollection', 'AnnotationPage'].some((type) => isA(node, type)) || '@graph' in node;
    if (!isHolder)
      throw refusalAt(placeOf(node), 'this is no Annotation, AnnotationPage or AnnotationCollection; give it its type');
    for (const one of inside.toReversed()) {
      if (typeof one !== 'string') waiting.push(one);
      else throw refusalAt(placeOf(node), `the page ${one} is not in the file; put its items in`);
    }
  }
}

/** The line of an offset, by binary search. */
function linesIn(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
