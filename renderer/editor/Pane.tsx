import { useId, useImperativeHandle, useLayoutEffect, useMemo, useRef, type ReactElement, type Ref } from 'react';
import styles from './pane.module.css';
import type { PaneHandle, PaneProps } from './types.ts';
import { createPane, type MountedPane } from './view/create-pane.ts';
import { forwardTo } from './view/forward.ts';
import type { LiveProps } from './view/options.ts';

/** Class names that the pane's own drawing uses. */
const classes = {
  group: styles['group'] ?? '',
  line: styles['line'] ?? '',
  tick: styles['tick'] ?? '',
  more: styles['more'] ?? '',
  bracket: styles['bracket'] ?? '',
  arc: styles['arc'] ?? '',
  far: styles['far'] ?? '',
};

/**
 * The text of a document with its annotations. React only makes the frame; what is in it is drawn by `createPane`,
 * since a new annotation must be on the screen within a frame. A new document gets a new editor.
 */
export function Pane({ ref, ...props }: PaneProps & { readonly ref?: Ref<PaneHandle> }): ReactElement {
  const { documentId, text, blocks, marks, language } = props;
  const { index, labels, activeId, snap, ariaLabel, onSelectionChange, onPick, onHover } = props;
  const { links, targetId, isDimmed, whose } = props;
  const prefix = `pane-${useId().replaceAll(/[^\w-]/g, '')}`;
  const scroller = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const margin = useRef<HTMLDivElement>(null);
  const brackets = useRef<HTMLDivElement>(null);
  const arcs = useRef<HTMLDivElement>(null);
  const pane = useRef<MountedPane>(null);
  const live: LiveProps = {
    index,
    labels,
    activeId,
    snap,
    ariaLabel,
    onSelectionChange,
    onPick,
    links,
    targetId,
    isDimmed,
    whose,
    ...(onHover ? { onHover } : {}),
  };
  const source = useMemo(
    () => ({ documentId, text, blocks, marks, language }),
    [documentId, text, blocks, marks, language],
  );
  const latest = useRef(live);

  useLayoutEffect(() => {
    latest.current = live;
    pane.current?.update(live);
  });

  useLayoutEffect(() => {
    if (!scroller.current || !column.current || !body.current || !margin.current || !brackets.current || !arcs.current)
      return undefined;
    const elements = {
      scroller: scroller.current,
      column: column.current,
      text: body.current,
      margin: margin.current,
      brackets: brackets.current,
      arcs: arcs.current,
    };
    elements.scroller.scrollTop = 0;
    const mounted = createPane(elements, classes, prefix, source, latest.current);
    pane.current = mounted;
    return () => {
      pane.current = null;
      mounted.destroy();
    };
  }, [source, prefix]);

  useImperativeHandle(ref, () => forwardTo(pane), []);

  return (
    <div ref={scroller} className={styles['pane']} data-pane="">
      <div ref={column} className={styles['column']}>
        <div ref={body} className={styles['text']} />
        <div ref={margin} className={styles['margin']} aria-hidden="true" />
        <div ref={brackets} className={styles['brackets']} aria-hidden="true" />
        <div ref={arcs} className={styles['arcs']} aria-hidden="true" />
      </div>
    </div>
  );
}
