import { useState, type SyntheticEvent } from 'react';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { t } from '../../strings/t.ts';
import css from './Team.module.css';

/** Adds somebody to the team by name, before they have done anything. */
export function AddAnnotator() {
  const { team } = useWorkbench().analysis;
  const isReadOnly = useReadOnly();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  function add(event: SyntheticEvent): void {
    event.preventDefault();
    const why = team.add(name);
    setProblem(why);
    if (why === null) setName('');
  }

  return (
    <form className={css.add} onSubmit={add}>
      <TextField
        label={t('team.add.label')}
        value={name}
        maxLength={80}
        dir="auto"
        disabled={isReadOnly}
        problem={problem}
        onChange={({ target }) => {
          setName(target.value);
          setProblem(null);
        }}
      />
      <Button type="submit" disabled={isReadOnly}>
        {t('team.add.button')}
      </Button>
    </form>
  );
}
