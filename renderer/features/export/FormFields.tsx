import { useStore } from 'zustand';
import type { FormatInfo } from '../../../shared/api/exports.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { CheckField, TextField } from '../../ui/Field.tsx';
import { SHORTEST_KEY } from './store.ts';

/** In which form a dataset goes out that is published: annotators by pseudonyms, texts or only their hashes. */
export function FormFields({ format }: { readonly format: FormatInfo }) {
  const { exporting } = useWorkbench();
  const form = useStore(exporting.store, (state) => state.form);
  const isReadOnly = useReadOnly();
  const isShort = form.pseudonymKey !== '' && form.pseudonymKey.length < SHORTEST_KEY;
  return (
    <>
      <CheckField
        label={t('exporting.pseudonyms')}
        checked={form.pseudonyms}
        hint={t('exporting.pseudonymsHint')}
        onChange={({ target }) => exporting.setForm({ pseudonyms: target.checked })}
      />
      {form.pseudonyms && (
        <TextField
          label={t('exporting.pseudonymKey')}
          value={form.pseudonymKey}
          problem={isShort ? t('exporting.shortKey', { count: SHORTEST_KEY }) : null}
          hint={t('exporting.pseudonymKeyHint')}
          onChange={({ target }) => exporting.setForm({ pseudonymKey: target.value })}
        />
      )}
      {format.withoutText && (
        <CheckField
          label={t('exporting.withoutText')}
          checked={form.withoutText}
          hint={t('exporting.withoutTextHint')}
          onChange={({ target }) => exporting.setForm({ withoutText: target.checked })}
        />
      )}
      {format.withoutText && form.withoutText && (
        <CheckField
          label={t('exporting.quotes')}
          checked={form.quotes}
          onChange={({ target }) => exporting.setForm({ quotes: target.checked })}
        />
      )}
      {format.published && (
        <CheckField
          label={t('exporting.release')}
          checked={form.release && !isReadOnly}
          disabled={isReadOnly}
          hint={t('exporting.releaseHint')}
          onChange={({ target }) => exporting.setForm({ release: target.checked })}
        />
      )}
    </>
  );
}
