import { t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';
import { focusRegion, placeOf, type Region } from './regions.ts';

const MOST_WAYS = 9;

const region = (): Region | null => placeOf(document.activeElement).region;
/** In a text, or with nothing focused: not on a button, which Enter and Tab belong to. */
const isReading = (): boolean =>
  document.activeElement === document.body || ['text', 'beside'].includes(region() ?? '');

/** Making relations, following them, and the document beside. They come first: what is being made takes the keys. */
export const relationCommands = (workbench: Workbench): readonly Command[] => [
  ...modeCommands(workbench),
  ...listCommands(workbench),
  ...besideCommands(workbench),
];

function modeCommands({ annotate, relations, beside, openDialog, announce }: Workbench): readonly Command[] {
  const { making } = relations;
  const isMaking = (): boolean => relations.store.getState().mode !== null;
  const inMode = { group: 'Relations', where: 'window', keyOnly: true, when: isMaking } as const;
  const whileReading = { ...inMode, when: () => isMaking() && isReading() };

  function step(direction: 1 | -1): void {
    if (region() !== 'beside') return making.step(direction);
    for (let next = beside.step(direction); next !== undefined; next = beside.step(direction)) {
      if (making.isImpossible(next)) continue;
      announce(`${next.label}: ${next.quote}`);
      return;
    }
  }

  return [
    {
      ...whileReading,
      id: 'relation.next',
      name: t('relations.command.next'),
      keys: ['Tab'],
      run: () => step(1),
    },
    {
      ...whileReading,
      id: 'relation.previous',
      name: t('relations.command.previous'),
      keys: ['Shift+Tab'],
      run: () => step(-1),
    },
    {
      ...whileReading,
      id: 'relation.confirm',
      name: t('relations.command.confirm'),
      keys: ['Enter'],
      run: () => {
        const { activeId } = beside.store.getState();
        const there = region() === 'beside' && activeId !== null ? beside.index.get(activeId) : undefined;
        if (there === undefined) making.confirm();
        else making.pick([there]);
      },
    },
    ...Array.from({ length: MOST_WAYS }, (_, place): Command => ({
      ...inMode,
      id: `relation.choose.${place + 1}`,
      name: t('relations.command.choose', { place: place + 1 }),
      keys: [String(place + 1)],
      // A digit that names no way must not change the label of the annotation instead.
      run: () => {
        if (!making.choose(place)) making.confirm();
      },
    })),
    {
      ...inMode,
      id: 'relation.search',
      name: t('relations.command.search'),
      keys: ['/'],
      run: () => openDialog('relationEnd'),
    },
    {
      ...inMode,
      id: 'relation.cancel',
      name: t('relations.command.cancel'),
      keys: ['Escape'],
      run: () => making.cancel(),
    },
    {
      id: 'relation.start',
      name: t('relations.command.start'),
      group: 'Relations',
      where: 'work',
      keys: ['R'],
      when: () => annotate.store.getState().phase === 'ready' && !isMaking(),
      run: () => {
        making.start();
        if (isMaking()) annotate.pane?.focus();
      },
    },
  ];
}

function listCommands({ relations }: Workbench): readonly Command[] {
  const focused = (): string | undefined =>
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset['relation'] : undefined;
  return [
    {
      id: 'relation.remove',
      name: t('relations.command.remove'),
      group: 'Relations',
      where: 'work',
      keys: ['Delete', 'Backspace'],
      keyOnly: true,
      when: () => focused() !== undefined,
      run: () => {
        const id = focused();
        const relation = relations.store.getState().relations.find((one) => one.id === id);
        if (relation === undefined) return;
        relations.remove(relation);
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) focusRegion('inspector');
        });
      },
    },
    {
      id: 'relation.back',
      name: t('relations.command.back'),
      group: 'Relations',
      where: 'window',
      keys: ['Alt+ArrowLeft'],
      when: () => relations.store.getState().jumps > 0,
      run: () => relations.back(),
    },
  ];
}

function besideCommands(workbench: Workbench): readonly Command[] {
  const { annotate, beside, documents, notices } = workbench;
  const isOpen = (): boolean => beside.store.getState().id !== null;
  const isThere = (): boolean => isOpen() && region() === 'beside';
  const common = { group: 'View', where: 'window', keys: [] as readonly string[] } as const;
  const there = { ...common, keyOnly: true, when: isThere } as const;

  function otherThan(from: string | null, direction: 1 | -1): string | undefined {
    const list = documents.arranged(workbench.layer());
    const here = annotate.store.getState().id;
    const place = list.findIndex(({ id }) => id === from);
    for (let n = 1; n <= list.length; n += 1) {
      const { id } = list[(place + direction * n + list.length * 2) % list.length] ?? {};
      if (id !== undefined && id !== here) return id;
    }
    return undefined;
  }

  function go(direction: 1 | -1): void {
    const next = otherThan(beside.store.getState().id, direction);
    if (next !== undefined) void beside.show(next);
  }

  function close(): void {
    beside.close();
    annotate.pane?.focus();
  }

  async function swap(annotation: string | null): Promise<void> {
    const { id } = beside.store.getState();
    const { id: main, activeId } = annotate.store.getState();
    if (id === null || main === null) return;
    await annotate.open(id);
    if (annotate.store.getState().id !== id) return;
    void beside.show(main, activeId);
    const target = annotation === null ? undefined : annotate.sample.find(annotation);
    requestAnimationFrame(() => {
      annotate.pane?.focus();
      if (target !== undefined) annotate.travel.goTo(target);
    });
  }

  return [
    {
      ...there,
      id: 'beside.nextAnnotation',
      name: t('relations.command.besideNextAnnotation'),
      keys: ['Tab'],
      run: () => beside.step(1) !== undefined,
    },
    {
      ...there,
      id: 'beside.previousAnnotation',
      name: t('relations.command.besidePreviousAnnotation'),
      keys: ['Shift+Tab'],
      run: () => beside.step(-1) !== undefined,
    },
    {
      ...there,
      id: 'beside.take',
      name: t('relations.command.besideTake'),
      keys: ['Enter'],
      run: () => {
        const { activeId } = beside.store.getState();
        if (activeId === null) return false;
        void swap(activeId);
        return true;
      },
    },
    {
      ...there,
      id: 'beside.next',
      name: t('relations.command.besideNext'),
      keys: ['Alt+PageDown'],
      run: () => go(1),
    },
    {
      ...there,
      id: 'beside.previous',
      name: t('relations.command.besidePrevious'),
      keys: ['Alt+PageUp'],
      run: () => go(-1),
    },
    {
      ...common,
      id: 'beside.toggle',
      name: t('relations.command.besideToggle'),
      where: 'everywhere',
      keys: ['$mod+Backslash'],
      when: () => annotate.store.getState().phase === 'ready',
      run: () => {
        if (isOpen()) return close();
        const next = otherThan(annotate.store.getState().id, 1);
        if (next === undefined) notices.say(t('relations.beside.none'), { id: 'beside' });
        else void beside.show(next);
      },
    },
    {
      ...common,
      id: 'beside.swap',
      name: t('relations.command.besideSwap'),
      when: isOpen,
      run: () => void swap(beside.store.getState().activeId),
    },
    { ...common, id: 'beside.close', name: t('relations.command.besideClose'), when: isOpen, run: close },
  ];
}
