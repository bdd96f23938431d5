import { useState, type SyntheticEvent } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { messageOf } from '../../app/errors.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import css from './BackupsDialog.module.css';

/** Whether, how often and where backups are made by themselves. */
export function BackupSettingsForm({ onSaved }: { readonly onSaved: () => void }) {
  const { session, announce } = useWorkbench();
  const saved = useStore(session.store, (state) => state.session?.preferences.backups);
  const [draft, setDraft] = useState<Partial<NonNullable<typeof saved>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  if (saved === undefined) return null;
  const value = { ...saved, ...draft };
  async function save(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    try {
      await session.save({ backups: value });
      setDraft({});
      setProblem(null);
      announce(t('backups.saved'));
      onSaved();
    } catch (error) {
      setProblem(messageOf(error));
    }
  }
  return (
    <form className={css.settings} onSubmit={(event) => void save(event)}>
      <h3>{t('backups.settings')}</h3>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={value.on}
          onChange={({ target }) => setDraft({ ...draft, on: target.checked })}
        />
        {t('backups.on')}
      </label>
      <div className={css.fields}>
        <TextField
          label={t('backups.minutes')}
          type="number"
          min={5}
          max={1440}
          value={value.minutes}
          onChange={({ target }) => setDraft({ ...draft, minutes: target.valueAsNumber || 5 })}
        />
        <TextField
          label={t('backups.keep')}
          hint={t('backups.keepHint')}
          type="number"
          min={1}
          max={100}
          value={value.keep}
          onChange={({ target }) => setDraft({ ...draft, keep: target.valueAsNumber || 1 })}
        />
        <TextField
          label={t('backups.path')}
          hint={t('backups.pathHint')}
          problem={problem}
          value={value.folder ?? ''}
          onChange={({ target }) => setDraft({ ...draft, folder: target.value.trim() === '' ? null : target.value })}
        />
      </div>
      {Object.keys(draft).length > 0 && (
        <div>
          <Button type="submit">{t('backups.save')}</Button>
        </div>
      )}
    </form>
  );
}
