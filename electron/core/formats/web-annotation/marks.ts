import type { AttributeValue } from '../../../../shared/model/annotation.ts';
import type { OffsetMap } from '../../../../shared/text/convert.ts';
import { codePoint, utf16, type Span } from '../../../../shared/text/units.ts';
import type { ForeignAnnotation } from '../foreign.ts';
import { Problem } from '../problem.ts';
import { motivationsOf, type Said } from './bodies.ts';
import type { WebAnnotation } from './shape.ts';
import type { Selected } from './selectors.ts';
import { TERM } from './vocabulary.ts';

export type Target = Selected;

interface Document {
  readonly text: string | null;
  readonly map: OffsetMap | null;
}

type Mark = Omit<ForeignAnnotation, 'id' | 'place' | 'annotator'>;

/**
 * The annotations that one of the model is: one for each tag, or for its motivation where it has none. Several targets are its fragments.
 *
 * @param document without a text where that is not here: offsets stay code points.
 * @throws Problem where an offset is outside the text, or a quote is not there.
 */
export function marksOf(
  annotation: WebAnnotation,
  said: Said,
  targets: readonly Target[],
  document: Document,
  leave: (what: string) => void,
): readonly Mark[] {
  const unknown = targets.flatMap((target) => target.unknown);
  for (const { type } of unknown) leave(`selector ${type}, kept as the attribute "selector"`);
  const where = whereOf(targets, document);
  if (where === null) {
    leave('annotation whose selectors say no place in a text');
    return [];
  }
  const { notes, tags, links } = said;
  const kept: Record<string, AttributeValue> = {
    ...(unknown.length > 0 && {
      selector: unknown.length === 1 ? (unknown[0]?.json ?? '') : unknown.map(({ json }) => json),
    }),
    ...(links.length > 0 && { body: links.length === 1 ? (links[0] ?? '') : [...links] }),
  };
  const [motivation = 'annotation'] = motivationsOf(annotation);
  const confidence = annotation[TERM.confidence];
  return (tags.length > 0 ? tags : [motivation]).map((label) => ({
    label,
    ...where,
    attributes: { ...kept, ...annotation[TERM.attributes] },
    ...(notes.length > 0 && { note: notes.join('\n') }),
    ...(confidence !== undefined && { confidence }),
  }));
}

type Where = Pick<Mark, 'fragments' | 'quote' | 'prefix' | 'suffix'>;

function whereOf(targets: readonly Target[], document: Document): Where | null {
  const [only, ...others] = targets;
  const positions = targets.flatMap(({ position }) => (position ? [position] : []));
  const isPlaced = positions.length === targets.length;
  if (isPlaced) {
    const fragments = targets.map((target) => placed(target, document)).toSorted((a, b) => a.start - b.start);
    return others.length > 0 ? { fragments } : { fragments, ...quoteOf(only) };
  }
  // Without positions only one stretch of words can be looked for.
  return others.length === 0 && only?.exact !== null ? { fragments: null, ...quoteOf(only) } : null;
}

function quoteOf(target: Target | undefined): Pick<Mark, 'quote' | 'prefix' | 'suffix'> {
  const { exact = null, prefix = null, suffix = null } = target ?? {};
  return {
    ...(exact !== null && { quote: exact }),
    ...(prefix !== null && { prefix }),
    ...(suffix !== null && { suffix }),
  };
}

function placed({ position, exact }: Target, { text, map }: Document): Span {
  const { start = 0, end = 0 } = position ?? {};
  if (text === null || map === null) return { start: utf16(start), end: utf16(end) };
  const outside = [start, end].find((offset) => offset > map.codePoints);
  if (outside !== undefined) {
    throw new Problem(`offset ${outside} is outside the text, which has ${map.codePoints} code points; correct it`);
  }
  const span = { start: map.toUtf16(codePoint(start)), end: map.toUtf16(codePoint(end)) };
  const there = text.slice(span.start, span.end);
  if (exact !== null && exact !== there) {
    throw new Problem(
      `at ${start} to ${end} the text says ${JSON.stringify(there.slice(0, 60))}, the quote ${JSON.stringify(exact.slice(0, 60))}; correct one`,
    );
  }
  return span;
}
