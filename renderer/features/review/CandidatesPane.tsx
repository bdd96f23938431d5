import { useStore } from 'zustand';
import type { UnitView } from '../../../shared/api/adjudication.ts';
import { useCommand, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { shownValue } from '../annotate/edits.ts';
import { CandidateTable } from './CandidateTable.tsx';
import css from './CandidatesPane.module.css';
import { DraftForm } from './DraftForm.tsx';
import { absentOf, optionsOf } from './options.ts';

/** What can be accepted, side by side, what was decided, and what has changed since. */
export function CandidatesPane() {
  const { review } = useWorkbench().analysis;
  const { view, currentKey, draft, reason } = useStore(review.store);
  if (view === null || view.key !== currentKey)
    return <section className={css.pane} aria-label={t('review.candidates')} aria-busy />;
  const options = optionsOf(view);
  const absent = absentOf(view);
  return (
    <section className={css.pane} aria-label={t('review.candidates')} data-review-candidates>
      <h2 className={css.title}>{headingOf(view)}</h2>
      <Decided view={view} />
      <Since view={view} />
      {options.length > 0 && <CandidateTable view={view} options={options} draft={draft} />}
      {absent.length > 0 && <p className={css.absent}>{t('review.absent', { layers: absent.join(', ') })}</p>}
      {view.kind === 'relation' && <Ends view={view} />}
      {draft === null ? (
        <Actions view={view} hasOptions={options.length > 0} />
      ) : (
        <DraftForm view={view} draft={draft} />
      )}
      {reason !== null && <ReasonField text={reason} />}
    </section>
  );
}

/** How the layers stand to each other. */
function headingOf({ aspects, voices, since }: UnitView): string {
  if (aspects.length > 0)
    return t('review.differIn', { what: aspects.map((aspect) => t(`review.aspects.${aspect}`)).join(', ') });
  const [only, ...others] = voices;
  if (only === undefined)
    return t(since.some(({ kind }) => kind === 'elsewhere') ? 'review.elsewhere' : 'review.vanished');
  return others.length === 0 ? t('review.aloneHere', { layer: only.layer }) : t('review.agreedHere');
}

function Actions({ view, hasOptions }: { readonly view: UnitView; readonly hasOptions: boolean }) {
  const { review } = useWorkbench().analysis;
  const edit = useCommand('review.edit');
  const reason = useCommand('review.reason');
  return (
    <div className={css.actions}>
      <Button onClick={() => review.none()}>
        {t(noneWords(view))} <Keys binding="X" />
      </Button>
      {hasOptions && (
        <Button onClick={() => void edit.run()}>
          {t('review.edit')} <Keys binding="E" />
        </Button>
      )}
      {view.state === 'changed' && !view.since.some(({ kind }) => kind === 'result' || kind === 'elsewhere') && (
        <Button onClick={() => review.keep()}>
          {t('review.keep')} <Keys binding="Y" />
        </Button>
      )}
      <Button look="quiet" onClick={() => void reason.run()}>
        {t('review.reason.open')} <Keys binding="R" />
      </Button>
    </div>
  );
}

/** What taking a decision back comes to where nothing is left to be decided: the gold of a document's labels stays with the other decision. */
function noneWords({ voices, kind, since }: UnitView): 'review.none' | 'review.takeOut' | 'review.drop' {
  if (voices.length > 0) return 'review.none';
  return kind === 'documentLabels' && since.some((one) => one.kind === 'elsewhere') ? 'review.drop' : 'review.takeOut';
}

function Decided({ view: { decision, outcome } }: { readonly view: UnitView }) {
  if (decision === null) return null;
  const { by, automatic, reason, chosen } = decision;
  const what = t(`review.outcomes.${outcome ?? 'none'}`);
  const how =
    automatic === undefined
      ? t('review.decidedBy', { what, by })
      : t('review.decidedByItself', {
          what,
          strategy: t(`review.strategies.${automatic.strategy}`),
          sureness: `${Math.round(automatic.sureness * 100)} %`,
        });
  return (
    <div className={css.decided}>
      <p>
        {how}
        {chosen !== undefined && ` ${t('review.from', { layer: chosen })}`}
      </p>
      {reason !== undefined && <p className={css.why}>{t('review.because', { reason })}</p>}
    </div>
  );
}

/** What has happened to the candidates since the decision. */
function Since({ view: { since, decision, place, kind: of } }: { readonly view: UnitView }) {
  const { review } = useWorkbench().analysis;
  if (since.length === 0 || decision === null) return null;
  return (
    <div className={css.since}>
      <h3 className={css.subtitle}>{t('review.since.title')}</h3>
      <ul className={css.list}>
        {since.map(({ kind, layer, differences }) => (
          <li key={`${kind} ${layer}`}>
            {kind === 'elsewhere' && of === 'documentLabels'
              ? t('review.since.replaced')
              : t(`review.since.${kind}`, { layer })}
            {differences.length > 0 && (
              <ul className={css.list}>
                {differences.map(({ field, name, before, after }) => (
                  <li key={`${field} ${name ?? ''}`}>
                    {name === null ? t(`history.fields.${field}`) : name.replaceAll('_', ' ')}:{' '}
                    <del className={css.before}>{before === null ? '–' : shownValue(before)}</del>{' '}
                    <ins className={css.after}>{after === null ? '–' : shownValue(after)}</ins>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {place !== null && (
        <Button look="quiet" className={css.end} onClick={() => review.show(place)}>
          {t('review.since.goTo')}
        </Button>
      )}
    </div>
  );
}

/** Which ends of a relation have no gold yet, with the way there. */
function Ends({ view }: { readonly view: UnitView }) {
  const { review } = useWorkbench().analysis;
  const ends = new Map(
    view.candidates.flatMap((one) => (one.ends ? [one.ends.from, one.ends.to] : [])).map((end) => [end.key, end]),
  );
  const missing = [...ends.values()].filter(({ gold }) => gold === null);
  if (missing.length === 0) return null;
  return (
    <div className={css.since}>
      <p>{t('review.ends.missing', { count: missing.length })}</p>
      {missing.map(({ key, label, quote }) => (
        <Button key={key} look="quiet" className={css.end} onClick={() => review.show(key)}>
          {t('review.ends.decide', { label, quote })}
        </Button>
      ))}
    </div>
  );
}

function ReasonField({ text }: { readonly text: string }) {
  const { review } = useWorkbench().analysis;
  return (
    <form
      className={css.reason}
      onSubmit={(event) => {
        event.preventDefault();
        review.saveReason();
        document.querySelector<HTMLElement>('[role="listbox"][data-first-focus]')?.focus();
      }}
    >
      <label className={css.reasonLabel}>
        {t('review.reason.label')}
        <textarea
          data-review-reason
          className={css.field}
          rows={2}
          maxLength={2000}
          value={text}
          onChange={({ target }) => review.setReason(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            } else if (event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              review.setReason(null);
              document.querySelector<HTMLElement>('[role="listbox"][data-first-focus]')?.focus();
            }
          }}
        />
      </label>
      <p className={css.hint}>{t('review.reason.hint')}</p>
    </form>
  );
}
