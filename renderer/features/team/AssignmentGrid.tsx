import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { TeamLayer, TeamOverview } from '../../../shared/api/team.ts';
import { statusId } from '../../../shared/model/status.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';
import { AssignmentCell } from './AssignmentCell.tsx';
import { moveInGrid, type GridPlace } from './grid-keys.ts';
import { LayerMark } from './LayerMark.tsx';
import css from './Team.module.css';
import { cellsById } from './workload.ts';

interface AssignmentGridProps {
  readonly overview: TeamOverview;
  readonly people: readonly TeamLayer[];
}

/** A row's height at 16 px a rem, in px. */
const ROW = 32;
const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;

/** Documents by annotators: who is to annotate what, and how far it is. Space gives a document or takes it back, L locks. */
export function AssignmentGrid({ overview, people }: AssignmentGridProps) {
  const { team } = useWorkbench().analysis;
  const isReadOnly = useReadOnly();
  const proposal = useStore(team.store, (state) => state.proposal);
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const { documents } = overview;
  const cells = useMemo(() => cellsById(overview.cells), [overview]);
  const proposed = useMemo(() => new Set(proposal?.assignments.map(({ id }) => id)), [proposal]);
  const at = {
    row: Math.min(place.row, documents.length - 1),
    column: Math.min(place.column, people.length - 1),
  };
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtual = useVirtualizer({
    count: documents.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW * rem(),
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const seen = Array.from({ length: last - first + 1 }, (_, i) => first + i);
      // The cell that has the focus stays there while it is scrolled out of sight.
      return seen.includes(at.row) ? seen : [...seen, at.row].toSorted((a, b) => a - b);
    },
    overscan: 6,
  });

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    const stop = scroller.current?.querySelector<HTMLElement>('[data-stop]');
    stop?.focus({ preventScroll: true });
    stop?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [place]);

  function toggle({ row, column }: GridPlace): void {
    const [document, person] = [documents[row], people[column]];
    if (document === undefined || person === undefined || isReadOnly) return;
    const pair = { annotator: person.id, document: document.id };
    const isAssigned = cells.get(statusId(person.id, document.id))?.assigned === true;
    team.assign(isAssigned ? [] : [pair], isAssigned ? [pair] : []);
  }

  function lock({ row, column }: GridPlace): void {
    const [document, person] = [documents[row], people[column]];
    if (document === undefined || person === undefined || isReadOnly) return;
    const isLocked = cells.get(statusId(person.id, document.id))?.state === 'locked';
    team.lock([{ layer: person.id, document: document.id }], !isLocked);
  }

  function key(event: KeyboardEvent): void {
    if (event.altKey) return;
    const isPlain = !event.ctrlKey && !event.metaKey;
    if (isPlain && event.key === ' ') toggle(at);
    else if (isPlain && event.key.toLowerCase() === 'l') lock(at);
    else {
      const next = moveInGrid(at, { rows: documents.length, columns: people.length }, event);
      if (next === null) return;
      wantsFocus.current = true;
      virtual.scrollToIndex(next.row, { align: 'auto' });
      setPlace(next);
    }
    event.preventDefault();
    event.stopPropagation();
  }

  const drawn = virtual.getVirtualItems();
  const gaps = drawn.map(({ start }, i) => start - (drawn[i - 1]?.end ?? 0));
  const below = virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  const gap = (height: number, name: string) =>
    height > 0 && (
      <tr key={name} aria-hidden>
        {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- room for rows that are not drawn */}
        <td colSpan={people.length + 1} style={{ height, padding: 0 }} />
      </tr>
    );

  return (
    <>
      <p className={css.help}>
        <Rich text="team.grid.help" parts={{ space: <Keys binding="Space" />, lock: <Keys binding="L" /> }} />
      </p>
      <div ref={scroller} className={css.scroller}>
        <table
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- its cells are gone through by keys
          role="grid"
          aria-label={t('team.grid.title')}
          aria-rowcount={documents.length + 1}
          aria-colcount={people.length + 1}
          className={css.grid}
          onKeyDown={key}
        >
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className={css.corner}>
                {t('team.grid.document')}
              </th>
              {people.map((person) => (
                <th key={person.id} scope="col" className={css.column} title={person.id}>
                  <span className={css.person}>
                    <LayerMark layer={person} />
                    <span dir="auto">{person.name}</span>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {drawn.map(({ index }, i) => {
              const document = documents[index];
              if (document === undefined) return null;
              return [
                gap(gaps[i] ?? 0, `gap ${document.id}`),
                <tr key={document.id} aria-rowindex={index + 2}>
                  <th scope="row" className={css.document} dir="auto" title={document.title}>
                    {document.title === '' ? t('documents.untitled') : document.title}
                    <span className={css.words}>{t('counts.words', { count: document.words })}</span>
                  </th>
                  {people.map((person, column) => {
                    const id = statusId(person.id, document.id);
                    return (
                      <AssignmentCell
                        key={person.id}
                        cell={cells.get(id)}
                        isProposed={proposed.has(id)}
                        isStop={index === at.row && column === at.column}
                        onFocus={() => setPlace({ row: index, column })}
                        onToggle={() => toggle({ row: index, column })}
                      />
                    );
                  })}
                </tr>,
              ];
            })}
            {gap(below, 'below')}
          </tbody>
        </table>
      </div>
    </>
  );
}
