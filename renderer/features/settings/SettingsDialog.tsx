import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { FIRST_LOOK } from '../../app/theme.ts';
import { LANGUAGE_NAMES } from '../../strings/speak.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { RangeField } from '../../ui/RangeField.tsx';
import type { Preferences } from '../../../shared/api/session.ts';
import css from './SettingsDialog.module.css';

/** What the window looks like and how it reads: each choice is shown, and kept, at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { session, report, notices, openDialog } = useWorkbench();
  const preferences = useStore(session.store, (state) => state.session?.preferences);
  if (preferences === undefined) return null;
  const { theme, density, snap, reading, language } = preferences;
  const save = (change: Partial<Preferences>): void => void session.save(change).catch(report);
  const read = (change: Partial<Preferences['reading']>): void => save({ reading: { ...reading, ...change } });

  function restore(): void {
    save({ ...FIRST_LOOK, snap: 'word' });
    notices.say(t('settings.restored'), { id: 'settings' });
  }

  return (
    <Modal
      title={t('settings.title')}
      description={t('settings.saved')}
      size="medium"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={restore}>
            {t('settings.restore')}
          </Button>
          <Button onClick={() => openDialog('keys')}>{t('settings.keys.open')}</Button>
          <Button look="primary" onClick={onClose}>
            {t('settings.done')}
          </Button>
        </>
      }
    >
      <section className={css.group}>
        <h3 className={css.title}>{t('settings.appearance')}</h3>
        <Choice
          label={t('settings.theme')}
          value={theme}
          options={{
            system: t('settings.themeSystem'),
            light: t('settings.themeLight'),
            dark: t('settings.themeDark'),
          }}
          onChange={(theme) => save({ theme })}
        />
        <Choice
          label={t('settings.density')}
          value={density}
          options={{ comfortable: t('settings.comfortable'), compact: t('settings.compact') }}
          onChange={(density) => save({ density })}
        />
        <Choice
          label={t('settings.language')}
          value={language}
          options={{ system: t('settings.languageSystem'), ...LANGUAGE_NAMES }}
          onChange={(language) => save({ language })}
        />
      </section>
      <section className={css.group}>
        <h3 className={css.title}>{t('settings.reading')}</h3>
        <RangeField
          label={t('settings.size')}
          value={reading.size}
          min={13}
          max={32}
          said={t('settings.sizeValue', { size: reading.size })}
          onChange={(size) => read({ size })}
        />
        <RangeField
          label={t('settings.measure')}
          value={reading.measure}
          min={40}
          max={100}
          step={2}
          said={t('settings.measureValue', { measure: reading.measure })}
          onChange={(measure) => read({ measure })}
        />
        <Choice
          label={t('settings.font')}
          value={reading.font}
          options={{
            serif: t('settings.fontSerif'),
            sans: t('settings.fontSans'),
            dyslexic: t('settings.fontDyslexic'),
          }}
          hint={t('settings.fontHint')}
          onChange={(font) => read({ font })}
        />
        <Choice
          label={t('settings.direction')}
          value={reading.direction}
          options={{
            auto: t('settings.directionAuto'),
            ltr: t('settings.directionLtr'),
            rtl: t('settings.directionRtl'),
          }}
          onChange={(direction) => read({ direction })}
        />
        <p className={css.sample} dir={reading.direction}>
          {t('settings.sample')}
        </p>
      </section>
      <section className={css.group}>
        <h3 className={css.title}>{t('settings.selecting')}</h3>
        <Choice
          label={t('settings.snap')}
          value={snap}
          options={{ word: t('settings.snapWord'), character: t('settings.snapCharacter') }}
          onChange={(snap) => save({ snap })}
        />
      </section>
    </Modal>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: Readonly<Record<T, string>>;
  readonly hint?: string;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, options, hint, onChange }: ChoiceProps<T>) {
  const names = Object.keys(options) as T[];
  return (
    <SelectField
      label={label}
      value={value}
      {...(hint !== undefined && { hint })}
      onChange={(event) => {
        const chosen = names.find((name) => name === event.target.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {names.map((name) => (
        <option key={name} value={name}>
          {options[name]}
        </option>
      ))}
    </SelectField>
  );
}
