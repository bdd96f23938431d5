import { useState, type SyntheticEvent } from 'react';
import { useStore } from 'zustand';
import type { TeamLayer } from '../../../shared/api/team.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { t } from '../../strings/t.ts';
import { LayerMark } from './LayerMark.tsx';
import css from './Team.module.css';

/** A division of the documents that the program proposes: asked for, looked at in the grid, made or not. */
export function ProposalPanel({ people }: { readonly people: readonly TeamLayer[] }) {
  const { team } = useWorkbench().analysis;
  const isReadOnly = useReadOnly();
  const { proposal, refused } = useStore(team.store);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [perDocument, setPerDocument] = useState('1');
  const [overlap, setOverlap] = useState('20');
  const [seed, setSeed] = useState('1');
  const chosen = people.filter(({ id }) => !left.has(id));

  function propose(event: SyntheticEvent): void {
    event.preventDefault();
    void team.propose({
      annotators: chosen.map(({ id }) => id),
      perDocument: Number(perDocument),
      overlap: Number(overlap) / 100,
      seed: Number(seed),
    });
  }

  return (
    <form className={css.proposal} onSubmit={propose} aria-label={t('team.proposal.title')}>
      <fieldset className={css.names}>
        <legend>{t('team.proposal.who')}</legend>
        {people.map((person) => (
          <label key={person.id} className={css.name}>
            <input
              type="checkbox"
              className={css.check}
              checked={!left.has(person.id)}
              onChange={({ target }) => {
                const next = new Set(left);
                if (target.checked) next.delete(person.id);
                else next.add(person.id);
                setLeft(next);
              }}
            />
            <LayerMark layer={person} />
            <span dir="auto">{person.name}</span>
          </label>
        ))}
      </fieldset>
      <div className={css.numbers}>
        <TextField
          label={t('team.proposal.perDocument')}
          type="number"
          min={1}
          max={Math.max(1, chosen.length)}
          value={perDocument}
          onChange={({ target }) => setPerDocument(target.value)}
        />
        <TextField
          label={t('team.proposal.overlap')}
          type="number"
          min={0}
          max={100}
          value={overlap}
          onChange={({ target }) => setOverlap(target.value)}
        />
        <TextField
          label={t('team.proposal.seed')}
          type="number"
          min={0}
          max={4_294_967_295}
          value={seed}
          onChange={({ target }) => setSeed(target.value)}
        />
        <Button type="submit" disabled={chosen.length === 0}>
          {t('team.proposal.ask')}
        </Button>
      </div>
      {refused !== null && (
        <p className={css.problem} role="alert" lang="en">
          {refused}
        </p>
      )}
      {proposal !== null && (
        <div className={css.found}>
          <p>
            {proposal.assignments.length === 0
              ? t('team.proposal.nothing')
              : t('team.proposal.about', {
                  count: proposal.assignments.length,
                  overlapping: proposal.overlapping.length,
                })}
          </p>
          <ul className={css.loads}>
            {proposal.load.map(({ annotator, documents, words }) => (
              <li key={annotator}>
                {t('team.proposal.load', {
                  name: people.find(({ id }) => id === annotator)?.name ?? annotator,
                  documents: formatNumber(documents),
                  words: formatNumber(words),
                })}
              </li>
            ))}
          </ul>
          <Button look="quiet" onClick={() => team.dismiss()}>
            {t('team.proposal.dismiss')}
          </Button>
          <Button
            look="primary"
            disabled={isReadOnly || proposal.assignments.length === 0}
            onClick={() => team.accept()}
          >
            {t('team.proposal.accept')}
          </Button>
        </div>
      )}
    </form>
  );
}
