import { ArrowLeftRight } from 'lucide-react';
import { useStore } from 'zustand';
import type { CopyMember } from '../../../shared/api/copies.ts';
import { useWorkbench } from '../../app/context.tsx';
import { showPlace } from '../../app/show-annotation.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { Problem } from '../../ui/Problem.tsx';
import css from './PassagePair.module.css';
import { stretchesOf } from './differing.ts';
import { OfferList } from './OfferList.tsx';
import { similarityOf } from './similarity.ts';
import { placesOf, type Pair } from './store.ts';

/** Two passages of a group side by side, with the words that differ marked, and the annotations of the first. */
export function PassagePair() {
  const workbench = useWorkbench();
  const { copies } = workbench.analysis;
  const state = useStore(copies.store);
  const { found, compared, comparing, pair } = state;
  const places = placesOf(state);
  if (places === null) return <EmptyState title={t('copies.choose')} />;
  const { members } = places.group;

  const nameOf = ({ document }: CopyMember): string => {
    const { title = document, outlet = null, date = null } = found.documents[document] ?? {};
    return [outlet, date ?? t('copies.undated'), title].filter((part) => part !== null).join(' · ');
  };
  const choice = (side: 'a' | 'b', other: 'a' | 'b') => (
    <SelectField
      label={t(side === 'a' ? 'copies.from' : 'copies.to')}
      value={pair[side]}
      className={css.choice ?? ''}
      onChange={({ target }) => copies.show(chosen(pair, side, Number(target.value)))}
    >
      {members.map((member, i) => (
        <option key={`${member.document}:${member.start}`} value={i} disabled={i === pair[other] && members.length > 2}>
          {nameOf(member)}
        </option>
      ))}
    </SelectField>
  );
  const passage = (side: 'a' | 'b') => (
    <section
      className={css.passage}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keys
      tabIndex={0}
      aria-label={t('copies.passageFrom', { title: found.documents[places[side].document]?.title ?? '' })}
    >
      <p className={css.text} dir="auto">
        {compared &&
          stretchesOf(compared[side], compared.runs, side).map(({ start, text, isOther }) =>
            isOther ? (
              <mark key={start} className={css.other}>
                {text}
              </mark>
            ) : (
              <span key={start}>{text}</span>
            ),
          )}
      </p>
    </section>
  );
  const show = (side: 'a' | 'b') => (
    <Button look="quiet" onClick={() => void showPlace(workbench, places[side]).catch(workbench.report)}>
      {t('copies.show')}
    </Button>
  );

  return (
    <div className={css.pair}>
      <div className={css.head}>
        {choice('a', 'b')}
        <Button look="quiet" className={css.swap} onClick={() => copies.show({ a: pair.b, b: pair.a })}>
          <ArrowLeftRight size={14} aria-hidden />
          {t('copies.swap')}
        </Button>
        {choice('b', 'a')}
      </div>
      {comparing !== null && (
        <Problem action={<Button onClick={() => copies.show(pair)}>{t('copies.again')}</Button>}>{comparing}</Problem>
      )}
      <div className={css.texts}>
        {passage('a')}
        {passage('b')}
      </div>
      <div className={css.feet}>
        {show('a')}
        <span className={css.facts}>
          {compared && (
            <>
              {similarityOf(compared.similarity)}
              {compared.similarity < 1 && (
                <>
                  {' · '}
                  <mark className={css.other}>{t('copies.other')}</mark>
                </>
              )}
            </>
          )}
        </span>
        {show('b')}
      </div>
      {compared && <OfferList />}
    </div>
  );
}

/** Another passage on one side; what stands there on the other side changes places with it. */
function chosen(pair: Pair, side: 'a' | 'b', place: number): Pair {
  const other = side === 'a' ? 'b' : 'a';
  return pair[other] === place ? { a: pair.b, b: pair.a } : { ...pair, [side]: place };
}
