import { hasAnnotations } from '../tables/flat-in.ts';
import { layoutOf } from '../tables/tree.ts';
import { headerOf } from './head.ts';

/** Whether the beginning of a CSV file names columns of annotations. */
export function isAnnotatedCsv(head: string): boolean {
  const columns = headerOf(head);
  return layoutOf({ columns }) !== null || hasAnnotations(columns);
}
