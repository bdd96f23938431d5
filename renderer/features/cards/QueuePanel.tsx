import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { useWorkbench } from '../../app/context.tsx';
import { showAnnotation } from '../../app/show-annotation.ts';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/classes.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { draggable } from './drag.ts';
import { MentionBody } from './MentionBody.tsx';
import css from './QueuePanel.module.css';
import type { Offer } from './queue.ts';

/** Keys that are the queue's while it has the focus, not the window's commands'. */
const OWN_KEYS = ['Enter', 'N', 'S', ...'123456789'].join(' ');
/** Claims that are listed below the one that is asked about. */
const MOST = 50;

/** The claims that are on no card, one after the other, with the cards that they may belong to. */
export function QueuePanel() {
  const { cards } = useWorkbench().analysis;
  const { items, foreign, current, offers } = useStore(cards.queue.store);
  const mention = items.find(({ annotation }) => annotation === current);
  function take(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return false;
    // A button that has the focus does what it says.
    if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return false;
    const key = event.key.toLowerCase();
    const offer = offers?.find((one) => one.kind === 'card' && String(one.digit) === event.key);
    if (key === 'enter') cards.queue.acceptFirst();
    else if (offer !== undefined) cards.queue.accept(offer);
    else if (key === 'n') cards.queue.makeNew();
    else if (key === 's') cards.queue.skip();
    else return false;
    return true;
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its keys answer what it asks
    <section
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
      tabIndex={0}
      aria-label={t(foreign > 0 ? 'cards.queue.nameOwn' : 'cards.queue.name', { count: items.length })}
      className={css.queue}
      data-panel-focus
      data-cards-queue
      data-own-keys={OWN_KEYS}
      onKeyDown={(event) => {
        if (!take(event)) return;
        event.preventDefault();
        event.currentTarget.focus();
      }}
    >
      {mention === undefined ? (
        <EmptyState title={t(foreign > 0 ? 'cards.queue.doneOwnTitle' : 'cards.queue.doneTitle')}>
          {foreign > 0 ? t('cards.queue.foreign', { count: foreign }) : t('cards.queue.done')}
        </EmptyState>
      ) : (
        <Question mention={mention} />
      )}
    </section>
  );
}

/** One claim with what is offered for it, and those that come after it. */
function Question({ mention }: { readonly mention: MentionFacts }) {
  const { cards } = useWorkbench().analysis;
  const { items, foreign, beyond, offers, problem } = useStore(cards.queue.store);
  const rest = items.filter((one) => one !== mention);
  return (
    <>
      <div
        className={css.claim}
        aria-live="polite"
        {...draggable(cards, () => ({ kind: 'mentions', ids: [mention.annotation] }))}
      >
        <MentionBody mention={mention} />
      </div>
      <Show mention={mention} />
      {problem !== null && <Problem>{t('claims.noProposals', { why: problem })}</Problem>}
      {offers === null ? (
        <p className={css.waiting}>{t('claims.looking')}</p>
      ) : (
        <ol className={css.offers}>
          {offers.map((offer, place) => (
            <li key={offer.kind === 'card' ? offer.proposal.claim.id : 'new'}>
              <button type="button" className={css.offer} onClick={() => cards.queue.accept(offer)}>
                <OfferLine offer={offer} isFirst={place === 0} />
              </button>
            </li>
          ))}
        </ol>
      )}
      <p className={css.keys}>
        <Keys binding="Enter" /> {t('cards.queue.first')} <Keys binding="N" /> {t('cards.queue.new')}{' '}
        <Keys binding="S" /> {t('cards.queue.skip')}
      </p>
      {rest.length > 0 && (
        <>
          <h2 className={css.head}>{t('cards.queue.next', { count: rest.length + beyond })}</h2>
          <ul className={css.rest}>
            {rest.slice(0, MOST).map((one) => (
              <li key={one.annotation}>
                <button
                  type="button"
                  className={css.item}
                  onClick={(event) => {
                    cards.queue.choose(one.annotation);
                    event.currentTarget.closest<HTMLElement>('[data-panel-focus]')?.focus();
                  }}
                  {...draggable(cards, () => ({ kind: 'mentions', ids: [one.annotation] }))}
                >
                  <span className={css.itemQuote} dir="auto">
                    {one.quote}
                  </span>
                  <span className={css.itemTitle} dir="auto">
                    {one.title}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {rest.length + beyond > MOST && (
            <p className={css.waiting}>{t('claims.more', { count: rest.length + beyond - MOST })}</p>
          )}
        </>
      )}
      {foreign > 0 && <p className={css.waiting}>{t('cards.queue.foreign', { count: foreign })}</p>}
    </>
  );
}

function Show({ mention: { annotation, document } }: { readonly mention: MentionFacts }) {
  const workbench = useWorkbench();
  return (
    <button
      type="button"
      className={css.show}
      onClick={() => void showAnnotation(workbench, { id: annotation, document })}
    >
      {t('cards.showInText')}
    </button>
  );
}

function OfferLine({ offer, isFirst }: { readonly offer: Offer; readonly isFirst: boolean }) {
  if (offer.kind === 'new') {
    return (
      <>
        <span className={css.digit}>
          <Keys binding={isFirst ? 'Enter' : 'N'} />
        </span>
        <span className={css.kind}>{t('claims.new')}</span>
        <span className={css.offerText} dir="auto">
          {offer.text}
        </span>
      </>
    );
  }
  const { claim, mentions, reasons, likely } = offer.proposal;
  // Equal answers are shared by half of the project: words say more.
  const shared = reasons
    .filter(({ kind }) => kind !== 'attributes')
    .flatMap((reason) => reason.shared)
    .slice(0, 6);
  return (
    <>
      <span className={css.digit}>
        <Keys binding={isFirst ? 'Enter' : String(offer.digit)} />
      </span>
      <span className={classes(css.offerText, likely && css.likely)} dir="auto">
        {claim.text}
      </span>
      <span className={css.why}>
        {t('claims.mentions', { count: mentions })}
        {shared.length > 0 && ` · ${t('claims.shares', { what: shared.join(', ') })}`}
      </span>
    </>
  );
}
