import { useState, type SyntheticEvent } from 'react';
import { useStore } from 'zustand';
import type { AssignmentProposal, TeamLayer, TeamOverview } from '../../../shared/api/team.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { t } from '../../strings/t.ts';
import { LayerMark } from './LayerMark.tsx';
import css from './Team.module.css';

interface ProposalPanelProps {
  readonly people: readonly TeamLayer[];
  readonly documents: TeamOverview['documents'];
}

/** A division of the documents that the program proposes: asked for, looked at in the grid, made or not. */
export function ProposalPanel({ people, documents }: ProposalPanelProps) {
  const { team } = useWorkbench().analysis;
  const isReadOnly = useReadOnly();
  const { proposal, refused } = useStore(team.store);
  // Whoever only decides, or leads, is there to be chosen, and is not by itself.
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const [perDocument, setPerDocument] = useState('1');
  const [overlap, setOverlap] = useState('20');
  const [together, setTogether] = useState('');
  const [seed, setSeed] = useState('1');
  const isChosen = ({ id, annotates }: TeamLayer): boolean => annotates !== changed.has(id);
  const chosen = people.filter(isChosen);

  function propose(event: SyntheticEvent): void {
    event.preventDefault();
    void team.propose({
      annotators: chosen.map(({ id }) => id),
      perDocument: Number(perDocument),
      overlap: Number(overlap) / 100,
      seed: Number(seed),
      ...(together.trim() !== '' && { together: Number(together) }),
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
              checked={isChosen(person)}
              onChange={({ target }) => {
                const next = new Set(changed);
                if (target.checked === person.annotates) next.delete(person.id);
                else next.add(person.id);
                setChanged(next);
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
          label={t('team.proposal.together')}
          type="number"
          min={2}
          max={Math.max(2, chosen.length)}
          placeholder={t('team.proposal.everybody')}
          value={together}
          onChange={({ target }) => setTogether(target.value)}
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
                })}
          </p>
          {proposal.overlapping.length > 0 && <Overlap proposal={proposal} documents={documents} />}
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

interface OverlapProps {
  readonly proposal: AssignmentProposal;
  readonly documents: TeamOverview['documents'];
}

/** The documents that several get, so that their agreement can be told: which they are, and how many get each. */
function Overlap({ proposal, documents }: OverlapProps) {
  const { overlapping, together } = proposal;
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  return (
    <details className={css.overlap} open={overlapping.length <= 5}>
      <summary>{t('team.proposal.shared', { count: overlapping.length, people: together })}</summary>
      <ul>
        {overlapping.map((id) => (
          <li key={id} dir="auto">
            {titles.get(id) || t('documents.untitled')}
          </li>
        ))}
      </ul>
    </details>
  );
}
