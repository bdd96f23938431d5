import { StickyNote, Waypoints, X } from 'lucide-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import { CommandKeys } from '../../app/CommandKeys.tsx';
import { useCommand, useReadOnly, useWorkbench } from '../../app/context.tsx';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { readable } from '../annotate/edits.ts';
import { grouped, isDoubtful, otherEnd, type RelationGroup } from './groups.ts';
import { EndName } from './EndName.tsx';
import css from './RelationList.module.css';
import { RelationNote } from './RelationNote.tsx';

/** The relations of an annotation, by type and direction. Enter goes to the other end, Delete takes one away. */
export function RelationList({ annotation }: { readonly annotation: Annotation }) {
  const { annotate, relations } = useWorkbench();
  const all = useStore(relations.store, (state) => state.relations);
  const problem = useStore(relations.store, (state) => state.problem);
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const start = useCommand('relation.start');
  const isReadOnly = useReadOnly();
  const list = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => grouped(all, annotation.id, codebook?.relations ?? []), [all, annotation.id, codebook]);
  if (codebook?.relations.length === 0 && groups.length === 0) return null;

  function move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-relation]') ?? [])];
    const here = rows.findIndex((row) => row === document.activeElement);
    if (step === undefined || here === -1) return;
    event.preventDefault();
    rows[Math.min(rows.length - 1, Math.max(0, here + step))]?.focus();
  }

  return (
    <section aria-label={t('relations.title')} className={css.section}>
      <header className={css.head}>
        <h3 className={css.title}>{t('relations.title')}</h3>
        {!isReadOnly && (
          <IconButton label={t('relations.relate')} keys="R" onClick={() => start.run()}>
            <Waypoints size={16} />
          </IconButton>
        )}
      </header>
      {problem !== null && (
        <Problem action={<Button onClick={() => relations.reload()}>{t('relations.again')}</Button>}>{problem}</Problem>
      )}
      {problem === null && groups.length === 0 && (
        <p className={css.empty}>
          <Rich text="relations.empty" parts={{ key: <CommandKeys id="relation.start" /> }} />
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the buttons inside it */}
      <div ref={list} className={css.groups} onKeyDown={move}>
        {groups.map((group) => (
          <Group key={`${group.direction} ${group.type}`} group={group} annotation={annotation} />
        ))}
      </div>
    </section>
  );
}

function Group({ group, annotation }: { readonly group: RelationGroup; readonly annotation: Annotation }) {
  const { type, direction, definition } = group;
  const name = t(`relations.way.${direction}`, { type: readable(type) });
  return (
    <div role="group" aria-label={name}>
      <h4 className={css.type} title={definition?.definition || undefined}>
        {name}
      </h4>
      <ul className={css.list}>
        {group.relations.map((relation) => (
          <Row key={relation.id} relation={relation} group={group} annotation={annotation} />
        ))}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly relation: Relation;
  readonly group: RelationGroup;
  readonly annotation: Annotation;
}

function Row({ relation, group, annotation }: RowProps) {
  const { annotate, beside, relations, layer } = useWorkbench();
  useStore(relations.store, (state) => state.ends);
  const here = useStore(annotate.store, (state) => state.id);
  const isReadOnly = useReadOnly();
  const [isNoting, setNoting] = useState(false);
  const id = otherEnd(relation, annotation.id);
  const end = relations.end(id);
  const isOwn = relation.layer === layer();
  const isGone = end === undefined || end.deleted;
  const doubtful = isDoubtful(relation, group.definition, (one) => relations.end(one));

  function follow(isBeside: boolean): void {
    if (end === undefined || end.deleted) return;
    if (isBeside && end.document !== here) void beside.show(end.document, end.id);
    else void relations.follow(end);
  }

  return (
    <li className={css.row}>
      <div className={css.line}>
        <button
          type="button"
          className={css.end}
          data-relation={relation.id}
          aria-disabled={isGone || undefined}
          title={isGone ? undefined : `${end.quote}\n\n${t('relations.follow')}`}
          onClick={(event) => follow(event.shiftKey)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !event.shiftKey) return;
            event.preventDefault();
            follow(true);
          }}
        >
          {end === undefined ? t('relations.unknown') : <EndName end={end} />}
        </button>
        {!isReadOnly && isOwn && (
          <>
            <IconButton
              label={t('relations.noteOn', { type: readable(relation.type) })}
              onClick={() => setNoting(!isNoting)}
            >
              <StickyNote size={14} />
            </IconButton>
            <IconButton
              label={t('relations.removeOne', { type: readable(relation.type) })}
              onClick={() => relations.remove(relation)}
            >
              <X size={14} />
            </IconButton>
          </>
        )}
      </div>
      {end !== undefined && !end.deleted && end.document !== here && (
        <p className={css.fact} dir="auto">
          {t('relations.inDocument', { title: end.title })}
        </p>
      )}
      {end?.deleted === true && <p className={css.problem}>{t('relations.deleted')}</p>}
      {doubtful && <p className={css.problem}>{t('relations.doubtful')}</p>}
      {!isOwn && <p className={css.fact}>{t('relations.by', { layer: relation.layer })}</p>}
      {isNoting ? (
        <RelationNote relation={relation} onDone={() => setNoting(false)} />
      ) : (
        relation.note !== undefined && (
          <p className={css.note} dir="auto">
            {relation.note}
          </p>
        )
      )}
    </li>
  );
}
