import { v7 as newId } from 'uuid';
import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { HostEvent } from '../../../shared/api/transport.ts';
import { annotationSchema } from '../../../shared/model/annotation.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { fractionOf } from '../../app/task.ts';
import { selectionOf, type ReviewState, type Unsent } from './state.ts';

/** Reads what the page shows, and keeps it fresh. */
export interface ReviewReader {
  /** Reads queue and counts, then the current unit. `wanted`: the unit to go on with, where it is still listed. */
  refresh(wanted?: string | null): Promise<void>;
  /** Reads soon: changes are gathered. */
  soon(): void;
  /** Reads more of the queue. */
  more(): Promise<void>;
  /** Shows a unit. */
  show(key: string | null): Promise<void>;
  changed(changes: Written['changes']): void;
  progress(event: Extract<HostEvent, { type: 'progress' }>): void;
  stop(): void;
}

const PAGE = 300;
/** Units that are asked for at once, at most. */
const AT_ONCE = 1000;
/** How long changes are gathered before what is shown is read again. */
const RESTS_MS = 150;

/**
 * Makes the reader of a store. `unsent`: what was refused, by unit; it is taken up where its unit is shown. `isShown`: nothing is read for a
 * page that nobody looks at.
 */
export function createReader(
  client: Client,
  store: StoreApi<ReviewState>,
  unsent: Map<string, Unsent>,
  isShown: () => boolean,
): ReviewReader {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let task: string | null = null;
  let reading = 0;

  const ask = (limit: number, offset: number, mine: string) => {
    const { form } = store.getState();
    const { filter, order } = form;
    return client.call('adjudication.queue', {
      task: mine,
      ...selectionOf(form),
      filter,
      order,
      offset,
      limit,
    });
  };

  /** The first of the queue, as many as are wanted and there are. */
  async function read(wanted: number, mine: string): Promise<Output<'adjudication.queue'>> {
    const first = await ask(Math.min(AT_ONCE, wanted), 0, mine);
    const items = [...first.items];
    let { total } = first;
    while (items.length < Math.min(wanted, total)) {
      const next = await ask(Math.min(AT_ONCE, wanted - items.length), items.length, mine);
      if (next.items.length === 0) break;
      items.push(...next.items);
      ({ total } = next);
    }
    return { ...first, items, total };
  }

  function stop(): void {
    clearTimeout(timer);
    if (task !== null) void client.call('task.cancel', { task }).catch(() => undefined);
    task = null;
  }

  async function refresh(wanted: string | null = store.getState().currentKey): Promise<void> {
    stop();
    const mine = newId();
    task = mine;
    const shownBefore = reading;
    store.setState({ isReading: true });
    try {
      const before = store.getState();
      const overview = await client.call('adjudication.overview', {
        task: mine,
        ...selectionOf({ ...before.form, document: null }),
      });
      const { items, total } = await read(Math.max(PAGE, before.items.length), mine);
      if (task !== mine) return;
      store.setState({ overview, items, total, isReading: false, fraction: null, problem: null });
      // Whoever went to another unit meanwhile stays there.
      const { currentKey, draft } = store.getState();
      const stays = reading === shownBefore ? wanted : currentKey;
      // Where the unit has left the list, its place is taken by the next one; one that is being edited stays.
      const place = before.items.findIndex(({ key }) => key === stays);
      // What was never listed here was gone to from a notice or a link.
      const isFromElsewhere = stays !== null && place < 0 && before.items.length > 0;
      const inPlace = items[Math.min(Math.max(place, 0), items.length - 1)]?.key ?? null;
      const isEdited = draft !== null && currentKey === stays;
      if (isEdited || items.some(({ key }) => key === stays)) await show(stays);
      else if (isFromElsewhere) await show(stays, inPlace);
      else await show(inPlace);
    } catch (error) {
      if (task !== mine) return;
      store.setState({ isReading: false, fraction: null, problem: isCancelled(error) ? null : messageOf(error) });
    }
  }

  /** `instead`: what is shown where the unit is not there any more. */
  async function show(key: string | null, instead?: string | null): Promise<void> {
    const mine = (reading += 1);
    const { currentKey, form } = store.getState();
    const isOther = key !== currentKey;
    const back = key === null ? undefined : unsent.get(key);
    store.setState({ currentKey: key, ...(isOther && { draft: null, reason: null, ...back }) });
    if (key !== null) unsent.delete(key);
    if (key === null) {
      store.setState({ view: null, text: null });
      return;
    }
    try {
      const view = await client.call('adjudication.read', {
        task: newId(),
        key,
        ...(form.layers !== null && { layers: [...form.layers] }),
      });
      if (mine !== reading) return;
      const known = store.getState().text;
      if (known?.record.id === view.document) {
        store.setState({ view });
        return;
      }
      const { document, text, annotations } = await client.call('documents.read', { id: view.document });
      if (mine === reading) store.setState({ view, text: { record: document, text, annotations } });
    } catch (error) {
      if (mine !== reading) return;
      const isGone = error instanceof Refusal && error.code === 'not_found';
      if (isGone && instead !== undefined && instead !== key) await show(instead);
      else store.setState({ problem: messageOf(error) });
    }
  }

  function soon(): void {
    if (!isShown()) return;
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), RESTS_MS);
  }

  return {
    refresh,
    soon,
    show,
    stop,
    async more() {
      const { items, total, isReading } = store.getState();
      if (isReading || items.length >= total) return;
      try {
        const page = await ask(PAGE, items.length, newId());
        store.setState((state) => {
          const known = new Set(state.items.map(({ key }) => key));
          return { items: [...state.items, ...page.items.filter(({ key }) => !known.has(key))], total: page.total };
        });
      } catch (error) {
        store.setState({ problem: messageOf(error) });
      }
    },
    changed(changes) {
      const { text } = store.getState();
      if (text !== null) {
        const touched = new Map(
          changes.filter(({ entity }) => entity === 'annotation').map(({ id, after }) => [id, after]),
        );
        const kept = text.annotations.filter(({ id }) => !touched.has(id));
        const fresh = [...touched.values()]
          .flatMap((after) => (after === null ? [] : [annotationSchema.parse(after)]))
          .filter(({ document }) => document === text.record.id);
        if (touched.size > 0) store.setState({ text: { ...text, annotations: [...kept, ...fresh] } });
      }
      soon();
    },
    progress(event) {
      if (event.task === task) store.setState({ fraction: fractionOf(event) });
    },
  };
}
