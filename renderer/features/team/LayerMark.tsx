import type { TeamLayer } from '../../../shared/api/team.ts';
import { initialsOf } from '../../../shared/model/annotator-colors.ts';
import { labelColour } from '../../ui/label-colour.ts';
import css from './LayerMark.module.css';

interface LayerMarkProps {
  readonly layer: Pick<TeamLayer, 'id' | 'name' | 'shown'>;
}

/** Whose something is, in small: the colour and the initials of a person; a layer that is nobody's has a dashed frame. */
export function LayerMark({ layer: { id, name, shown } }: LayerMarkProps) {
  return (
    <span className={css.mark} data-nobody={name === null || undefined} {...labelColour(shown)} aria-hidden>
      {initialsOf(name ?? id)}
    </span>
  );
}
