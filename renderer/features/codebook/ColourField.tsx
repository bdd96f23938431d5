import { useId, useState } from 'react';
import type { LabelColor } from '../../../shared/model/codebook.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { TextField } from '../../ui/Field.tsx';
import { labelColour } from '../../ui/label-colour.ts';
import { ownColour } from '../../ui/own-colour.ts';
import own from '../../ui/OwnColour.module.css';
import css from './Form.module.css';

interface ColourFieldProps {
  readonly color: LabelColor;
  readonly disabled: boolean;
  readonly onChange: (color: LabelColor) => void;
}

const HUES = Array.from({ length: 12 }, (_, hue) => hue);

/** A label's colour: one of the palette's hues, or one's own, whose contrast is shown while it is written. */
export function ColourField({ color, disabled, onChange }: ColourFieldProps) {
  const id = useId();
  const [text, setText] = useState(typeof color === 'string' ? color : '');
  const { hex, problem, contrast, nearest } = ownColour(text);

  function write(value: string): void {
    setText(value);
    const wanted = ownColour(value);
    if (wanted.hex !== null && wanted.isSeen) onChange(wanted.hex);
  }

  return (
    <fieldset className={css.colour}>
      <legend className={css.label}>{t('codebook.colour')}</legend>
      <div className={css.hues}>
        {HUES.map((hue) => (
          <label key={hue} className={css.hue} {...labelColour(hue)} title={t('codebook.hue', { number: hue + 1 })}>
            <input
              type="radio"
              className="visually-hidden"
              name={id}
              disabled={disabled}
              checked={color === hue}
              aria-label={t('codebook.hue', { number: hue + 1 })}
              onChange={() => {
                setText('');
                onChange(hue);
              }}
            />
            <span aria-hidden />
          </label>
        ))}
      </div>
      <div className={classes(own.own, css.own)}>
        <span className={own.sample} {...labelColour(hex ?? color)} aria-hidden />
        <TextField
          label={t('codebook.ownColour')}
          value={text}
          maxLength={7}
          disabled={disabled}
          problem={problem}
          hint={contrast ?? t('codebook.ownColourHint')}
          onChange={(event) => write(event.target.value)}
        />
        {nearest !== null && (
          <Button onClick={() => write(nearest)}>
            <span className={own.sample} {...labelColour(nearest)} aria-hidden />
            {t('codebook.useNearest', { colour: nearest })}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
