import { useRef, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useStore } from 'zustand';
import css from './Columns.module.css';
import { useWorkbench } from './context.tsx';
import type { Side } from './store.ts';
import { t } from '../strings/t.ts';

/** Widths in px at 16 px a rem: what a column has at first, and its limits. */
const WIDTHS = {
  documents: { first: 240, min: 180, max: 420 },
  inspector: { first: 320, min: 240, max: 520 },
} as const;
const NO_SIDES = { documents: false, inspector: false } as const;
const TEXT_MIN = 320;
const KEEP_AFTER_MS = 400;

interface ColumnsProps {
  readonly left: ReactNode;
  readonly middle: ReactNode;
  readonly right: ReactNode;
}

/** Three columns whose borders can be moved; the widths are kept. */
export function Columns({ left, middle, right }: ColumnsProps) {
  const { app, session } = useWorkbench();
  // Hidden and not taken away: the text keeps its place on the screen.
  const columns = useStore(app, (state) => (state.isQuiet ? NO_SIDES : state.columns));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function widthOf(side: Side): number {
    const kept = session.recall(`column.${side}`);
    return typeof kept === 'number' ? kept : WIDTHS[side].first;
  }
  function keep(side: Side, width: number): void {
    if (width === 0) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => session.remember(`column.${side}`, Math.round(width)), KEEP_AFTER_MS);
  }
  const side = (name: Side, content: ReactNode): ReactNode => (
    <Panel
      id={name}
      className={css.side}
      defaultSize={widthOf(name)}
      minSize={WIDTHS[name].min}
      maxSize={WIDTHS[name].max}
      groupResizeBehavior="preserve-pixel-size"
      onResize={({ inPixels }, _id, before) => before !== undefined && keep(name, inPixels)}
    >
      {content}
    </Panel>
  );

  return (
    <Group className={css.columns} orientation="horizontal">
      {columns.documents && (
        <>
          {side('documents', left)}
          <Separator className={css.border} aria-label={t('frame.documentsWidth')} />
        </>
      )}
      <Panel id="text" minSize={TEXT_MIN} className={css.middle}>
        {middle}
      </Panel>
      {columns.inspector && (
        <>
          <Separator className={css.border} aria-label={t('frame.inspectorWidth')} />
          {side('inspector', right)}
        </>
      )}
    </Group>
  );
}
