import { withoutBlank, type Symbols } from './symbols.ts';

/** Strings of symbols as a tree of what they begin with in common: all that stand at a place of a text are found in one walk. */
export interface Radix {
  /** The number of a string, counted from 0 in the order in which they come; the one that it has where it is there already. O(its length). */
  put(string: Symbols): number;
  /**
   * Tells every string that stands at a symbol of a text, the shorter ones first, with the symbol at which it ends. O(what the longest beginning there has in common with the
   * text), whatever the number of strings.
   */
  walk(text: Symbols, at: number, found: (string: number, last: number) => void): void;
}

const ROOT = 0;
const NONE = -1;

// A node is a row of numbers, so that one look into memory tells all of it: what it hangs from, the symbol that leads to it, how many symbols spell it, where they are, and
// the string that ends there. What most walks end at is there as well: the symbol after the one that leads to it, and by which symbols it may be left, as bits.
const PARENT = 0;
const SYMBOL = 1;
const DEPTH = 2;
const SPELLED = 3;
const ENDING = 4;
const SECOND = 5;
const EXITS = 6;
const ROW = 8;

/** The bit of a symbol among those that a node may be left by. */
const exitBy = (symbol: number): number => 1 << (Math.imul(symbol, 0x9e37_79b1) >>> 27);

/** Makes an empty one. It has at most two nodes a string, with about 100 bytes a string; and 4 bytes a symbol. */
export function createRadix(): Radix {
  let nodes = new Int32Array(ROW * 1024);
  let count = 0;
  let strings = 0;
  /** The symbols of all strings, one after the other. */
  let spelling = new Int32Array(1024);
  let spelled = 0;
  /** Nodes by parent and symbol, with open addressing; a power of 2. */
  let slots = new Int32Array(2048).fill(NONE);

  const field = (node: number, of: number): number => nodes[node * ROW + of] ?? NONE;

  /** The slot of a node, or the free one where it belongs. */
  function slotOf(parent: number, symbol: number): number {
    const mask = slots.length - 1;
    let slot = (Math.imul(Math.imul(parent, 0x9e37_79b1) ^ symbol, 0x85eb_ca6b) >>> 7) & mask;
    for (let node = slots[slot] ?? NONE; node !== NONE; node = slots[slot] ?? NONE) {
      if (field(node, SYMBOL) === symbol && field(node, PARENT) === parent) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  function add(parent: number, symbol: number, depth: number, at: number, ending: number): number {
    const node = count;
    count += 1;
    if (count * ROW > nodes.length) nodes = longer(nodes, 2 * nodes.length);
    nodes.set([NONE, symbol, depth, at, ending, NONE, 0], node * ROW);
    if (parent !== NONE) hang(node, parent, symbol);
    return node;
  }

  /** Says of a node what it hangs from, and by which symbol. */
  function hang(node: number, parent: number, symbol: number): void {
    const from = field(parent, DEPTH);
    const isLong = field(node, DEPTH) > from + 1;
    nodes[node * ROW + PARENT] = parent;
    nodes[node * ROW + SYMBOL] = symbol;
    nodes[node * ROW + SECOND] = isLong ? (spelling[field(node, SPELLED) + from + 1] ?? NONE) : NONE;
    nodes[parent * ROW + EXITS] = field(parent, EXITS) | exitBy(symbol);
  }

  /** Keeps half of the slots free at least. */
  function makeRoom(): void {
    if (count * 2 < slots.length) return;
    slots = new Int32Array(slots.length * 2).fill(NONE);
    for (let node = 1; node < count; node += 1) slots[slotOf(field(node, PARENT), field(node, SYMBOL))] = node;
  }

  /** How far a text says what leads from a node's parent to the node: the node's depth where it says all. */
  function common({ values, length }: Symbols, at: number, node: number, from: number): number {
    const spells = field(node, SPELLED);
    const last = Math.min(field(node, DEPTH), length - at);
    let depth = from + 1;
    while (depth < last && values[at + depth] === spelling[spells + depth]) depth += 1;
    return depth;
  }

  /** What a string is spelled by. */
  function keep({ values, length }: Symbols): number {
    const at = spelled;
    if (at + length > spelling.length) spelling = longer(spelling, 2 * (at + length));
    spelling.set(values.subarray(0, length), at);
    spelled += length;
    return at;
  }

  /** Nodes at the root by symbol, without a search: every walk begins there, and most end there. */
  let roots = new Int32Array(1024).fill(NONE);

  function setRoot(symbol: number, node: number): void {
    if (symbol >= roots.length) {
      const before = roots;
      roots = new Int32Array(2 * symbol).fill(NONE);
      roots.set(before);
    }
    roots[symbol] = node;
  }

  add(NONE, 0, 0, 0, NONE);
  return {
    put(string) {
      const { values, length } = string;
      let node = ROOT;
      let depth = 0;
      while (depth < length) {
        const symbol = values[depth] ?? 0;
        const slot = slotOf(node, symbol);
        const child = slots[slot] ?? NONE;
        if (child === NONE) {
          const leaf = add(node, symbol, length, keep(string), strings);
          slots[slot] = leaf;
          if (node === ROOT) setRoot(symbol, leaf);
          makeRoom();
          strings += 1;
          return strings - 1;
        }
        const shared = common(string, 0, child, depth);
        if (shared < field(child, DEPTH)) {
          // The way to the child forks: a new node takes its place, and the child hangs from it.
          const spells = field(child, SPELLED);
          const next = spelling[spells + shared] ?? 0;
          const fork = add(node, symbol, shared, spells, NONE);
          slots[slot] = fork;
          if (node === ROOT) setRoot(symbol, fork);
          node = fork;
          hang(child, node, next);
          slots[slotOf(node, next)] = child;
          makeRoom();
        } else node = child;
        depth = shared;
      }
      const known = field(node, ENDING);
      if (known !== NONE) return known;
      nodes[node * ROW + ENDING] = strings;
      strings += 1;
      return strings - 1;
    },
    walk(text, at, found) {
      const { values, length } = text;
      let depth = 0;
      let child = roots[withoutBlank(values[at] ?? NONE)] ?? NONE;
      while (child !== NONE) {
        const end = field(child, DEPTH);
        if (end > depth + 1 && field(child, SECOND) !== values[at + depth + 1]) return;
        if (common(text, at, child, depth) < end) return;
        const string = field(child, ENDING);
        if (string !== NONE) found(string, at + end - 1);
        depth = end;
        const next = at + depth < length ? (values[at + depth] ?? NONE) : NONE;
        if (next < 0 || (field(child, EXITS) & exitBy(next)) === 0) return;
        child = slots[slotOf(child, next)] ?? NONE;
      }
    },
  };
}

function longer(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const all = new Int32Array(length);
  all.set(numbers);
  return all;
}
