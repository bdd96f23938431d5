import { assertNever } from '../assert.ts';
import type { CodebookEdit, CodebookPlace } from './edit.ts';
import { placeOf } from './parts.ts';

/** What undo calls an edit. */
export function nameOfEdit(edit: CodebookEdit): string {
  switch (edit.edit) {
    case 'addLabel':
      return `add label ${edit.label.name}`;
    case 'changeLabel':
      return `edit label ${edit.label}`;
    case 'renameLabel':
      return `rename label ${edit.label} to ${edit.to}`;
    case 'mergeLabels':
      return `merge ${edit.labels.filter((name) => name !== edit.into).join(', ')} into ${edit.into}`;
    case 'splitLabel':
      return `split ${edit.label} into ${edit.into.join(', ')}`;
    case 'retireLabel':
      return `retire label ${edit.label}`;
    case 'restoreLabel':
      return `restore label ${edit.label}`;
    case 'orderLabels':
      return 'reorder labels';
    case 'addAttribute':
      return `add attribute ${edit.attribute.name}`;
    case 'changeAttribute':
      return `edit attribute ${edit.attribute}`;
    case 'renameAttribute':
      return `rename attribute ${edit.attribute} to ${edit.to}`;
    case 'retireAttribute':
      return `retire attribute ${edit.attribute}`;
    case 'restoreAttribute':
      return `restore attribute ${edit.attribute}`;
    case 'changeValues':
      return `change values of ${edit.attribute}`;
    case 'changeType':
      return `change type of ${edit.attribute}`;
    case 'orderAttributes':
      return 'reorder attributes';
    case 'addRelation':
      return `add relation ${edit.relation.name}`;
    case 'changeRelation':
      return `edit relation ${edit.relation}`;
    case 'renameRelation':
      return `rename relation ${edit.relation} to ${edit.to}`;
    case 'mergeRelations':
      return `merge ${edit.relations.filter((name) => name !== edit.into).join(', ')} into ${edit.into}`;
    case 'orderRelations':
      return 'reorder relation types';
    case 'retireRelation':
      return `retire relation ${edit.relation}`;
    case 'restoreRelation':
      return `restore relation ${edit.relation}`;
    case 'guidelines':
      return 'edit guidelines';
    default:
      return assertNever(edit);
  }
}

/** What undo calls several edits at once: by the first, and how many more there are. At most 100 characters or so. */
export function nameOfEdits(edits: readonly CodebookEdit[]): string {
  const [first, ...more] = edits;
  const name = first ? nameOfEdit(first) : 'edit codebook';
  const short = name.length > 80 ? `${name.slice(0, 78).toWellFormed()}…` : name;
  return more.length === 0 ? short : `${short} and ${more.length} more`;
}

/** What an edit is about, by the name that it has before. */
export function placeOfEdit(edit: CodebookEdit): CodebookPlace {
  switch (edit.edit) {
    case 'addLabel':
      return placeOf('label', edit.label.name);
    case 'changeLabel':
    case 'renameLabel':
    case 'splitLabel':
    case 'retireLabel':
    case 'restoreLabel':
      return placeOf('label', edit.label);
    case 'mergeLabels':
      return placeOf('label', edit.into);
    case 'addAttribute':
      return placeOf('attribute', edit.attribute.name, edit.attribute.on);
    case 'changeAttribute':
    case 'renameAttribute':
    case 'retireAttribute':
    case 'restoreAttribute':
    case 'changeValues':
    case 'changeType':
      return placeOf('attribute', edit.attribute, edit.on);
    case 'addRelation':
      return placeOf('relation', edit.relation.name);
    case 'changeRelation':
    case 'renameRelation':
    case 'retireRelation':
    case 'restoreRelation':
      return placeOf('relation', edit.relation);
    case 'mergeRelations':
      return placeOf('relation', edit.into);
    case 'orderLabels':
    case 'orderRelations':
    case 'orderAttributes':
    case 'guidelines':
      return placeOf('codebook', '');
    default:
      return assertNever(edit);
  }
}
