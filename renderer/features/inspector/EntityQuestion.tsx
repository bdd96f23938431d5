import { Autocomplete } from '@base-ui/react/autocomplete';
import { useId, useState } from 'react';
import { SOURCE_ENTITY, type Source } from '../../../shared/model/source.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { formatNumber } from '../../ui/numbers.ts';
import type { QuestionProps } from './asker.ts';
import { offeredNames, type OfferedName } from './offered-names.ts';
import css from './AttributeList.module.css';
import { takeToChange } from './proposing.ts';
import { About, QuestionName } from './Question.tsx';
import { patchOf } from './TextQuestion.tsx';
import { useTyped } from './use-draft.ts';

interface Known {
  readonly value: string;
  readonly count: number;
}

const MAX_LENGTH = 500;

/** Who or what is meant: any text. The names offered are those of the registry, for sources, and those that the project has used. */
export function EntityQuestion({ asker, definition, value, isMissing, isFirst }: QuestionProps) {
  const { client, report } = useWorkbench();
  const id = useId();
  const { name, on } = definition;
  const [known, setKnown] = useState<readonly Known[]>([]);
  const [sources, setSources] = useState<readonly Source[]>([]);
  const prepare = asker.prepare(name, (text) => patchOf(definition, text));
  const draft = useTyped(asker.id, name, value === null ? '' : String(value), prepare);
  const quote = (asker.quote ?? '').replace(/\s+/g, ' ').trim();
  const proposed = isMissing && draft.text === '' && quote !== '' && quote.length <= MAX_LENGTH ? quote : null;
  const items = offeredNames(known, sources, draft.text);

  function load(): void {
    const take = (values: readonly { value: unknown; count: number }[]): void =>
      setKnown(values.flatMap(({ value: one, count }) => (typeof one === 'string' ? [{ value: one, count }] : [])));
    client.call('attributes.values', { name, on }).then(take).catch(report);
    if (name !== SOURCE_ENTITY) return;
    client
      .call('sources.list', {})
      .then((registry) => setSources(registry.sources))
      .catch(report);
  }

  return (
    <div className={css.question} data-question={name}>
      <label htmlFor={id} className={css.legend}>
        <QuestionName definition={definition} isMissing={isMissing} />
      </label>
      <Autocomplete.Root
        items={items}
        mode="none"
        value={draft.text}
        onValueChange={(text) => draft.change(text)}
        itemToStringValue={(item: OfferedName) => item.value}
      >
        <Autocomplete.Input
          id={id}
          className={css.input}
          maxLength={MAX_LENGTH}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          placeholder={proposed === null ? undefined : t('answers.proposed', { answer: proposed })}
          aria-describedby={`${id}-about`}
          data-first-focus={isFirst || undefined}
          onFocus={load}
          onBlur={draft.save}
          onKeyDown={(event) => {
            if (takeToChange(event, proposed, draft.change)) return;
            // Enter on a name of the list takes that name; what is written is saved before the next question is gone to.
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            if (event.currentTarget.getAttribute('aria-activedescendant') !== null) return;
            if (proposed !== null) draft.change(proposed);
            draft.save();
          }}
        />
        <Autocomplete.Portal>
          <Autocomplete.Positioner className={css.positioner} sideOffset={4} align="start">
            <Autocomplete.Popup className={css.popup} aria-label={t('answers.entity.offered')}>
              <Autocomplete.List>
                {(item: OfferedName) => (
                  <Autocomplete.Item key={item.value} value={item} className={css.offer}>
                    <span dir="auto">
                      {item.value}
                      {item.alias !== undefined && <span className={css.count}> {item.alias}</span>}
                    </span>
                    <span className={css.count}>
                      <span aria-hidden>{formatNumber(item.count)}</span>
                      <span className="visually-hidden">{t('answers.entity.known', { count: item.count })}</span>
                    </span>
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
      <About id={`${id}-about`} definition={definition} value={value} />
    </div>
  );
}
