import { fitTo, inTurn } from '../fit.ts';
import type { Format } from '../format.ts';
import { keysIn } from '../json-keys.ts';
import { together } from './by-annotator.ts';
import { readCasJson } from './cas-json-read.ts';
import { writeCasJson } from './cas-json-write.ts';
import { fitFeatures } from './fit.ts';
import { fitRelations } from './fit-relations.ts';
import { CAS_HOLDS, CAS_LOSES } from './format.ts';

/** The row of this format in the table. */
export const CAS_JSON: Format = {
  id: 'cas-json',
  name: 'UIMA CAS JSON',
  extensions: ['json'],
  offsetUnit: 'utf16',
  description: 'UIMA CAS JSON 0.4, as INCEpTION reads and writes it: one file a document and annotator.',
  sniff: (head) => {
    const keys = keysIn(head);
    return keys.has('%TYPES') || keys.has('%FEATURE_STRUCTURES');
  },
  reader: { read: readCasJson, groups: (paths) => together(paths, 'json') },
  writer: { shape: 'tree', fit: inTurn(fitTo(CAS_HOLDS), fitRelations, fitFeatures), write: writeCasJson },
  holds: CAS_HOLDS,
  loses: CAS_LOSES,
};
