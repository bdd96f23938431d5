/* oxlint-disable unicorn/consistent-function-scoping -- the function is shipped as text, so all it uses is inside */
/** One end of the way between the page's world and the preload's. */
export interface BridgeEnd {
  /** Says something to the other world, at once; `detail` must be packed or cloneable. */
  tell(kind: string, detail?: unknown): void;
  hear(kind: string, listener: (detail: never) => void): void;
  /** Turns a value into what crosses: functions and promises become numbers that the other world can use. */
  pack(value: unknown): unknown;
  /** The other way round. Objects and arrays come frozen, as Electron's context bridge has them. */
  unpack(packed: unknown): unknown;
}

export type CreateBridgeEnd = (me: World, other: World, key: string) => BridgeEnd;
export type World = 'main' | 'isolated';

/**
 * Makes one end. The same text runs in both worlds, so it must not use anything from outside its body. The worlds share
 * the DOM and nothing else: they speak in events whose name holds a random key, and Blink clones an event's `detail`
 * from one world into the other.
 */
export function createBridgeEnd(me: World, other: World, key: string): BridgeEnd {
  type Packed =
    | readonly Packed[]
    | { readonly $fn: number }
    | { readonly $promise: number }
    | { readonly $error: Failure }
    | { readonly $object: readonly (readonly [string, Packed])[] }
    | { readonly $clone: unknown };
  type Failure = { readonly name: string; readonly message: string };
  type Settled = { readonly id: number; readonly ok: boolean; readonly value: Packed | Failure };
  type Returned = { readonly ok: true; readonly value: Packed } | { readonly ok: false; readonly failure: Failure };
  type Callback = (...args: unknown[]) => unknown;

  const functions = new Map<number, Callback>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  let returned: Returned | undefined;

  const tell = (kind: string, detail?: unknown): void => {
    window.dispatchEvent(new CustomEvent(`${key}:${other}:${kind}`, { detail }));
  };
  const hear = (kind: string, listener: (detail: never) => void): void => {
    window.addEventListener(`${key}:${me}:${kind}`, (event) => {
      event.stopImmediatePropagation();
      listener((event as CustomEvent<never>).detail);
    });
  };
  const failureOf = (error: unknown): Failure =>
    error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) };
  const errorOf = ({ name, message }: Failure): Error => Object.assign(new Error(message), { name });
  const isPlain = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value));

  function pack(value: unknown): Packed {
    if (typeof value === 'function') {
      functions.set(++last, value as Callback);
      return { $fn: last };
    }
    if (value instanceof Promise) {
      const id = ++last;
      value.then(
        (result) => tell('settled', { id, ok: true, value: pack(result) }),
        (error: unknown) => tell('settled', { id, ok: false, value: failureOf(error) }),
      );
      return { $promise: id };
    }
    if (value instanceof Error) return { $error: failureOf(value) };
    if (Array.isArray(value)) return value.map(pack);
    if (typeof value === 'object' && value !== null && isPlain(value)) {
      return { $object: Object.entries(value).map(([name, item]) => [name, pack(item)]) };
    }
    return { $clone: structuredClone(value) };
  }

  function unpack(packed: Packed): unknown {
    if (!('$clone' in packed) && Array.isArray(packed)) return Object.freeze(packed.map(unpack));
    if ('$clone' in packed) return packed.$clone;
    if ('$error' in packed) return errorOf(packed.$error);
    if ('$object' in packed) {
      return Object.freeze(Object.fromEntries(packed.$object.map(([name, item]) => [name, unpack(item)])));
    }
    if ('$promise' in packed) {
      return new Promise((resolve, reject) => promises.set(packed.$promise, { resolve, reject }));
    }
    if (!('$fn' in packed)) throw new Error('stand-in: the bridge heard something else than a value');
    const id = packed.$fn;
    return Object.freeze((...args: unknown[]) => {
      returned = undefined;
      tell('call', { id, args: pack(args) });
      // Events are dispatched at once, so the answer is here by now.
      const result = returned as Returned | undefined;
      if (!result) throw new Error('stand-in: the other world is gone');
      if (!result.ok) throw errorOf(result.failure);
      return unpack(result.value);
    });
  }

  hear('call', ({ id, args }: { id: number; args: Packed }) => {
    let result: Returned;
    try {
      result = { ok: true, value: pack(functions.get(id)?.(...(unpack(args) as unknown[]))) };
    } catch (error) {
      result = { ok: false, failure: failureOf(error) };
    }
    tell('return', result);
  });
  hear('return', (result: Returned) => {
    returned = result;
  });
  hear('settled', ({ id, ok, value }: Settled) => {
    const promise = promises.get(id);
    promises.delete(id);
    if (ok) promise?.resolve(unpack(value as Packed));
    else promise?.reject(errorOf(value as Failure));
  });
  return { tell, hear, pack, unpack: (packed) => unpack(packed as Packed) };
}
