/* oxlint-disable unicorn/consistent-function-scoping -- the function is shipped as text, so all it uses is inside */
/** Text for values that structured clone carries, and back. */
export interface Codec {
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
}

/**
 * Makes the codec. Runs in Node and, as text, in the page: it must not use anything from outside its body. What
 * structured clone refuses it refuses with the browser's own sentence; a cycle, which structured clone carries, it
 * refuses by name.
 */
export function createCodec(): Codec {
  type Tagged = { readonly $: string; readonly v?: unknown; readonly type?: string };
  const bytesToText = (bytes: Uint8Array): string => {
    let text = '';
    for (let i = 0; i < bytes.length; i += 8192) text += String.fromCodePoint(...bytes.subarray(i, i + 8192));
    return btoa(text);
  };
  const textToBytes = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text), (c) => c.codePointAt(0) ?? 0);

  function pack(value: unknown, above: readonly object[]): unknown {
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
      return { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
    }
    if (value === null || typeof value !== 'object') return value;
    if (above.includes(value)) throw new Error('stand-in: a cycle in an IPC message is not emulated');
    const inside = [...above, value];
    if (value instanceof Date) return { $: 'date', v: value.getTime() };
    if (value instanceof Error) return { $: 'error', v: value.message, type: value.name };
    if (value instanceof Map) return { $: 'map', v: [...value].map((pair) => pack(pair, inside)) };
    if (value instanceof Set) return { $: 'set', v: [...value].map((item) => pack(item, inside)) };
    if (value instanceof ArrayBuffer) return { $: 'buffer', v: bytesToText(new Uint8Array(value)) };
    if (value instanceof Uint8Array) return { $: 'bytes', v: bytesToText(value) };
    if (Array.isArray(value)) return value.map((item) => pack(item, inside));
    if (Object.prototype.toString.call(value) !== '[object Object]') {
      throw new Error(`stand-in: ${Object.prototype.toString.call(value)} in an IPC message could not be cloned`);
    }
    const fields = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pack(item, inside)]));
    return '$' in fields ? { $: 'object', v: fields } : fields;
  }

  function unpack(value: unknown): unknown {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(unpack);
    const fields = (object: unknown): unknown =>
      Object.fromEntries(Object.entries(object as object).map(([key, item]) => [key, unpack(item)]));
    const { $, v, type } = value as Tagged;
    switch ($) {
      case undefined:
        return fields(value);
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(v as string);
      case 'number':
        return Number(v);
      case 'date':
        return new Date(v as number);
      case 'error':
        return type === 'Error' ? new Error(v as string) : Object.assign(new Error(v as string), { name: type });
      case 'map':
        return new Map((v as unknown[]).map((pair) => unpack(pair) as [unknown, unknown]));
      case 'set':
        return new Set((v as unknown[]).map(unpack));
      case 'buffer':
        return textToBytes(v as string).buffer;
      case 'bytes':
        return textToBytes(v as string);
      case 'object':
        return fields(v);
      default:
        throw new Error(`stand-in: unknown tag ${$}`);
    }
  }

  return {
    encode: (value) => JSON.stringify(pack(structuredClone(value), [])),
    decode: (text) => unpack(JSON.parse(text)),
  };
}
