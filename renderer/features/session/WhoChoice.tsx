import css from './WhoChoice.module.css';

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
      <legend className={css.legend}>Who is this?</legend>
      <label className={css.option}>
        <input type="radio" name="who" checked={who === 'same'} onChange={() => onChange('same')} />
        <span>The same person, spelled anew: datasets go on saying “{before}”.</span>
      </label>
      <label className={css.option}>
        <input type="radio" name="who" checked={who === 'other'} onChange={() => onChange('other')} />
        <span>Somebody else, with a layer of their own: datasets say “{after}”.</span>
      </label>
    </fieldset>
  );
}
