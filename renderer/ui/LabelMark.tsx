import type { Label } from '../../shared/model/codebook.ts';
import { classes } from './classes.ts';
import { labelColour } from './label-colour.ts';
import css from './LabelMark.module.css';

/** Properties of a {@link LabelMark}. `place`: the label's place in the codebook, which its line style comes from. */
export interface LabelMarkProps {
  readonly label: Pick<Label, 'color' | 'badge'> | undefined;
  readonly place: number;
}

/** Line styles by a label's place, the same as in the text: a sign beside colour and letter. */
const LINES = 5;

/** A label in small: its fill, its line and its letter, as they stand in the text. */
export function LabelMark({ label, place }: LabelMarkProps) {
  return (
    <span
      className={classes(css.mark)}
      {...labelColour(label?.color)}
      data-line={Math.max(0, place) % LINES}
      aria-hidden
    >
      {label?.badge ?? '?'}
    </span>
  );
}
