import type { AttributeDefinition } from '../../../shared/model/codebook.ts';
import { t } from '../../strings/t.ts';
import { readable, shownValue } from '../annotate/edits.ts';
import type { Asker } from './asker.ts';
import css from './AttributeList.module.css';

interface RestingProps {
  readonly asker: Asker;
  readonly asked: readonly AttributeDefinition[];
}

/** Values that no question on the screen stands for: their condition does not hold, or the codebook does not know them. */
export function Resting({ asker, asked }: RestingProps) {
  const known = new Set(asker.scheme.of(asker.label).map(({ name }) => name));
  const others = Object.entries(asker.attributes).filter(([name]) => asked.every((one) => one.name !== name));
  return others.map(([name, value]) => (
    <p key={name} className={css.foreign}>
      <span dir="auto">{`${readable(name)}: ${shownValue(value)}`}</span>
      <span className={css.about}>{t(known.has(name) ? 'answers.resting' : 'inspector.attributes.foreign')}</span>
      <button type="button" className={css.clear} onClick={() => void asker.answer(name, null)}>
        {t('inspector.attributes.remove')}
        <span className="visually-hidden"> {readable(name)}</span>
      </button>
    </p>
  ));
}
