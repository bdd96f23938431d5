import { open, rm } from 'node:fs/promises';
import { canonical } from '../repositories/state.ts';
import { fileRefusal, systemCode } from '../formats/file-refusal.ts';
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

/** How every file of {@link lossesFile} begins. */
const BEGINNING = /^\{"format":"[\w-]+",\n"losses":\[\n/;

/** Removes a file that {@link lossesFile} wrote; any other of its name stays. @throws Refusal of {@link fileRefusal} */
export async function removeLossesFile(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r');
    let head: string;
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(200), 0, 200, 0);
      head = buffer.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
    if (BEGINNING.test(head)) await rm(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw fileRefusal(error, path, 'write');
  }
}
