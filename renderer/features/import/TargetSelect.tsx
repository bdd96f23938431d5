import { nameSchema } from '../../../shared/model/codebook.ts';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/classes.ts';
import type { Outcome } from './mapping-edits.ts';
import { NewName } from './NewName.tsx';
import css from './Mapping.module.css';

interface TargetSelectProps {
  /** The foreign name. */
  readonly name: string;
  readonly to: string | null;
  readonly outcome: Outcome;
  /** What the codebook has for it. */
  readonly known: readonly string[];
  /** Leads to what stands in the way. */
  readonly id?: string;
  /** False where nobody sees it: it then offers only what is chosen, which is a tenth of the work. */
  readonly isWhole?: boolean;
  readonly onChange: (to: string | null) => void;
}

/** The name that the codebook would get for a foreign one: as it is, cut where it is too long to be one. */
export function nameForNew(name: string): string {
  const plain = name.trim();
  return nameSchema.safeParse(plain).success ? plain : [...plain.replace(/\p{C}/gu, '')].slice(0, 100).join('').trim();
}

/** What a foreign name becomes: one of the codebook's, a new one, or nothing. */
export function TargetSelect({ name, to, outcome, known, id, isWhole = true, onChange }: TargetSelectProps) {
  const offered = isWhole ? known : known.filter((one) => outcome === 'known' && one === to);
  const proposed = outcome === 'new' && to !== null ? to : nameForNew(name);
  const value = { open: '?', out: '-', new: '+', known: `=${to ?? ''}` }[outcome];
  return (
    <div className={css.target}>
      <select
        id={id}
        aria-label={t('mapping.becomes', { name })}
        className={classes(css.select, outcome === 'open' && css.open, outcome === 'out' && css.out)}
        aria-invalid={outcome === 'open' || undefined}
        value={value}
        onChange={({ target }) => {
          if (target.value === '-') onChange(null);
          else onChange(target.value === '+' ? proposed : target.value.slice(1));
        }}
      >
        {outcome === 'open' && (
          <option value="?" disabled>
            {t('mapping.choose')}
          </option>
        )}
        {offered.length > 0 && (
          <optgroup label={t('mapping.ofCodebook')}>
            {offered.map((one) => (
              <option key={one} value={`=${one}`}>
                {one}
              </option>
            ))}
          </optgroup>
        )}
        {(isWhole || outcome === 'new') && (
          <option value="+" disabled={proposed === ''}>
            {t('mapping.new', { name: proposed })}
          </option>
        )}
        {(isWhole || outcome === 'out') && <option value="-">{t('mapping.leftOut')}</option>}
      </select>
      {isWhole && outcome === 'new' && to !== null && <NewName key={to} name={name} to={to} onName={onChange} />}
    </div>
  );
}
