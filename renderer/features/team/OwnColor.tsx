import { useState, type SyntheticEvent } from 'react';
import type { TeamLayer } from '../../../shared/api/team.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { TextField } from '../../ui/Field.tsx';
import { labelColour } from '../../ui/label-colour.ts';
import { ownColour } from '../../ui/own-colour.ts';
import own from '../../ui/OwnColour.module.css';
import css from './Team.module.css';

interface OwnColorProps {
  readonly layer: TeamLayer;
  /** It is chosen, or given up. */
  readonly onEnd: () => void;
}

/** A colour of an annotator's own: its contrast on the page of both themes stands there while it is written, and one that is hard to see is not taken. */
export function OwnColor({ layer, onEnd }: OwnColorProps) {
  const { team } = useWorkbench().analysis;
  const [text, setText] = useState(typeof layer.color === 'string' ? layer.color : '#');
  const { hex, isSeen, problem, contrast, nearest } = ownColour(text === '#' ? '' : text);
  const name = layer.name ?? layer.id;

  function take(color: string, said?: string): void {
    team.setColor(layer.id, color, said);
    onEnd();
  }

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (hex !== null && isSeen) take(hex);
  }

  return (
    <form className={classes(own.own, css.own)} aria-label={t('team.ownColor', { name })} onSubmit={submit}>
      <span className={own.sample} {...labelColour(hex ?? layer.shown)} aria-hidden />
      <TextField
        label={t('team.ownColor', { name })}
        value={text}
        maxLength={7}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for just now
        autoFocus
        problem={problem}
        hint={contrast ?? t('codebook.ownColourHint')}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onEnd();
        }}
      />
      <Button type="submit" look="primary" disabled={hex === null || !isSeen}>
        {t('team.useColor')}
      </Button>
      <Button look="quiet" onClick={onEnd}>
        {t('exporting.cancel')}
      </Button>
      {nearest !== null && (
        <Button className={css.nearest} onClick={() => take(nearest, t('team.said.nearest', { name, color: nearest }))}>
          <span className={own.sample} {...labelColour(nearest)} aria-hidden />
          {t('codebook.useNearest', { colour: nearest })}
        </Button>
      )}
    </form>
  );
}
