import { QueryError, type Place } from './query.ts';

/** Escapes that are longer than their letter: a class by name, a character by number, a quoted stretch. */
const LONG_ESCAPE =
  /\\(?:[pP](?:\{[^}]*\}|[\s\S])|x(?:\{[^}]*\}|[0-9a-fA-F]{2})|0[0-7]{0,2}|Q[\s\S]*?(?:\\E|$)|k<[^>]*>)/uy;

/** Walks over the pieces of a regular expression: escapes, classes and single characters. O(n). */
function* piecesOf(
  source: string,
): Generator<{ readonly at: number; readonly text: string; readonly isClass: boolean }> {
  for (let at = 0; at < source.length;) {
    const start = at;
    const character = source.charAt(at);
    if (character === '\\') {
      LONG_ESCAPE.lastIndex = at;
      at += LONG_ESCAPE.exec(source)?.[0].length ?? 2;
      yield { at: start, text: source.slice(start, at), isClass: false };
      continue;
    }
    if (character === '[') {
      at += 1;
      if (source.charAt(at) === '^') at += 1;
      // A bracket right at the beginning of a class stands for itself.
      if (source.charAt(at) === ']') at += 1;
      while (at < source.length && source.charAt(at) !== ']') {
        const named = source.startsWith('[:', at) ? source.indexOf(':]', at) : -1;
        if (named >= 0) at = named + 2;
        else at += source.charAt(at) === '\\' ? 2 : 1;
      }
      at += 1;
      yield { at: start, text: source.slice(start, at), isClass: true };
      continue;
    }
    at += (source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    yield { at: start, text: source.slice(start, at), isClass: false };
  }
}

/**
 * Refuses what an engine of linear time does not have, each at its place: looking ahead and behind, references back, possessive
 * and atomic forms. `offset`: where the expression begins in the query.
 *
 * @throws QueryError
 */
export function refuseUnsupported(source: string, offset: number): void {
  const place = (at: number, length: number): Place => ({ start: offset + at, end: offset + at + length });
  let before = '';
  for (const { at, text, isClass } of piecesOf(source)) {
    const rest = source.slice(at);
    const look = text === '(' ? /^\(\?(?:[=!]|<[=!])/.exec(rest)?.[0] : undefined;
    if (look !== undefined) throw new QueryError('regexLook', place(at, look.length), look);
    if (text === '(' && rest.startsWith('(?>')) throw new QueryError('regexPossessive', place(at, 3), '(?>');
    if (!isClass && /^\\(?:[1-9]$|k<)/.test(text)) {
      throw new QueryError('regexBackReference', place(at, text.length), text);
    }
    if (text === '+' && /^[*+?]$/.test(before)) {
      throw new QueryError('regexPossessive', place(at - 1, 2), before + text);
    }
    before = isClass || text.startsWith('\\') ? '' : text;
  }
}

/** Characters that say something in an expression. */
const MEANING = /^[.^$*+?()[\]{}|]$/;

/** Letters at the edges of a stretch that the search form may join with what stands next to them in the text. */
const JOINING =
  /^[\u1160-\u11ff\u3099\u309a\ud7b0-\ud7fb]+|(?:[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]+|[\u3040-\u30ff])$/g;

/**
 * Pieces of text that every match of an expression has in it, for narrowing down where it may match: stretches of plain
 * characters outside groups, classes, alternatives and what may be missing. None where the expression has an alternative at its
 * top. Fewer than there are is right, one too many would lose matches. O(n).
 */
export function literalsOf(source: string): string[] {
  // Flags in the middle change what characters mean.
  if (/\(\?[a-zA-Z-]+\)/.test(source)) return [];
  const literals: string[] = [];
  let run = '';
  let depth = 0;
  let skipTo = 0;
  const end = (): void => {
    const sure = run.replace(JOINING, '');
    if (sure !== '') literals.push(sure);
    run = '';
  };
  /** What is before may be missing, or stand there more than once. */
  const loosen = (): void => {
    run = Array.from(run).slice(0, -1).join('');
    end();
  };
  for (const { at, text, isClass } of piecesOf(source)) {
    if (at < skipTo) continue;
    if (text === '(') {
      end();
      depth += 1;
    } else if (text === ')') {
      depth -= 1;
    } else if (depth > 0) {
      continue;
    } else if (text === '|') {
      return [];
    } else if (text === '*' || text === '?') {
      loosen();
    } else if (text === '{') {
      loosen();
      skipTo = at + (/^\{\d*,?\d*\}/.exec(source.slice(at, at + 20))?.[0].length ?? 1);
    } else if (isClass || MEANING.test(text) || /^\\[\p{L}\p{N}]/u.test(text)) {
      end();
    } else {
      run += text.startsWith('\\') ? text.slice(1) : text;
    }
  }
  end();
  return literals;
}
