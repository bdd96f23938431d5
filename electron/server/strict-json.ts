import { Refusal } from '../../shared/api/reply.ts';

const MAX_DEPTH = 64;

const invalid = (what: string): Refusal => new Refusal('invalid', `The request's body ${what}, so nothing was done.`);

/** Refuses what no input has and what could reach a prototype. Iterative, since the depth is not known yet. */
function checkShape(root: unknown): void {
  const rest: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 1 }];
  for (let item = rest.pop(); item !== undefined; item = rest.pop()) {
    const { value, depth } = item;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > MAX_DEPTH) throw invalid(`is nested more than ${MAX_DEPTH} levels deep`);
    if (Object.hasOwn(value, '__proto__')) throw invalid('has a field named "__proto__"');
    for (const inner of Object.values(value)) rest.push({ value: inner, depth: depth + 1 });
  }
}

/**
 * Reads a call's body: strict UTF-8, JSON, at most 64 levels, no `__proto__`. Linear in its size.
 *
 * @throws Refusal `invalid`
 */
export function parseCall(bytes: Uint8Array): unknown {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    throw invalid(error instanceof SyntaxError ? 'is not JSON' : 'is not UTF-8');
  }
  checkShape(value);
  return value;
}
