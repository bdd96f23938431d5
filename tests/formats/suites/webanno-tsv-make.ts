import { WEBANNO_TSV } from '../../../electron/core/formats/webanno-tsv/format.ts';
import type { DatasetRecord } from '../../../electron/core/formats/dataset.ts';
import type { ForeignDocument } from '../../../electron/core/formats/foreign.ts';
import { fitted, treeOf, written, type Files } from './suite.ts';

/** Layers that come with the tools. */
export const NAMED = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
export const POS = 'de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS';
export const DEPENDENCY = 'de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency';
export const COREFERENCE = 'de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink';

/** A file as INCEpTION writes it: header lines, then sentences of text lines and rows. */
export const tsv = (header: readonly string[], ...sentences: readonly (readonly string[])[]): string =>
  `#FORMAT=WebAnno TSV 3.3\n${header.map((line) => `${line}\n`).join('')}\n${sentences
    .map((lines) => `\n${lines.map((line) => `${line}\n`).join('')}`)
    .join('')}`;

/** A row with its tab at the end. */
export const row = (...cells: readonly string[]): string => `${cells.join('\t')}\t`;

/** What the reader says of files. */
export async function foreign(files: Files): Promise<ForeignDocument[]> {
  const read: ForeignDocument[] = [];
  for await (const document of WEBANNO_TSV.reader?.read(treeOf(files)) ?? []) read.push(document);
  return read;
}

/** What the reader says of one file. */
export async function onlyDocument(content: string): Promise<ForeignDocument> {
  const [document] = await foreign({ 'a.tsv': content });
  if (!document) throw new Error('expected a document');
  return document;
}

/** The file of an annotator of one document. */
export async function fileOf(document: DatasetRecord, annotator = 'ana'): Promise<string> {
  const files = await written(WEBANNO_TSV, fitted(WEBANNO_TSV, [document]).records);
  return String(files.get(`annotators/${annotator}/${document.id}.tsv`));
}

/** A text for small cases. */
export const POLICE = 'Police said 12 people died.';
