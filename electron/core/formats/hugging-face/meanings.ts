import type { Table } from './tables.ts';

/** What a table is, in one sentence. */
export const TABLE_MEANINGS: Readonly<Record<Table['name'], string>> = {
  documents: 'One row a document: its text, or the hash of it, with title, publications and labels of the whole.',
  annotations: 'One row an annotation: a labelled span of a document by one annotator.',
  relations: 'One row a relation between two annotations.',
  claims: 'One row a claim card: a statement that mentions in any documents make.',
  mentions: 'One row an annotation that is on a claim card.',
  sources: 'One row a source that claims rest on.',
};

const MEANINGS: Readonly<Record<string, string>> = {
  'documents.id': 'Made of the SHA-256 of the text.',
  'documents.text': 'The text; null where the dataset goes out without texts.',
  'documents.text_sha256': 'SHA-256 of the text as UTF-8.',
  'documents.length': 'Length of the text in code points.',
  'documents.language': 'Tag of BCP 47, as the metadata say it.',
  'documents.metadata': 'Other metadata; each value as JSON.',
  'documents.publications': 'Where the text appeared.',
  'documents.labels': 'What each annotator says of the document as a whole.',
  'annotations.document': 'The document that it stands in.',
  'annotations.start': 'First code point of the text that it covers, from 0.',
  'annotations.end': 'Code point after the last one that it covers.',
  'annotations.fragments': 'Its parts in code points; one where it is in one piece.',
  'annotations.quote': 'The text from start to end; null where quotes stay out.',
  'annotations.attributes': "The codebook's attributes; null where nothing was said.",
  'annotations.confidence': 'How sure a machine was, 0 to 1.',
  'annotations.claim': 'The claim card that it is a mention of.',
  'annotations.flags': 'Why somebody should look at it again.',
  'annotations.origin': 'How it came to be: human, rule, import and so on.',
  'annotations.origin_from': 'What it was made of.',
  'relations.from': 'The annotation that it starts at.',
  'relations.to': 'The annotation that it leads to.',
  'mentions.claim': 'The claim card.',
  'sources.part_of': 'The source that it belongs to.',
};

const EVERYWHERE: Readonly<Record<string, string>> = {
  id: 'Stays the same from version to version.',
  annotator: 'Handle or pseudonym of who made it; "gold" for settled ones.',
  since: 'The version of the dataset in which the row came to be as it is.',
  other_attributes: "Attributes that the codebook's types do not hold, as a JSON object.",
  note: 'What people wrote beside it.',
  label: 'A label of the codebook.',
};

/** What a column is, in one sentence; the empty text where its name says it. */
export const meaningOf = (table: string, column: string): string =>
  MEANINGS[`${table}.${column}`] ?? EVERYWHERE[column] ?? '';
