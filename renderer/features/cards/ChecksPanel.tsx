import { useStore } from 'zustand';
import { countContradictions } from '../../../shared/claims/card-links.ts';
import { isProblem, type Finding, type FindingSide } from '../../../shared/claims/checks.ts';
import { BY_CARD } from '../../../shared/claims/same-claims.ts';
import { useWorkbench } from '../../app/context.tsx';
import { showAnnotation } from '../../app/show-annotation.ts';
import { dateInWords } from '../../strings/dates.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { readable } from '../annotate/edits.ts';
import { NO_FILTER } from './arrange.ts';
import css from './ChecksPanel.module.css';
import { focusCards, goToCard } from './focus.ts';

/** Mentions of one side that are named. */
const MOST = 5;

/** What does not go together among the claims, why, and the way to each annotation that it is about. */
export function ChecksPanel() {
  const { cards } = useWorkbench().analysis;
  const findings = useStore(cards.store, (state) => state.findings);
  const contradictions = useStore(cards.store, ({ links }) => countContradictions(links));
  const problems = findings.filter(isProblem);
  const open = findings.filter((finding) => !isProblem(finding));
  function showContradicted(): void {
    cards.filter({ ...NO_FILTER, differs: true });
    // In a narrow window the checks stand where the cards would.
    if (document.querySelector('[data-cards-tree]') === null) cards.show(null);
    focusCards();
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long lists are scrolled by keys
    <section className={css.checks} aria-label={t('cards.checks.name')} tabIndex={0} data-panel-focus>
      {problems.length === 0 ? (
        <EmptyState title={t(contradictions > 0 ? 'cards.checks.noErrorTitle' : 'cards.checks.noneTitle')}>
          {t('cards.checks.none')}
        </EmptyState>
      ) : (
        <ul className={css.list}>
          {problems.map((finding) => (
            <FindingItem key={finding.id} finding={finding} heading="h2" />
          ))}
        </ul>
      )}
      {contradictions > 0 && (
        <p className={css.recorded}>
          {t('cards.checks.contradictions', { count: contradictions })}
          <Button onClick={showContradicted}>{t('cards.checks.showContradictions')}</Button>
        </p>
      )}
      {open.length > 0 && (
        <details className={css.open}>
          <summary>{t('cards.checks.open', { count: open.length })}</summary>
          <ul className={css.list}>
            {open.map((finding) => (
              <FindingItem key={finding.id} finding={finding} heading="h2" />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface FindingItemProps {
  readonly finding: Finding;
  /** Its place in the page's outline. */
  readonly heading: 'h2' | 'h3';
}

/** One finding: what is wrong, which sides there are, and how to mend it. It goes when the annotations are mended. */
export function FindingItem({ finding, heading: Heading }: FindingItemProps) {
  const { cards } = useWorkbench().analysis;
  const card = finding.card === null ? undefined : cards.card(finding.card);
  function reveal(): void {
    if (card !== undefined) goToCard(cards, card.id);
  }
  return (
    <li className={css.finding}>
      <Heading className={css.title}>{t(`cards.checks.title.${finding.kind}`)}</Heading>
      {card !== undefined && (
        <button type="button" className={css.card} dir="auto" onClick={reveal}>
          {card.text}
        </button>
      )}
      <ul className={css.sides}>
        {finding.sides.map((side) => (
          <li key={side.mentions[0]} className={css.side}>
            <Side finding={finding} side={side} />
          </li>
        ))}
      </ul>
      <p className={css.what}>{t(`cards.checks.what.${finding.kind}`)}</p>
    </li>
  );
}

function Side({ finding, side }: { readonly finding: Finding; readonly side: FindingSide }) {
  const workbench = useWorkbench();
  const { cards } = workbench.analysis;
  const isChain = finding.kind === 'chain';
  const value = valueOf(finding, side);
  return (
    <>
      {!isChain && value !== null && (
        <span className={css.value} dir="auto">
          {value}
        </span>
      )}
      {side.mentions.slice(0, MOST).map((id) => {
        const mention = cards.mention(id);
        if (mention === undefined) return null;
        return (
          <button
            key={id}
            type="button"
            className={css.mention}
            onClick={() => void showAnnotation(workbench, { id, document: mention.document })}
          >
            <span className={css.quote} dir="auto">
              {mention.quote}
            </span>
            <span className={css.where} dir="auto">
              {mention.title}
            </span>
          </button>
        );
      })}
      {side.mentions.length > MOST && (
        <span className={css.more}>{t('claims.more', { count: side.mentions.length - MOST })}</span>
      )}
      {isChain && value !== null && <span className={css.link}>{value}</span>}
    </>
  );
}

function valueOf({ kind }: Finding, { value }: FindingSide): string | null {
  switch (kind) {
    case 'chain':
      if (value === null) return null;
      return value === BY_CARD ? t('cards.checks.sameCard') : t('cards.checks.sameBy', { type: readable(value) });
    case 'updateEarlier':
    case 'updateUnknown':
      return value === null ? t('cards.checks.noDate') : (dateInWords(value) ?? value);
    case 'polarity':
      return value === null ? null : readable(value);
    default:
      return value;
  }
}
