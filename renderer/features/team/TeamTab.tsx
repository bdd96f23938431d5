import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useAnnotator, useReadOnly, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { CheckField } from '../../ui/Field.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { t } from '../../strings/t.ts';
import { AddAnnotator } from './AddAnnotator.tsx';
import { AssignmentGrid } from './AssignmentGrid.tsx';
import { Members } from './Members.tsx';
import { ProposalPanel } from './ProposalPanel.tsx';
import css from './Team.module.css';
import { sharedDocuments } from './workload.ts';

/** Who annotates which documents, what is locked, and what is hidden from whom. */
export function TeamTab() {
  const { team } = useWorkbench().analysis;
  const { overview, problem } = useStore(team.store);
  const annotator = useAnnotator();
  const isReadOnly = useReadOnly();
  useEffect(() => team.enter(), [team]);

  if (overview === null) {
    return problem === null ? null : (
      <Problem action={<Button onClick={() => void team.load()}>{t('team.again')}</Button>}>{problem}</Problem>
    );
  }
  const people = overview.layers.filter(({ name }) => name !== null);
  const { blind, leads = [] } = overview.team;
  const isLead = annotator !== null && leads.includes(annotator.id);
  const done = overview.cells.filter(({ layer, state }) => state === 'done' && people.some(({ id }) => id === layer));
  const shared = sharedDocuments(overview);
  const locked = overview.cells.filter(({ state }) => state === 'locked');

  return (
    <div className={css.page}>
      <section className={css.part} aria-labelledby="team-people">
        <h2 id="team-people" className={css.title}>
          {t('team.people')}
        </h2>
        {people.length < 2 && (
          <EmptyState title={t('team.alone.title')}>
            <p>{t('team.alone.text')}</p>
          </EmptyState>
        )}
        {overview.layers.length > 0 && <Members overview={overview} />}
        <AddAnnotator />
      </section>
      <section className={css.part} aria-labelledby="team-blind">
        <h2 id="team-blind" className={css.title}>
          {t('team.blind.title')}
        </h2>
        <CheckField
          label={t('team.blind.switch')}
          hint={t('team.blind.hint')}
          checked={blind}
          disabled={isReadOnly}
          onChange={({ target }) => team.setBlind(target.checked)}
        />
        {blind && (
          <p className={css.note}>
            {isLead
              ? t('team.blind.youLead')
              : t(leads.length === 0 ? 'team.blind.noLead' : 'team.blind.notYou', {
                  leads: leads.map((id) => people.find((one) => one.id === id)?.name ?? id).join(', '),
                })}
          </p>
        )}
        {blind && leads.length === 0 && annotator !== null && (
          <div>
            <Button disabled={isReadOnly} onClick={() => team.setLead(annotator.id, true, annotator.name)}>
              {t('team.blind.lead')}
            </Button>
          </div>
        )}
      </section>
      {people.length > 0 && overview.documents.length > 0 && (
        <section className={css.part} aria-labelledby="team-grid">
          <header className={css.head}>
            <h2 id="team-grid" className={css.title}>
              {t('team.grid.title')}
            </h2>
            <Button disabled={isReadOnly || done.length === 0} onClick={() => team.lock(done, true)}>
              {t('team.grid.lockDone')}
            </Button>
            <Button disabled={isReadOnly || locked.length === 0} onClick={() => team.lock(locked, false)}>
              {t('team.grid.unlockAll')}
            </Button>
          </header>
          {shared > 0 && <p className={css.note}>{t('team.grid.shared', { count: shared })}</p>}
          <ProposalPanel people={people} documents={overview.documents} />
          <AssignmentGrid overview={overview} people={people} />
        </section>
      )}
    </div>
  );
}
