import { attributeOf, type Dimension } from './dimensions.ts';
import type { Group } from './cross.ts';

/**
 * The query of the search (docs/search.md) that lists the annotations of a cell; null where it has no words for one of the groups:
 * an outlet that is not known, a name with a quotation mark.
 */
export function queryOf(
  parts: readonly { readonly by: Dimension; readonly group: Pick<Group, 'key'> }[],
): string | null {
  const words = parts.map(({ by, group }) => wordOf(by, group.key));
  // What nobody has answered is asked of the label's annotations: alone it would list all that have no such question.
  return words.includes(null) ? null : words.join(' ');
}

function wordOf(by: Dimension, key: string | null): string | null {
  const attribute = attributeOf(by);
  if (key === null) return attribute === null ? null : field('-attr', attribute);
  switch (by) {
    case 'label':
      return field('label', key);
    case 'document':
      return field('doc', key);
    case 'outlet':
      return field('outlet', key);
    case 'date':
      return field('date', key);
    case 'annotator':
      return field('layer', key);
    default:
      return attribute === null ? null : field('attr', `${attribute}=${key}`);
  }
}

const field = (name: string, value: string): string | null =>
  value.includes('"') || value === ''
    ? null
    : /^[\p{L}\p{N}_=.-]+$/u.test(value)
      ? `${name}:${value}`
      : `${name}:"${value}"`;
