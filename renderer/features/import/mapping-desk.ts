import type { ForeignContent } from '../../../shared/api/staged.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { Mapping } from '../../../shared/model/mapping.ts';
import type { MappingEdit } from './mapping-edits.ts';

/** What the parts of the mapping screen work on. */
export interface MappingDesk {
  readonly id: string;
  readonly content: ForeignContent;
  /** As it is told, also where that is not previewed yet. */
  readonly mapping: Mapping;
  readonly codebook: Codebook;
  readonly edit: (edit: MappingEdit) => void;
}

/** The id of the choice of a foreign name: what leads to it finds it by that. */
export const rowId = (of: 'label' | 'relation' | 'attribute', label: string | null, name: string): string =>
  `map-${of}-${label === null ? '' : encodeURIComponent(label)}-${encodeURIComponent(name)}`;
