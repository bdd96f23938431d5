import { useId, useState } from 'react';
import { contrastIn, LEAST_CONTRAST, nearestSeen } from '../../../shared/codebook/contrast.ts';
import type { LabelColor } from '../../../shared/model/codebook.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { labelColour } from '../../ui/label-colour.ts';
import css from './Form.module.css';

interface ColourFieldProps {
  readonly color: LabelColor;
  readonly disabled: boolean;
  readonly onChange: (color: LabelColor) => void;
}

const HUES = Array.from({ length: 12 }, (_, hue) => hue);
/** Cut, not rounded: 2.98 is not 3. */
const cut = (contrast: number): string => (Math.floor(contrast * 100) / 100).toFixed(2);

/** A label's colour: one of the palette's hues, or one's own, whose contrast is shown while it is written. */
export function ColourField({ color, disabled, onChange }: ColourFieldProps) {
  const id = useId();
  const [text, setText] = useState(typeof color === 'string' ? color : '');
  const hex = text.trim().toLowerCase();
  const isColour = /^#[0-9a-f]{6}$/u.test(hex);
  const [light, dark] = isColour ? [contrastIn('light', hex), contrastIn('dark', hex)] : [0, 0];
  const isSeen = Math.min(light, dark) >= LEAST_CONTRAST;
  const ratios = { light: cut(light), dark: cut(dark) };
  const problem =
    hex === '' ? null : !isColour ? t('codebook.notAColour') : isSeen ? null : t('codebook.contrastLow', ratios);
  const nearest = isColour && !isSeen ? nearestSeen(hex) : null;

  function write(value: string): void {
    setText(value);
    const wanted = value.trim().toLowerCase();
    if (!/^#[0-9a-f]{6}$/u.test(wanted)) return;
    if (Math.min(contrastIn('light', wanted), contrastIn('dark', wanted)) >= LEAST_CONTRAST) onChange(wanted);
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
      <div className={css.own}>
        <span className={css.sample} {...labelColour(isColour ? hex : color)} aria-hidden />
        <TextField
          label={t('codebook.ownColour')}
          value={text}
          maxLength={7}
          disabled={disabled}
          problem={problem}
          hint={isColour ? t('codebook.contrast', ratios) : t('codebook.ownColourHint')}
          onChange={(event) => write(event.target.value)}
        />
        {nearest !== null && (
          <Button onClick={() => write(nearest)}>
            <span className={css.sample} {...labelColour(nearest)} aria-hidden />
            {t('codebook.useNearest', { colour: nearest })}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
