import type { ChangeInfo } from '../../../shared/api/history.ts';
import type { AttributeValue } from '../../../shared/model/annotation.ts';
import { STATES } from '../../../shared/search/query.ts';
import { t } from '../../strings/t.ts';
import { readable, shownValue } from '../annotate/edits.ts';

type Field = ChangeInfo['differences'][number]['field'];

/** A field of a record in the window's language, with the name of what it is of: an attribute, a label of the document. */
export const fieldName = (field: Field, name: string | null): string =>
  field === 'attribute' && name !== null
    ? readable(name)
    : t(`history.fields.${field}`) + (name === null ? '' : ` ${readable(name)}`);

/** What a field of a record holds, as people read it: names without underscores, states and yes and no in the window's language. */
export function shownIn(field: Field, value: AttributeValue): string {
  if (typeof value === 'boolean') return t(value ? 'history.yes' : 'history.no');
  if (typeof value !== 'string') return shownValue(value);
  const state = field === 'state' ? STATES.find((one) => one === value) : undefined;
  if (state !== undefined) return t(`search.states.${state}`);
  return field === 'attribute' ? readable(value) : value;
}
