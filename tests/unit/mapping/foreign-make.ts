import { SAME_NAMES, type Mapping } from '../../../shared/model/mapping.ts';
import { utf16 } from '../../../shared/text/units.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignRelation } from '../../../electron/core/formats/foreign.ts';
import { applyMapping } from '../../../electron/core/formats/mapping/apply.ts';
import { placedInOwnText } from '../../../electron/core/formats/mapping/place.ts';
import { CODEBOOK } from '../../formats/suites/projects.ts';

export const place = { file: 'x.ann', line: 3 };
export const TEXT = 'Police said 12 people died.';

export const annotation = (id: string, label: string, more: Partial<ForeignAnnotation> = {}): ForeignAnnotation => ({
  id,
  label,
  fragments: [{ start: utf16(12), end: utf16(21) }],
  attributes: {},
  place,
  ...more,
});
export const relation = (from: string, to: string, more: Partial<ForeignRelation> = {}): ForeignRelation => ({
  id: `${from}-${to}`,
  type: 'attributed_to',
  from,
  to,
  attributes: {},
  place,
  ...more,
});
export const foreign = (annotations: ForeignAnnotation[], more: Partial<ForeignDocument> = {}): ForeignDocument => ({
  key: 'x',
  text: TEXT,
  title: 'T',
  annotations,
  relations: [],
  place,
  ...more,
});
export const apply = (documents: ForeignDocument[], mapping: Partial<Mapping> = {}) =>
  applyMapping(
    documents.map((document) => placedInOwnText(document, document.text ?? '')),
    { mapping: { ...SAME_NAMES, ...mapping }, codebook: CODEBOOK, defaultAnnotator: 'ana', format: 'brat' },
  );
