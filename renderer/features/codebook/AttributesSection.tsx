import { useStore } from 'zustand';
import { ANY_LABEL, ON_DOCUMENT, type AttributeDefinition } from '../../../shared/model/codebook.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { AttributeForm } from './AttributeForm.tsx';
import css from './Codebook.module.css';
import { ItemList } from './ItemList.tsx';
import { formerAttribute, freeName, hasError, movedBy, stateOf } from './items.ts';
import { attributeKey } from './store.ts';
import { targetText } from './target-text.ts';
import { useCodebookState, useDraftCodebook } from './use-codebook.ts';

/** The attributes of labels, or of documents, and the form of one of them. */
export function AttributesSection({ isOfDocuments }: { readonly isOfDocuments: boolean }) {
  const { feature, codebook, isReadOnly } = useDraftCodebook();
  const { annotate } = useWorkbench();
  const before = useStore(annotate.store, (state) => state.codebook?.attributes ?? []);
  const problems = useCodebookState((state) => state.applied?.problems ?? []);
  const section = isOfDocuments ? 'documents' : 'attributes';
  const selected = useCodebookState((state) => state.selected[section] ?? null);
  const edits = useCodebookState((state) => state.edits);
  const label = useCodebookState((state) => state.selected.labels);
  if (codebook === null) return null;
  const shown = codebook.attributes.filter(({ on }) => (on === ON_DOCUMENT) === isOfDocuments);
  const attribute = shown.find((one) => attributeKey(one) === selected) ?? shown[0];

  /** What it is in the project; a label that is renamed takes its attributes along, which changes none of them. */
  function formerOf(one: AttributeDefinition): AttributeDefinition | undefined {
    const former = formerAttribute(edits, one);
    const found = before.find(({ on, name }) => on === former.on && name === former.name);
    return found && { ...found, on: one.on };
  }
  function add(): void {
    const on = isOfDocuments ? ON_DOCUMENT : (attribute?.on ?? label ?? codebook?.labels[0]?.name ?? ANY_LABEL);
    const taken = codebook?.attributes.map(({ name }) => name) ?? [];
    const made: AttributeDefinition = {
      name: freeName(t('codebook.newAttribute'), taken),
      on,
      type: 'text',
      mandatory: false,
      multiple: false,
      definition: '',
      values: [],
      needs: [],
      examples: [],
    };
    feature.edit({ edit: 'addAttribute', attribute: made });
    feature.show(section, attributeKey(made));
  }
  function move(key: string, step: 1 | -1): void {
    const one = shown.find((other) => attributeKey(other) === key);
    if (one === undefined) return;
    const order = movedBy(
      shown.filter(({ on }) => on === one.on),
      one.name,
      step,
    );
    if (order !== null) feature.edit({ edit: 'orderAttributes', on: one.on, attributes: [...order] });
  }

  return (
    <>
      <ItemList
        label={t(`codebook.${section}`)}
        items={shown.map((one) => ({
          key: attributeKey(one),
          title: one.name,
          about: [isOfDocuments ? '' : targetText(one.on), one.definition].filter(Boolean).join(' · '),
          isRetired: one.retired === true,
          state: stateOf(one, formerOf(one)),
          hasProblem: hasError(problems, 'attribute', one.name, one.on),
        }))}
        current={attribute === undefined ? null : attributeKey(attribute)}
        onChoose={(key) => feature.show(section, key)}
        addLabel={t(isOfDocuments ? 'codebook.addDocumentLabel' : 'codebook.addAttribute')}
        onAdd={isReadOnly ? null : add}
        onMove={isReadOnly ? null : move}
      />
      <div className={css.form}>
        {attribute === undefined ? (
          <EmptyState title={t(`codebook.${section}`)}>{t('codebook.choose')}</EmptyState>
        ) : (
          <AttributeForm
            key={attributeKey(attribute)}
            attribute={attribute}
            isNew={formerOf(attribute) === undefined}
            onMove={(step) => move(attributeKey(attribute), step)}
          />
        )}
      </div>
    </>
  );
}
