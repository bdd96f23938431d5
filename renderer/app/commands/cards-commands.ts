import type { Row } from '../../features/cards/rows.ts';
import { t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';
import { focusDrawn } from './regions.ts';

const focusOn = (selector: string): void =>
  focusDrawn(() => {
    const target = document.querySelector<HTMLElement>(selector);
    target?.focus();
    return target !== null;
  });

/** What is done with claim cards and their mentions, in the view of the cards. */
export function cardsCommands({ analysis, annotate, claims, notices }: Workbench): readonly Command[] {
  const { cards } = analysis;
  const { queue } = cards;
  const say = (text: string): void => notices.say(text, { id: 'cards' });
  const common = { group: 'Claims', where: 'window', when: () => cards.isShown() } as const;

  /** The marked mentions, else the one under the cursor. */
  function mentions(): readonly string[] {
    const marked = [...cards.store.getState().marks].filter((id) => cards.mention(id) !== undefined);
    const row = cards.current();
    return marked.length > 0 || row?.kind !== 'mention' ? marked : [row.mention.annotation];
  }
  const cardHere = (): string | null => cardIn(cards.current());

  /** Does it with mentions; says how to choose some where there are none. */
  const withMentions = (act: (ids: readonly string[]) => void) => (): void => {
    const ids = mentions();
    if (ids.length === 0) say(t('cards.needsMention'));
    else act(ids);
  };
  const withCard = (act: (id: string) => void) => (): void => {
    const id = cardHere();
    if (id === null) say(t('cards.needsCard'));
    else act(id);
  };

  function choose(ids: readonly string[]): void {
    const [id] = ids;
    const first = id === undefined ? undefined : cards.mention(id);
    if (first === undefined || !annotate.mayWrite()) return;
    const { annotation, document, label, quote, attributes } = first;
    const claim = cards.cardOf(annotation);
    claims.chooseFor(
      { id: annotation, document, label, quote, attributes, ...(claim !== null && { claim }) },
      (choice) => {
        if (choice.kind === 'new') cards.make(ids, choice.text);
        else cards.assign(ids, choice.kind === 'card' ? choice.claim.id : null);
      },
    );
  }

  function merge(): void {
    const marked = [...cards.store.getState().marks].filter((id) => cards.card(id) !== undefined);
    const here = cardHere();
    const all = [...new Set([...(here === null ? [] : [here]), ...marked])];
    // The one under the cursor stays, so that the hands decide which.
    const [into, ...others] = all;
    if (into === undefined || others.length === 0) say(t('cards.needsTwo'));
    else cards.merge(into, others);
  }

  function remove(): void {
    const row = cards.current();
    const marked = mentions();
    if (row?.kind === 'card' && marked.length === 0) cards.remove(row.card.id);
    else withMentions((ids) => cards.assign(ids, null))();
  }

  /** Keys that are pressed in the queue are about its claim, not about the line of the cards that is left behind. */
  const inCards =
    (run: () => void) =>
    (event?: KeyboardEvent): boolean => {
      if (event !== undefined && isInQueue()) return false;
      run();
      return true;
    };

  function assign(event?: KeyboardEvent): void {
    const { current } = queue.store.getState();
    if (event !== undefined && isInQueue() && current !== null) choose([current]);
    else withMentions(choose)();
  }

  return [
    { ...common, id: 'cards.assign', name: t('cards.command.assign'), keys: ['C'], run: assign },
    {
      ...common,
      id: 'cards.split',
      name: t('cards.command.split'),
      keys: ['N'],
      run: inCards(withMentions((ids) => void cards.make(ids))),
    },
    {
      ...common,
      id: 'cards.remove',
      name: t('cards.command.remove'),
      keys: ['Delete', 'Backspace'],
      run: inCards(remove),
    },
    { ...common, id: 'cards.merge', name: t('cards.command.merge'), keys: ['M'], run: inCards(merge) },
    {
      ...common,
      id: 'cards.reword',
      name: t('cards.command.reword'),
      keys: ['F2'],
      run: withCard(() => {
        if (annotate.mayWrite()) cards.edit('text');
      }),
    },
    {
      ...common,
      id: 'cards.note',
      name: t('cards.command.note'),
      keys: ['Shift+N'],
      run: withCard(() => {
        if (!annotate.mayWrite()) return;
        cards.edit('note');
        focusOn('[data-note-field] :is(textarea, [role="textbox"])');
      }),
    },
    {
      ...common,
      id: 'cards.queue',
      name: t('cards.command.queue'),
      keys: ['Q'],
      run: () => {
        cards.show('queue');
        focusOn('[data-panel-focus]');
      },
    },
    {
      ...common,
      id: 'cards.checks',
      name: t('cards.command.checks'),
      keys: ['K'],
      run: () => {
        cards.show('checks');
        focusOn('[data-panel-focus]');
      },
    },
    {
      ...common,
      id: 'cards.details',
      name: t('cards.command.details'),
      keys: ['I'],
      run: () => {
        cards.show('card');
        focusOn('[data-panel-focus]');
      },
    },
    {
      ...common,
      id: 'cards.find',
      name: t('cards.command.find'),
      keys: ['/'],
      run: () => focusOn('[data-cards-filter] input'),
    },
    {
      ...common,
      id: 'cards.queue.new',
      name: t('cards.command.queueNew'),
      keys: [],
      when: () => cards.isShown() && queue.store.getState().current !== null,
      run: () => queue.makeNew(),
    },
    {
      ...common,
      id: 'cards.queue.skip',
      name: t('cards.command.queueSkip'),
      keys: [],
      when: () => cards.isShown() && queue.store.getState().current !== null,
      run: () => queue.skip(),
    },
    {
      ...common,
      id: 'cards.back',
      name: t('commands.back'),
      keys: ['Escape'],
      keyOnly: true,
      when: () => cards.isShown() && (isInPanel() || isBesideList()),
      run: () => {
        if (document.querySelector('[data-cards-tree]') === null) cards.show(null);
        focusOn('[data-cards-tree]');
      },
    },
    {
      ...common,
      id: 'cards.unmark',
      name: t('cards.command.unmark'),
      keys: ['Escape'],
      when: () => cards.isShown() && cards.store.getState().marks.size > 0,
      run: () => cards.mark([...cards.store.getState().marks], false),
    },
  ];
}

const isInQueue = (): boolean => document.activeElement?.closest('[data-cards-queue]') != null;

/** In what stands around the list, where there is one to go back to. */
const isBesideList = (): boolean =>
  document.querySelector('[data-cards-tree]') !== null &&
  document.activeElement?.closest('[data-cards-view]') != null &&
  document.activeElement.closest('[data-cards-tree]') === null;

const isInPanel = (): boolean => document.activeElement?.closest('[data-panel-focus]') != null;

function cardIn(row: Row | undefined): string | null {
  return row === undefined || row.kind === 'group' ? null : row.card.id;
}
