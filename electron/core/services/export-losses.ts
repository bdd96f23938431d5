import { canonical } from '../repositories/state.ts';
import type { Lost } from '../formats/fit.ts';
import type { Loss } from '../formats/loss.ts';

/** Counts what is lost: equal things together, in the order in which they were first met. */
export interface LossCount {
  add(lost: Lost): void;
  list(): Loss[];
}

export function countLosses(): LossCount {
  const found = new Map<string, Loss>();
  return {
    add({ what, why, count = 1, into }) {
      const key = `${what} ${why}`;
      const before = found.get(key);
      const become =
        into === undefined && before?.into === undefined ? {} : { into: (before?.into ?? 0) + (into ?? 0) };
      found.set(key, { what, why, count: (before?.count ?? 0) + count, ...become });
    },
    list: () => [...found.values()],
  };
}

/** Whether a file of this name says what an export could not hold. */
export const isLossesFile = (name: string): boolean => name === 'losses.json' || name.endsWith('.losses.json');

/**
 * `losses.json`: what an export could not hold, counted and in full. Written a record at a time; the same losses give the same bytes.
 */
export async function* lossesFile(
  format: string,
  counted: readonly Loss[],
  all: AsyncIterable<Lost>,
): AsyncGenerator<string> {
  yield `{"format":${JSON.stringify(format)},\n"losses":[\n`;
  yield counted.map((loss) => canonical(loss)).join(',\n');
  yield '\n],\n"lost":[';
  let first = true;
  for await (const { what, id, value } of all) {
    if (value === undefined) continue;
    yield `${first ? '' : ','}\n${canonical({ what, value, ...(id !== undefined && { id }) })}`;
    first = false;
  }
  yield '\n]}\n';
}
