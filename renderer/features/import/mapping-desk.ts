import type { ForeignContent } from '../../../shared/api/staged.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { Mapping } from '../../../shared/model/mapping.ts';
import type { MappingEdit, OpenName } from './mapping-edits.ts';
import type { ImportState } from './state.ts';

/** What the parts of the mapping screen work on. */
export interface MappingDesk {
  readonly id: string;
  readonly content: ForeignContent;
  /** As it is told, also where that is not previewed yet. */
  readonly mapping: Mapping;
  readonly codebook: Codebook;
  /** What nobody has decided yet. */
  readonly open: readonly OpenName[];
  /** The name whose choice is to get the focus. */
  readonly wanted: OpenName | null;
  /** The same one as long as the file is shown. */
  readonly edit: (edit: MappingEdit) => void;
}

/** The id of the choice of a foreign name: what leads to it finds it by that. */
export const rowId = ({ of, label, name, value = '' }: OpenName): string =>
  ['map', of, label ?? '', name, value].map(encodeURIComponent).join('-');

/** The mapping of a file as it stands: as told where that is not read yet, else as it was read. Null where the file has none. */
export function mappingNow({ rows, told, inspecting }: ImportState, id: string): Mapping | null {
  const content = rows.find(({ staged }) => staged.id === id)?.staged.content;
  if (content?.kind !== 'foreign') return null;
  return (inspecting.has(id) ? told.get(id)?.mapping : undefined) ?? content.mapping;
}
