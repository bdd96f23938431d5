import { v7 as newId } from 'uuid';
import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { firstOf, inOrder, rowsOf, withRows, type Wanted } from './staging.ts';
import type { ImportState } from './state.ts';

/** Reads files, and puts them on the list of an import. */
export interface Reading {
  /** `problems`: what is said besides, of what could not even be asked for. */
  stage(wanted: readonly Wanted[], problems: readonly string[]): Promise<void>;
  /** What is not read yet stays unread. */
  stop(): void;
  /** Stops, and nothing that is on its way comes on a list any more. */
  abandon(): void;
}

interface ReadingOptions {
  readonly client: Client;
  readonly store: StoreApi<ImportState>;
  readonly letGo: (ids: readonly string[]) => void;
}

/** Makes the reading of files. */
export function createReading({ client, store, letGo }: ReadingOptions): Reading {
  let stopped = false;
  /** Counts how often the list was thrown away: what was asked for before belongs to nobody. */
  let opening = 0;

  return {
    stop() {
      stopped = true;
    },
    abandon() {
      stopped = true;
      opening += 1;
    },
    async stage(wanted, besides) {
      stopped = false;
      const mine = opening;
      const problems = [...besides];
      const running = new Set<string>();
      let done = 0;
      const showBusy = (): void => {
        if (mine !== opening) return;
        const fraction = wanted.length > 1 ? done / wanted.length : null;
        store.setState({ busy: { what: 'reading', tasks: [...running], fraction } });
      };

      async function read(one: Wanted): Promise<ReturnType<typeof rowsOf>> {
        if (one.refused !== undefined)
          return { rows: [{ key: one.key, staged: one.refused, isRead: false }], leftOut: [] };
        const task = newId();
        running.add(task);
        showBusy();
        try {
          return rowsOf(one, await client.call('import.stage', { task, source: await one.read() }));
        } catch (error) {
          if (!isCancelled(error)) problems.push(messageOf(error));
          return { rows: [], leftOut: [] };
        } finally {
          running.delete(task);
          done += 1;
          showBusy();
        }
      }

      store.setState({ problem: null, result: null });
      const answers = await inOrder(wanted, read, () => stopped);
      if (mine !== opening) {
        const all = answers.flatMap((answer) => [...answer.rows.map(({ staged }) => staged), ...answer.leftOut]);
        letGo(all.map(({ id }) => id));
        return;
      }
      const state = store.getState();
      const { rows, gone } = withRows(
        state.rows,
        answers.flatMap((answer) => answer.rows),
      );
      const others = answers.flatMap((answer) => answer.leftOut);
      letGo([...gone, ...others.map(({ id }) => id)]);
      const isThere = rows.some(({ staged }) => staged.id === state.shown);
      store.setState({
        rows,
        busy: null,
        leftOut: [...new Set([...state.leftOut, ...others.map(({ place }) => place)])],
        problem: problems.length === 0 ? null : [...new Set(problems)].join(' '),
        shown: isThere ? state.shown : (firstOf(rows)?.staged.id ?? null),
      });
    },
  };
}
