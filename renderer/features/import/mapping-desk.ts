import type { ForeignContent } from '../../../shared/api/staged.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { Mapping } from '../../../shared/model/mapping.ts';
import type { MappingEdit, OpenName } from './mapping-edits.ts';

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
export const rowId = ({ of, label, name, value = '' }: OpenName): string =>
  ['map', of, label ?? '', name, value].map(encodeURIComponent).join('-');
