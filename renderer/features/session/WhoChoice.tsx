import css from './WhoChoice.module.css';
import { t } from '../../strings/t.ts';

/** A new name for the one who annotated so far, or somebody else. */
export type Who = 'same' | 'other';

interface WhoChoiceProps {
  readonly who: Who;
  /** The handle that the work so far is under, and the one that the new name would get. */
  readonly before: string;
  readonly after: string;
  readonly onChange: (who: Who) => void;
}

/** Asks what a new name means: a handle is an identity, so it is never changed by the way. */
export function WhoChoice({ who, before, after, onChange }: WhoChoiceProps) {
  return (
    <fieldset className={css.choice}>
      <legend className={css.legend}>{t('session.who.question')}</legend>
      <label className={css.option}>
        <input type="radio" name="who" checked={who === 'same'} onChange={() => onChange('same')} />
        <span>{t('session.who.same', { handle: before })}</span>
      </label>
      <label className={css.option}>
        <input type="radio" name="who" checked={who === 'other'} onChange={() => onChange('other')} />
        <span>{t('session.who.other', { handle: after })}</span>
      </label>
    </fieldset>
  );
}
