import { useStore } from 'zustand';
import type { CardLink } from '../../../shared/claims/card-links.ts';
import type { MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { useWorkbench } from '../../app/context.tsx';
import { showAnnotation } from '../../app/show-annotation.ts';
import { dateInWords } from '../../strings/dates.ts';
import { t } from '../../strings/t.ts';
import css from './CardLinkList.module.css';
import { goToCard } from './focus.ts';

/** Mentions of one other card that are named. */
const MOST = 5;

/** What a card has to do with others, and the way to each: to the other card, or to a claim that is on none in its text. */
export function CardLinkList({ card }: { readonly card: string }) {
  const { cards } = useWorkbench().analysis;
  const links = useStore(cards.store, (state) => state.links.get(card));
  if (links === undefined) return null;
  return (
    <>
      <h2 className={css.head}>{t('cards.links.name')}</h2>
      <ul className={css.list}>
        {links.map((link) => (
          <li key={`${link.kind} ${link.card?.id ?? link.mentions[0] ?? ''}`} className={css.link}>
            <Linked link={link} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Linked({ link: { kind, card, mentions } }: { readonly link: CardLink }) {
  const workbench = useWorkbench();
  const { cards } = workbench.analysis;
  const others = mentions.flatMap((id) => cards.mention(id) ?? []);
  const [first] = others;
  function go(): void {
    if (card !== null) goToCard(cards, card.id);
    else if (first !== undefined) void showAnnotation(workbench, { id: first.annotation, document: first.document });
  }
  return (
    <>
      <span className={css.kind}>
        {t(`cards.links.kinds.${kind}`)}
        {card === null && ` (${t('cards.links.onNone')})`}
      </span>
      <button type="button" className={css.other} dir="auto" onClick={go}>
        {card === null ? first?.quote : card.text}
      </button>
      {others.slice(0, MOST).map((mention) => (
        <span key={mention.annotation} className={css.where} dir="auto">
          {whereOf(mention)}
        </span>
      ))}
      {others.length > MOST && <span className={css.where}>{t('claims.more', { count: others.length - MOST })}</span>}
    </>
  );
}

function whereOf({ title, outlets, date }: MentionFacts): string {
  const day = date === null ? t('cards.checks.noDate') : (dateInWords(date) ?? date);
  return [title, ...outlets, day].join(' · ');
}
