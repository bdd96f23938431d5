/** A row and a column that could be matched, and what that is worth: more than 0. */
export interface Edge {
  readonly column: number;
  readonly weight: number;
}

interface Step {
  readonly column: number;
  readonly distance: number;
}

/** A binary heap of columns by distance, then by number: equal distances give the same matching everywhere. */
class Queue {
  readonly #steps: Step[] = [];

  get size(): number {
    return this.#steps.length;
  }

  push(step: Step): void {
    const steps = this.#steps;
    let at = steps.push(step) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = steps[parent];
      if (!above || !before(step, above)) break;
      steps[at] = above;
      at = parent;
    }
    steps[at] = step;
  }

  pop(): Step | undefined {
    const steps = this.#steps;
    const top = steps[0];
    const last = steps.pop();
    if (!top || !last || steps.length === 0) return top;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const a = steps[left];
      const b = steps[right];
      const child = b && a && before(b, a) ? right : left;
      const next = steps[child];
      if (!next || !before(next, last)) break;
      steps[at] = next;
      at = child;
    }
    steps[at] = last;
    return top;
  }
}

const before = (a: Step, b: Step): boolean =>
  a.distance < b.distance || (a.distance === b.distance && a.column < b.column);

/**
 * The one-to-one matching of rows to columns with the greatest sum of weights; a row may stay alone. Answers the column of each row, or -1. The Hungarian method
 * over sparse edges: shortest augmenting paths with potentials (Jonker & Volgenant 1987), which stay near the row where edges are local, as between overlapping spans.
 * O(rows × edges × log edges) at worst. Deterministic.
 */
export function bestMatching(rows: readonly (readonly Edge[])[], columns: number): Int32Array {
  const greatest = Math.max(0, ...rows.map((edges) => Math.max(0, ...edges.map(({ weight }) => weight))));
  // Row r's own place to stay alone is column `columns + r`, at the cost of the greatest weight.
  const size = columns + rows.length;
  const rowPotential = new Float64Array(rows.length);
  const columnPotential = new Float64Array(size);
  const owner = new Int32Array(size).fill(-1);
  const columnOf = new Int32Array(rows.length).fill(-1);
  const distance = new Float64Array(size).fill(Infinity);
  const from = new Int32Array(size).fill(-1);
  const done = new Uint8Array(size);
  for (let start = 0; start < rows.length; start++) {
    const queue = new Queue();
    const touched: number[] = [];
    const scanned: number[] = [];
    const relax = (row: number, base: number): void => {
      const step = (column: number, cost: number): void => {
        if (done[column] === 1) return;
        const reduced = base + cost - (rowPotential[row] ?? 0) - (columnPotential[column] ?? 0);
        if (reduced >= (distance[column] ?? Infinity)) return;
        if (distance[column] === Infinity) touched.push(column);
        distance[column] = reduced;
        from[column] = row;
        queue.push({ column, distance: reduced });
      };
      for (const { column, weight } of rows[row] ?? []) step(column, greatest - weight);
      step(columns + row, greatest);
    };
    relax(start, 0);
    let end = -1;
    let least = 0;
    while (queue.size > 0) {
      const step = queue.pop();
      if (!step || done[step.column] === 1) continue;
      done[step.column] = 1;
      scanned.push(step.column);
      least = step.distance;
      const row = owner[step.column] ?? -1;
      if (row < 0) {
        end = step.column;
        break;
      }
      relax(row, step.distance);
    }
    for (const column of scanned) {
      const slack = least - (distance[column] ?? 0);
      const row = owner[column] ?? -1;
      columnPotential[column] = (columnPotential[column] ?? 0) - slack;
      if (row >= 0) rowPotential[row] = (rowPotential[row] ?? 0) + slack;
    }
    rowPotential[start] = (rowPotential[start] ?? 0) + least;
    for (let column = end; column >= 0;) {
      const row = from[column] ?? -1;
      const previous = columnOf[row] ?? -1;
      owner[column] = row;
      columnOf[row] = column;
      column = row === start ? -1 : previous;
    }
    for (const column of touched) {
      distance[column] = Infinity;
      done[column] = 0;
    }
  }
  return columnOf.map((column) => (column < columns ? column : -1));
}
