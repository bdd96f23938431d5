/**
 * The parts of a dataset that a format may have no place for. A format names those that it holds; what it does not name is taken out of
 * every record before it is written, and counted as lost.
 */
export const PARTS = {
  /** Of a document. */
  title: 'title',
  metadata: 'set of metadata',
  publications: 'publication',
  mediaType: 'kind of text (Markdown, HTML, DOCX or PDF)',
  structure: 'outline of an HTML, DOCX or PDF file (headings and paragraphs)',
  documentLabels: 'set of document labels',
  claims: 'claim card',
  sources: 'source of the registry',
  /** Of an annotation. */
  annotationIds: 'id of an annotation',
  layers: 'annotator',
  fragments: 'discontinuous annotation',
  attributes: 'attribute',
  notes: 'note',
  confidence: 'confidence',
  claim: 'assignment to a claim card',
  flags: 'flag',
  origin: 'origin of an annotation',
  codebookVersion: 'codebook version of an annotation',
  /** Of a relation. */
  relations: 'relation',
  relationIds: 'id of a relation',
  relationsAcross: 'relation to another document',
  relationAttributes: 'attribute of a relation',
  relationNotes: 'note of a relation',
  /** A relation whose layer is not that of its `from`. */
  relationLayers: 'annotator of a relation',
} as const;

export type Part = keyof typeof PARTS;

/** Everything: what the native format holds. */
export const ALL_PARTS = Object.keys(PARTS) as readonly Part[];
