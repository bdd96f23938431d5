import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t, type TextKey } from '../../strings/t.ts';
import { CARD_SORTS, GROUPINGS } from './arrange.ts';
import css from './CardsTools.module.css';

/** In which groups and in which order the cards stand. */
export function CardsOrder() {
  const { cards } = useWorkbench().analysis;
  const { grouping, sort } = useStore(cards.store, (state) => state.arrangement);
  return (
    <>
      <Order
        of="grouping"
        values={GROUPINGS}
        value={grouping}
        onChange={(value) => cards.arrange({ grouping: value })}
      />
      <Order of="sort" values={CARD_SORTS} value={sort} onChange={(value) => cards.arrange({ sort: value })} />
    </>
  );
}

interface OrderProps<V extends string> {
  readonly of: 'grouping' | 'sort';
  readonly values: readonly V[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

function Order<V extends string>({ of, values, value, onChange }: OrderProps<V>) {
  return (
    <select
      aria-label={t(`cards.${of}.name`)}
      className={css.select}
      value={value}
      onChange={({ target }) => {
        const chosen = values.find((one) => one === target.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {values.map((one) => (
        <option key={one} value={one}>
          {t(`cards.${of}.${one}` as TextKey)}
        </option>
      ))}
    </select>
  );
}
