import { ChevronDown, ChevronRight, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { countLinks } from '../../../shared/claims/card-links.ts';
import { isProblem } from '../../../shared/claims/checks.ts';
import { differencesOf } from '../../../shared/claims/differences.ts';
import { figureText } from '../../../shared/claims/figure-text.ts';
import type { CardFacts, MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { documentsOf } from './arrange.ts';
import css from './CardTree.module.css';
import { linkSign } from './link-words.ts';

interface CardRowProps {
  readonly card: CardFacts;
  /** Those that the filter lets through. */
  readonly mentions: readonly MentionFacts[];
  readonly isOpen: boolean;
}

/** Figures that a closed card tells. */
const MOST_FIGURES = 3;

/** A card in one line: what it says, how often and where, which figures are given, in what its mentions differ, and what it is to other cards. */
export function CardRow({ card, mentions, isOpen }: CardRowProps) {
  const { cards } = useWorkbench().analysis;
  const findings = useStore(cards.store, (state) => state.findings);
  const problems = findings.filter((finding) => finding.card === card.id && isProblem(finding)).length;
  const links = useStore(cards.store, (state) => state.links.get(card.id));
  const differences = useMemo(() => differencesOf(mentions), [mentions]);
  const figures = [...new Set(mentions.flatMap((mention) => mention.figures.map(figureText)))];
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div className={css.cardRow}>
      <Chevron size={16} aria-hidden className={css.chevron} />
      <p className={css.cardText} dir="auto">
        {card.text}
      </p>
      <p className={css.meta}>
        <span>{countsOf(card, mentions)}</span>
        {figures.slice(0, MOST_FIGURES).map((figure) => (
          <span key={figure} className={css.figure} dir="auto">
            {figure}
          </span>
        ))}
        {figures.length > MOST_FIGURES && (
          <span>{t('cards.moreFigures', { count: figures.length - MOST_FIGURES })}</span>
        )}
        {differences.length > 0 && (
          <span className={css.differs}>
            {t('cards.differsIn', { what: differences.map((one) => t(`cards.differences.${one}`)).join(', ') })}
          </span>
        )}
        {countLinks(links ?? []).map((count) => (
          <span key={count.kind} className={count.kind === 'contradicts' ? css.differs : undefined}>
            {linkSign(count)}
          </span>
        ))}
        {problems > 0 && (
          <span className={css.problem}>
            <TriangleAlert size={12} aria-hidden /> {t('cards.problems', { count: problems })}
          </span>
        )}
      </p>
    </div>
  );
}

function countsOf({ total, mentions: all }: CardFacts, mentions: readonly MentionFacts[]): string {
  if (total === 0) return t('cards.empty');
  if (all.length === 0) return t('cards.elsewhere', { count: total });
  const said =
    mentions.length === all.length
      ? t('claims.mentions', { count: all.length })
      : t('cards.mentionsOf', { some: mentions.length, all: all.length });
  return `${said} · ${t('counts.documents', { count: documentsOf({ mentions }) })}`;
}
