/** Properties that JavaScript, Node or a driver looks up by itself on any object. */
const ASKED_OF_ANYTHING = new Set(['then', 'toJSON', '__esModule', 'constructor', 'nodeType', 'tagName']);

/**
 * The same object, which refuses by name what it does not emulate: asking it for an unknown property throws instead of
 * giving `undefined`, so that no test passes because something silently did nothing.
 */
export function loud<T extends object>(object: T, name: string): T {
  return new Proxy(object, {
    get(target, key, receiver): unknown {
      if (typeof key === 'symbol' || key in target || ASKED_OF_ANYTHING.has(key)) {
        return Reflect.get(target, key, receiver);
      }
      throw new Error(notEmulated(`${name}.${key}`));
    },
  });
}

/** The sentence for everything that the stand-in leaves out. */
export function notEmulated(what: string): string {
  return `stand-in: ${what} is not emulated`;
}

/** Writes one line to standard error, where the test report shows it. */
export function log(...words: readonly unknown[]): void {
  process.stderr.write(`[stand-in] ${words.map(String).join(' ')}\n`);
}
