import { fitTo, inTurn } from '../fit.ts';
import type { Format } from '../format.ts';
import type { Part } from '../parts.ts';
import { fitFeatures, fitXml } from './fit.ts';
import { fitRelations } from './fit-relations.ts';
import { readXmiFiles, xmiGroups } from './xmi-files.ts';
import { writeXmi } from './xmi-write.ts';

/** What UIMA has a place for. */
export const CAS_HOLDS: readonly Part[] = ['title', 'mediaType', 'layers', 'attributes', 'relations'];

/** What it has none for, in general words. */
export const CAS_LOSES: readonly string[] = [
  'metadata and publications of documents',
  'document labels, claim cards and sources',
  'ids, notes, confidence, flags and origin of annotations',
  'discontinuous annotations: each fragment becomes an annotation',
  'relations between documents or annotators, and their attributes and notes',
  'values that are not of the type that the codebook asks for',
  'original files and how far the work is',
];

/** The row of this format in the table. */
export const XMI: Format = {
  id: 'xmi',
  name: 'UIMA CAS XMI',
  extensions: ['xmi'],
  offsetUnit: 'utf16',
  description: 'UIMA XMI with its type system, as INCEpTION reads and writes it: one file a document and annotator.',
  sniff: (head) => head.includes('http://www.omg.org/XMI'),
  reader: { read: readXmiFiles, groups: xmiGroups },
  writer: { shape: 'tree', fit: inTurn(fitTo(CAS_HOLDS), fitRelations, fitXml, fitFeatures), write: writeXmi },
  holds: CAS_HOLDS,
  loses: [...CAS_LOSES, 'control characters, which XML does not have: each becomes U+FFFD'],
};
