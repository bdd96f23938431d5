import type { Annotation } from '../../../shared/model/annotation.ts';
import type { PaneProps, PaneSelection } from '../types.ts';

/** What of the pane's properties may change while a document is open. */
export type LiveProps = Pick<
  PaneProps,
  | 'index'
  | 'labels'
  | 'activeId'
  | 'snap'
  | 'ariaLabel'
  | 'onSelectionChange'
  | 'onPick'
  | 'onHover'
  | 'links'
  | 'targetId'
  | 'isDimmed'
  | 'whose'
>;

/** What needs a new editor when it changes. */
export type DocumentProps = Pick<PaneProps, 'documentId' | 'text' | 'blocks' | 'marks' | 'language'>;

/** Nothing to report: for handlers that are not given. */
export const nothing: readonly Annotation[] = [];

/** Whether two selections are the same, so that nobody is told twice. */
export function sameSelection(a: PaneSelection, b: PaneSelection): boolean {
  return (
    a.raw.start === b.raw.start &&
    a.raw.end === b.raw.end &&
    a.span?.start === b.span?.start &&
    a.span?.end === b.span?.end
  );
}
