import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { assertNever } from '../../../shared/assert.ts';
import { PICTURE_KINDS, type PictureKind } from '../../../shared/api/pictures.ts';
import { plotFormat, type PlotFormat } from '../../../shared/plot/scales.ts';
import type { Figure } from '../../../shared/plot/svg.ts';
import { csvOf, type DataTable } from '../../../shared/plot/table.ts';
import { writeSvg } from '../../../shared/plot/write-svg.ts';
import { useWorkbench } from '../../app/context.tsx';
import { language, t } from '../../strings/t.ts';
import { pngOf } from '../../ui/plot/draw-canvas.ts';
import { PlotFigure } from '../../ui/plot/PlotFigure.tsx';
import { savePicture } from '../../ui/plot/save-picture.ts';
import css from './PlotPanel.module.css';
import { PlotTable } from './PlotTable.tsx';

interface PlotPanelProps {
  /** Draws the picture as wide as there is room, with the formats of the window's language. */
  readonly draw: (width: number, format: PlotFormat) => Figure;
  /** The same data. */
  readonly table: DataTable;
  /** Shows what is behind a mark or a row, by its key. */
  readonly onOpen?: ((key: string) => void) | undefined;
}

const LEAST = 260;
/** Beyond it lines are too far apart to be read together. */
const MOST = 1100;
/** Saved pictures are as wide as a page of paper, whatever the window's size. */
const SAVED = 760;

const NAMES = { svg: 'plot.saveSvg', png: 'plot.savePng', csv: 'plot.saveCsv' } as const;

/** A picture of data, or the table of it, and the ways to save both. */
export function PlotPanel({ draw, table, onOpen }: PlotPanelProps) {
  const { client, session, notices, report } = useWorkbench();
  const host = useStore(session.store, (state) => state.host);
  const folder = useStore(session.store, (state) => state.session?.folder ?? '');
  const room = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number | null>(null);
  const [isTable, setTable] = useState(false);
  const format = useMemo(() => plotFormat(language()), []);
  const figure = useMemo(() => (width === null ? null : draw(width, format)), [draw, width, format]);

  useEffect(() => {
    const element = room.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      const inside = Math.floor(element.clientWidth);
      // An element that is not shown has no width; what was drawn stays.
      if (inside > 0) setWidth(Math.max(LEAST, Math.min(MOST, inside)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  async function save(kind: PictureKind): Promise<void> {
    const saved = draw(SAVED, format);
    const title = t(NAMES[kind], { title: saved.title });
    const bytes = await bytesOf(kind, saved);
    const path = await savePicture({ client, host, folder }, { name: saved.title, kind, title, bytes });
    if (path !== null) notices.say(t('plot.saved', { path }), { id: 'picture-saved' });
  }

  async function bytesOf(kind: PictureKind, saved: Figure): Promise<Blob> {
    switch (kind) {
      // On white, whatever the window's theme: it is for paper and for other programs.
      case 'svg':
        return new Blob([writeSvg(saved, { theme: 'light' })], { type: 'image/svg+xml' });
      case 'png':
        return pngOf(saved, 'light');
      case 'csv':
        return new Blob([csvOf(table)], { type: 'text/csv' });
      default:
        return assertNever(kind);
    }
  }

  return (
    <figure className={css.panel} aria-label={table.caption}>
      <div className={css.bar}>
        <div role="group" aria-label={t('plot.show')} className={css.choice}>
          {[false, true].map((one) => (
            <button key={String(one)} type="button" aria-pressed={isTable === one} onClick={() => setTable(one)}>
              {t(one ? 'plot.table' : 'plot.plot')}
            </button>
          ))}
        </div>
        <div role="group" aria-label={t('plot.save')} className={css.save}>
          <span aria-hidden>{t('plot.save')}</span>
          {PICTURE_KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              aria-label={t(NAMES[kind], { title: table.caption })}
              onClick={() => void save(kind).catch(report)}
            >
              {kind.toUpperCase()}
            </button>
          ))}
        </div>
      </div>
      {/* A picture that is wider than its place can be scrolled by keys, too. */}
      <div ref={room} className={css.room} tabIndex={isTable || onOpen === undefined ? 0 : undefined}>
        {isTable ? (
          <PlotTable table={table} onOpen={onOpen} />
        ) : (
          figure && <PlotFigure figure={figure} onOpen={onOpen} />
        )}
      </div>
      {!isTable && onOpen !== undefined && <p className={css.hint}>{t('plot.marks')}</p>}
    </figure>
  );
}
