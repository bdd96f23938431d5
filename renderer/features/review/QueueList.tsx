import { useStore } from 'zustand';
import { UNIT_FILTERS, type UnitItem } from '../../../shared/api/adjudication.ts';
import { UNIT_KINDS } from '../../../shared/model/decision.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { CheckField, SelectField } from '../../ui/Field.tsx';
import { LabelMark } from '../../ui/LabelMark.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { countsIn } from './state.ts';
import css from './QueueList.module.css';

const ROW = 84;

/** The units in their order, and what narrows them. */
export function QueueList() {
  const { review } = useWorkbench().analysis;
  const { items, total, currentKey } = useStore(review.store);
  return (
    <div className={css.queue}>
      <QueueForm />
      <VirtualList
        label={t('review.queue')}
        items={items}
        keyOf={({ key }) => key}
        render={(item) => <QueueRow item={item} />}
        rowHeight={ROW}
        current={currentKey}
        firstFocus
        onChoose={({ key }) => review.show(key)}
      />
      {items.length < total && (
        <Button look="quiet" onClick={() => review.more()}>
          {t('review.more', { count: total - items.length })}
        </Button>
      )}
    </div>
  );
}

function QueueForm() {
  const { analysis, annotate } = useWorkbench();
  const { review } = analysis;
  const { form, overview } = useStore(review.store);
  const labels = useStore(annotate.store, (state) => state.codebook?.labels);
  if (overview === null) return null;
  const counts = countsIn({ overview, form });
  const count = {
    ...counts,
    todo: counts.open + counts.changed,
    all: counts.open + counts.agreed + counts.decided + counts.changed,
  };
  const chosen = overview.layers.filter((layer) => layer.chosen).map(({ layer }) => layer);

  function choose(layer: string, isOn: boolean): void {
    const layers = isOn ? [...chosen, layer] : chosen.filter((one) => one !== layer);
    if (layers.length > 0) review.choose({ layers });
  }

  return (
    <div className={css.form}>
      <SelectField
        label={t('review.show')}
        value={form.filter}
        onChange={({ target }) => {
          const filter = UNIT_FILTERS.find((one) => one === target.value);
          if (filter !== undefined) review.choose({ filter });
        }}
      >
        {UNIT_FILTERS.map((filter) => (
          <option key={filter} value={filter}>
            {t(`review.filters.${filter}`, { count: count[filter] })}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('review.order.title')}
        value={form.order}
        onChange={({ target }) => review.choose({ order: target.value === 'text' ? 'text' : 'severity' })}
      >
        <option value="severity">{t('review.order.severity')}</option>
        <option value="text">{t('review.order.text')}</option>
      </SelectField>
      <SelectField
        label={t('review.document')}
        value={form.document ?? ''}
        onChange={({ target }) => review.choose({ document: target.value === '' ? null : target.value })}
      >
        <option value="">{t('review.allDocuments', { count: overview.documents.length })}</option>
        {overview.documents.map(({ document, title, open, changed }) => (
          <option key={document} value={document}>
            {t('review.documentWith', { title, count: open + changed })}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('review.kind')}
        value={form.kind ?? ''}
        onChange={({ target }) => review.choose({ kind: UNIT_KINDS.find((kind) => kind === target.value) ?? null })}
      >
        <option value="">{t('review.kinds.all')}</option>
        {UNIT_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`review.kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      <details className={css.layers}>
        <summary>{t('review.layers', { count: chosen.length })}</summary>
        {overview.layers.map(({ layer, chosen: isOn }) => (
          <CheckField
            key={layer}
            label={layer}
            checked={isOn}
            onChange={({ target }) => choose(layer, target.checked)}
          />
        ))}
        <SelectField
          label={t('review.label')}
          value={form.label ?? ''}
          onChange={({ target }) => review.choose({ label: target.value === '' ? null : target.value })}
        >
          <option value="">{t('review.allLabels')}</option>
          {labels?.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </SelectField>
        {overview.alone.length > 0 && (
          <p className={css.alone}>{t('review.alone', { count: overview.alone.length })}</p>
        )}
      </details>
    </div>
  );
}

function QueueRow({ item }: { readonly item: UnitItem }) {
  const { annotate } = useWorkbench();
  const labels = useStore(annotate.store, (state) => state.codebook?.labels) ?? [];
  const [worst] = item.aspects;
  const said = new Map(Map.groupBy(item.voices, ({ label, has }) => (has ? (label ?? '') : null)));
  const what =
    item.state === 'decided' || item.state === 'changed'
      ? t(`review.outcomes.${item.outcome ?? 'none'}`)
      : worst === undefined
        ? t(item.voices.length === 1 ? 'review.aspects.alone' : 'review.aspects.none')
        : t(`review.aspects.${worst}`);
  return (
    <div className={css.row}>
      <span className={css.quote} dir="auto">
        {item.quote === '' ? t('review.noWords') : item.quote}
      </span>
      <span className={css.voices}>
        {[...said].map(([label, voices]) => {
          const place = labels.findIndex(({ name }) => name === label);
          return (
            <span key={label ?? ' '} className={css.voice}>
              {label === null ? (
                <span className={css.nothing} aria-hidden>
                  –
                </span>
              ) : (
                place >= 0 && <LabelMark label={labels[place]} place={place} />
              )}
              <span className={classes(css.who, label === null && css.nothing)}>
                {label === null && <span className="visually-hidden">{t('review.nothing')} </span>}
                {label !== null && place < 0 && `${label} `}
                {voices.map(({ layer }) => layer).join(', ')}
              </span>
            </span>
          );
        })}
      </span>
      <span className={css.facts}>
        {item.state === 'changed' && <strong className={css.changed}>{t('review.states.changed')}</strong>}
        <span>{what}</span>
        {item.automatic && <span>{t('review.automatic')}</span>}
        {item.kind !== 'annotation' && <span>{t(`review.kindOf.${item.kind}`)}</span>}
      </span>
    </div>
  );
}
