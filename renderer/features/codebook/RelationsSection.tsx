import { useId } from 'react';
import { useStore } from 'zustand';
import type { EditOf } from '../../../shared/codebook/edit.ts';
import type { RelationType } from '../../../shared/model/codebook.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { Check } from './Check.tsx';
import page from './Codebook.module.css';
import { MergeChoice } from './MergeChoice.tsx';
import css from './Form.module.css';
import { FormHead } from './FormHead.tsx';
import { ItemList } from './ItemList.tsx';
import { formerName, freeName, hasError, movedBy, stateOf } from './items.ts';
import { NameField } from './NameField.tsx';
import { TextArea } from './TextArea.tsx';
import { useCodebookState, useDraftCodebook } from './use-codebook.ts';

/** The relation types and the form of one of them. */
export function RelationsSection() {
  const { feature, codebook, isReadOnly } = useDraftCodebook();
  const { annotate } = useWorkbench();
  const before = useStore(annotate.store, (state) => state.codebook?.relations ?? []);
  const problems = useCodebookState((state) => state.applied?.problems ?? []);
  const edits = useCodebookState((state) => state.edits);
  const selected = useCodebookState((state) => state.selected.relations ?? null);
  if (codebook === null) return null;
  const { relations, labels } = codebook;
  const relation = relations.find(({ name }) => name === selected) ?? relations[0];

  function add(): void {
    const first = labels.find(({ retired }) => !retired)?.name ?? '';
    const made: RelationType = {
      name: freeName(
        t('codebook.newRelation'),
        relations.map(({ name }) => name),
      ),
      from: [first],
      to: [first],
      scope: 'any',
      symmetric: false,
      transitive: false,
      definition: '',
    };
    feature.edit({ edit: 'addRelation', relation: made });
    feature.show('relations', made.name);
  }

  function move(name: string, step: 1 | -1): void {
    const order = movedBy(relations, name, step);
    if (order !== null) feature.edit({ edit: 'orderRelations', relations: [...order] });
  }

  return (
    <>
      <ItemList
        label={t('codebook.relations')}
        items={relations.map((one) => ({
          key: one.name,
          title: one.name,
          about: `${one.from.join(', ')} → ${one.to.join(', ')}${one.definition === '' ? '' : ` · ${one.definition}`}`,
          isRetired: one.retired === true,
          state: stateOf(
            one,
            before.find(({ name }) => name === formerName(edits, 'relation', one.name)),
          ),
          hasProblem: hasError(problems, 'relation', one.name),
        }))}
        current={relation?.name ?? null}
        onChoose={(key) => feature.show('relations', key)}
        addLabel={t('codebook.addRelation')}
        onAdd={isReadOnly ? null : add}
        onMove={isReadOnly ? null : move}
      />
      <div className={page.form}>
        {relation === undefined ? (
          <EmptyState title={t('codebook.relations')}>{t('codebook.choose')}</EmptyState>
        ) : (
          <RelationForm key={relation.name} relation={relation} onMove={(step) => move(relation.name, step)} />
        )}
      </div>
    </>
  );
}

interface RelationFormProps {
  readonly relation: RelationType;
  readonly onMove: (step: 1 | -1) => void;
}

function RelationForm({ relation, onMove }: RelationFormProps) {
  const { feature, codebook, isReadOnly } = useDraftCodebook();
  const { name } = relation;
  const labels = codebook?.labels ?? [];
  const set = (fields: EditOf<'changeRelation'>['set']): void =>
    feature.edit({ edit: 'changeRelation', relation: name, set: fields });
  const ends = (side: 'from' | 'to') => (
    <fieldset className={css.chips}>
      <legend className={css.label}>{t(`codebook.${side}`)}</legend>
      {labels
        .filter((label) => !label.retired || relation[side].includes(label.name))
        .map((label) => (
          <label key={label.name} className={css.chip}>
            <input
              type="checkbox"
              disabled={isReadOnly}
              checked={relation[side].includes(label.name)}
              onChange={(event) =>
                set({
                  [side]: labels.flatMap((one) =>
                    (one === label ? event.target.checked : relation[side].includes(one.name)) ? [one.name] : [],
                  ),
                })
              }
            />
            {label.name}
          </label>
        ))}
    </fieldset>
  );

  return (
    <section aria-label={name} className={css.body}>
      <FormHead
        title={name}
        isRetired={relation.retired === true}
        disabled={isReadOnly}
        onRetire={() => feature.edit({ edit: 'retireRelation', relation: name })}
        onRestore={() => feature.edit({ edit: 'restoreRelation', relation: name })}
        onMove={onMove}
      />
      <NameField
        name={name}
        disabled={isReadOnly}
        taken={codebook?.relations.map((one) => one.name) ?? []}
        onRename={(to) => {
          feature.edit({ edit: 'renameRelation', relation: name, to });
          feature.show('relations', to);
        }}
      />
      {ends('from')}
      {ends('to')}
      <SelectField
        label={t('codebook.scope')}
        value={relation.scope}
        disabled={isReadOnly}
        onChange={(event) => set({ scope: event.target.value === 'any' ? 'any' : 'same document' })}
      >
        <option value="same document">{t('codebook.scopeSame')}</option>
        <option value="any">{t('codebook.scopeAny')}</option>
      </SelectField>
      <Check checked={relation.symmetric} disabled={isReadOnly} onChange={(symmetric) => set({ symmetric })}>
        {t('codebook.symmetric')}
      </Check>
      <Check checked={relation.transitive} disabled={isReadOnly} onChange={(transitive) => set({ transitive })}>
        {t('codebook.transitive')}
      </Check>
      <TextArea
        label={t('codebook.definition')}
        value={relation.definition}
        disabled={isReadOnly}
        onChange={(definition) => set({ definition })}
      />
      <MergeRelation relation={relation} />
    </section>
  );
}

/** Merging a relation type into another one that has a direction, or has none, as it does. */
function MergeRelation({ relation }: { readonly relation: RelationType }) {
  const { feature, codebook, isReadOnly } = useDraftCodebook();
  const id = useId();
  const { name, symmetric } = relation;
  const others = (codebook?.relations ?? []).filter(
    (other) => other.name !== name && !other.retired && other.symmetric === symmetric,
  );
  if (relation.retired || others.length === 0) return null;
  return (
    <div className={css.migrations}>
      <MergeChoice
        none={t('codebook.mergeChooseRelation')}
        others={others}
        isDisabled={isReadOnly}
        describedBy={`${id}-merge`}
        onMerge={(into) => feature.edit({ edit: 'mergeRelations', relations: [name], into })}
      />
      <p id={`${id}-merge`} className={css.hint}>
        {t('codebook.mergeAboutRelation', { relation: name })}
      </p>
    </div>
  );
}
