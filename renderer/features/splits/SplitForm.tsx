import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { SPLITS } from '../../../shared/splits/measure.ts';
import { t } from '../../strings/t.ts';
import { base64Of } from '../../ui/base64.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import css from './Splits.module.css';

const MOST_SEED = 2 ** 32 - 1;

/** How large the splits are to be, and what is looked at: a proposal, the split of the documents, or a file. */
export function SplitForm() {
  const { analysis, report } = useWorkbench();
  const { splits } = analysis;
  const { ratios, seed, origin, phase } = useStore(splits.store);
  const [typed, setTyped] = useState(() => ratios.map(String));
  const [typedSeed, setTypedSeed] = useState(String(seed));
  const picker = useRef<HTMLInputElement>(null);
  const numbers = typed.map(Number);
  const sum = numbers.reduce((total, n) => total + n, 0);
  const isSum = Math.abs(sum - 100) < 1e-6 && numbers.every((n) => n >= 0);
  const isSeed = /^\d{1,10}$/.test(typedSeed) && Number(typedSeed) <= MOST_SEED;

  function propose(): void {
    const [train = 0, validation = 0, test = 0] = numbers;
    splits.choose({ ratios: [train, validation, test], seed: Number(typedSeed) });
    void splits.propose();
  }

  return (
    <form
      className={css.form}
      aria-label={t('splits.form')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isSum && isSeed) propose();
      }}
    >
      <div className={css.ratios}>
        {SPLITS.map((split, i) => (
          <TextField
            key={split}
            label={t('splits.percent', { split: t(`splits.names.${split}`) })}
            inputMode="decimal"
            value={typed[i] ?? ''}
            onChange={({ target }) => setTyped(typed.with(i, target.value))}
          />
        ))}
        <TextField
          label={t('splits.seed')}
          inputMode="numeric"
          value={typedSeed}
          problem={isSeed ? null : t('splits.seedProblem')}
          onChange={({ target }) => setTypedSeed(target.value)}
        />
      </div>
      {!isSum && (
        <p className={css.problem} role="alert">
          {t('splits.sum', { sum: Number.isFinite(sum) ? String(sum) : '?' })}
        </p>
      )}
      <div className={css.buttons}>
        <Button type="submit" disabled={!isSum || !isSeed || phase === 'working'}>
          {t('splits.propose')}
        </Button>
        <Button look="quiet" onClick={() => void splits.check()}>
          {t('splits.checkDocuments')}
        </Button>
        <Button look="quiet" onClick={() => picker.current?.click()}>
          {t('splits.checkFile')}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".csv,text/csv"
          aria-label={t('splits.file')}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (!file) return;
            base64Of(file)
              .then((base64) => splits.check({ name: file.name, source: { kind: 'bytes', name: file.name, base64 } }))
              .catch(report);
            target.value = '';
          }}
        />
      </div>
      <p className={css.hint}>
        {origin.kind === 'file' ? t('splits.from.file', { name: origin.name }) : t(`splits.from.${origin.kind}`)}
      </p>
    </form>
  );
}
