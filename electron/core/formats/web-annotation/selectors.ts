import { z } from 'zod';
import { canonical } from '../../repositories/state.ts';
import { Problem } from '../problem.ts';
import { isA, listOf, textIn, type Node } from './shape.ts';

/** Where a target says that its words are. */
export interface Selected {
  /** Code points. */
  readonly position: { readonly start: number; readonly end: number } | null;
  readonly exact: string | null;
  readonly prefix: string | null;
  readonly suffix: string | null;
  /** Selectors that say nothing that can be found in a text, by their types, and as they stand in the file. */
  readonly unknown: readonly { readonly type: string; readonly json: string }[];
}

const error = 'an offset is a whole number from 0, in code points';
const offset = z.int({ error }).nonnegative({ error });
const positionSchema = z.looseObject({ start: offset, end: offset });

/** `char=12,26`: a range of a plain text (RFC 5147), in characters. */
const CHARACTERS = /^#?char=(\d+),(\d+)$/;

/**
 * What the selectors of a target select: each of them selects the same words. A selector that another one refines (an element of a page) is unknown
 * here, so a position in it means nothing, but a quote does.
 *
 * @throws Problem for a selector that is not what its type says.
 */
export function selectedBy(selectors: readonly unknown[]): Selected {
  let found: Selected = { position: null, exact: null, prefix: null, suffix: null, unknown: [] };
  for (const selector of selectors) {
    if (typeof selector !== 'object' || selector === null) throw new Problem('a selector is no object; correct it');
    found = merged(found, selectionOf(selector as Node, false));
  }
  return found;
}

const merged = (a: Selected, b: Selected): Selected => ({
  position: a.position ?? b.position,
  exact: a.exact ?? b.exact,
  prefix: a.prefix ?? b.prefix,
  suffix: a.suffix ?? b.suffix,
  unknown: [...a.unknown, ...b.unknown],
});

const NOTHING: Selected = { position: null, exact: null, prefix: null, suffix: null, unknown: [] };

function selectionOf(selector: Node, isRefining: boolean): Selected {
  const { refinedBy } = selector;
  const own = plainSelection(selector, isRefining);
  if (refinedBy === undefined) return own;
  const inner = listOf(refinedBy).reduce<Selected>(
    (before, one) => merged(before, typeof one === 'object' && one !== null ? selectionOf(one as Node, true) : NOTHING),
    NOTHING,
  );
  // The words are those of the innermost selector; where the outer one is known, a position counts from where that begins.
  const start = own.position?.start;
  const position =
    inner.position && start !== undefined
      ? { start: start + inner.position.start, end: start + inner.position.end }
      : null;
  const isInner = inner.exact !== null || inner.position !== null;
  return isInner
    ? { ...inner, position, unknown: [...own.unknown, ...inner.unknown] }
    : { ...own, unknown: [...own.unknown, ...inner.unknown] };
}

function plainSelection(selector: Node, isRefining: boolean): Selected {
  if (isA(selector, 'TextQuoteSelector')) {
    const exact = textIn(selector, 'exact');
    if (exact === null || exact === '') throw new Problem('a TextQuoteSelector has no text "exact"; correct it');
    return { ...NOTHING, exact, prefix: textIn(selector, 'prefix'), suffix: textIn(selector, 'suffix') };
  }
  if (isA(selector, 'TextPositionSelector')) {
    const parsed = positionSchema.safeParse(selector);
    if (!parsed.success) throw new Problem(`a TextPositionSelector has no whole numbers "start" and "end"; ${error}`);
    return { ...NOTHING, position: parsed.data };
  }
  const range = isA(selector, 'FragmentSelector') ? CHARACTERS.exec(textIn(selector, 'value') ?? '') : null;
  if (range && !isRefining) return { ...NOTHING, position: { start: Number(range[1]), end: Number(range[2]) } };
  const [type = 'without a type'] = listOf(selector['type'] ?? selector['@type']).map(String);
  return { ...NOTHING, unknown: [{ type, json: canonical(selector) }] };
}
