import canonicalize from 'canonicalize';
import { invariant } from '../../../shared/assert.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { ENTITIES, type Entity, type RecordOf } from '../../../shared/model/record.ts';

/** RFC 8785 JSON: equal values are equal texts. The value holds no lone surrogates. */
export function canonical(value: object): string {
  const json = canonicalize(value);
  invariant(json !== undefined, 'an object is JSON');
  return json;
}

/**
 * A record as the log keeps it: RFC 8785 JSON with the version of its shape, so equal records are equal texts.
 *
 * @throws Refusal `invalid` where a text in it holds NUL or a lone surrogate, which SQLite would change silently.
 */
export function toState<E extends Entity>(entity: E, record: RecordOf<E>): string {
  let state: string;
  try {
    state = canonical({ v: ENTITIES[entity].version, ...record });
  } catch (error) {
    throw new Refusal('invalid', `A text of this ${entity} cannot be stored (${String(error)}). Nothing was changed.`);
  }
  if (state.includes('\\u0000') && /(?<!\\)(?:\\\\)*\\u0000/.test(state)) {
    throw new Refusal('invalid', `A text of this ${entity} holds a NUL character. Take it out; nothing was changed.`);
  }
  return state;
}

/** The record of a state. States of older versions are upgraded here; there are none yet. */
export function fromState<E extends Entity>(entity: E, state: string): RecordOf<E> {
  const { v, ...record } = JSON.parse(state) as { v: number };
  invariant(v === ENTITIES[entity].version, `a ${entity} in the log has the version ${v}`);
  return record as RecordOf<E>;
}
