import { Check } from 'lucide-react';
import { useState, type DragEvent } from 'react';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/classes.ts';
import type { RegistryItem } from './items.ts';
import css from './RegistryRow.module.css';
import { usageText } from './usage-text.ts';

const TYPE = 'application/x-claimwright-source';

/** A line of the registry. It can be dragged onto a source: another source becomes that one, a name its alias. */
export function RegistryRow({ item, isMarked }: { readonly item: RegistryItem; readonly isMarked: boolean }) {
  const { sources: feature } = useWorkbench().analysis;
  const [isOver, setOver] = useState(false);
  const name = item.kind === 'name' ? item.name.name : item.usage.source.name;
  const dragged = item.kind === 'name' ? { name } : { id: item.usage.source.id };

  function drop(event: DragEvent): void {
    setOver(false);
    if (item.kind !== 'source') return;
    event.preventDefault();
    const what = JSON.parse(event.dataTransfer.getData(TYPE)) as { readonly name?: string; readonly id?: string };
    if (what.id !== undefined) feature.merge(item.usage.source.id, [what.id]);
    else if (what.name !== undefined) feature.addAlias(item.usage.source.id, what.name);
  }

  const usage = usageText(item.kind === 'name' ? item.name : item.usage);
  const [first, second, third] =
    item.kind === 'source'
      ? [t(`sources.kinds.${item.usage.source.kind}`), item.usage.source.aliases.join(', '), usage]
      : [usage, item.name.sources.length > 0 ? t('sources.ambiguous', { count: item.name.sources.length }) : '', ''];
  return (
    <div className={classes(css.item, item.isFirst && css.first)}>
      {item.isFirst && (
        <p aria-hidden className={css.heading}>
          {t(`sources.headings.${item.kind}`)}
        </p>
      )}
      <div
        className={classes(css.row, isOver && css.over)}
        draggable
        onDragStart={(event) => event.dataTransfer.setData(TYPE, JSON.stringify(dragged))}
        onDragOver={(event) => {
          if (item.kind !== 'source' || !event.dataTransfer.types.includes(TYPE)) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <span className={css.name} dir="auto">
          {isMarked && <Check size={14} role="img" aria-label={t('sources.marked')} className={css.check} />}
          {name}
          {item.kind === 'name' && <span className="visually-hidden">, {t('sources.isOpen')}</span>}
        </span>
        <span className={css.count}>{first}</span>
        <span className={css.detail} dir="auto">
          {second}
        </span>
        <span className={css.count}>{third}</span>
      </div>
    </div>
  );
}
