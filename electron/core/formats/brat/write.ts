import { byTextOrder, compareStrings, type Annotation } from '../../../../shared/model/annotation.ts';
import type { Codebook } from '../../../../shared/model/codebook.ts';
import type { DatasetRecord, DatasetRelation } from '../dataset.ts';
import type { DatasetSource, OutFile } from '../format.ts';
import { asTexts, definitionsFor } from '../mapping/text-values.ts';
import { byId } from '../native/order.ts';
import { annotationConf, CHOICE_ESCAPES, visualConf } from './config.ts';
import { fileNames, folderOf } from './file-names.ts';
import { escapeText } from '../line-text.ts';
import { encodeName } from './names.ts';
import { rulerFor, type TextRuler } from '../text-ruler.ts';
import { pieces } from './spans.ts';

/**
 * A folder for each annotator with a text and its annotations for every document, and the configuration beside them. Two passes over the
 * records: the first for annotators and file names, one document in memory at a time.
 */
export async function* writeBrat({ records, codebook }: DatasetSource): AsyncGenerator<OutFile> {
  const layers = new Set<string>();
  const documents: { id: string; title: string }[] = [];
  for await (const { id, title, annotations } of records()) {
    documents.push({ id, title });
    for (const { layer } of annotations) layers.add(layer);
  }
  const names = fileNames(documents);
  const folders = layers.size === 0 ? [null] : [...layers].toSorted(compareStrings);
  yield { path: 'annotation.conf', pieces: [annotationConf(codebook)] };
  yield { path: 'visual.conf', pieces: [visualConf(codebook)] };
  for await (const record of records()) {
    const ruler = rulerFor(record.text, { newlines: 'universal', before: 0 });
    for (const layer of folders) {
      const path = `${layer === null ? '' : `${folderOf(layer)}/`}${names.get(record.id) ?? record.id}`;
      yield { path: `${path}.ann`, pieces: annLines(record, layer, ruler, codebook) };
      yield { path: `${path}.txt`, pieces: [record.text] };
    }
  }
}

/** The `.ann` file of one layer of a document. */
function* annLines(
  { text, annotations, relations }: DatasetRecord,
  layer: string | null,
  ruler: TextRuler,
  codebook: Codebook,
): Generator<string> {
  const own = annotations.filter((annotation) => annotation.layer === layer).toSorted(byTextOrder);
  const ids = new Map(own.map(({ id }, i) => [id, `T${i + 1}`]));
  const links = relations.filter(({ from }) => ids.has(from)).toSorted(byId);
  for (const annotation of own) yield textBound(annotation, ids, text, ruler);
  for (const [i, { type, from, to }] of links.entries()) {
    yield `R${i + 1}\t${encodeName(type)} Arg1:${ids.get(from)} Arg2:${ids.get(to)}\n`;
  }
  let n = 0;
  for (const annotation of own) {
    for (const one of attributesOf(annotation, codebook)) yield `A${(n += 1)}\t${one(ids.get(annotation.id) ?? '')}\n`;
  }
  const noted = [
    ...own.map(({ note, id }) => ({ note, target: ids.get(id) })),
    ...links.map(({ note }: DatasetRelation, i) => ({ note, target: `R${i + 1}` })),
  ].filter(({ note }) => note !== undefined);
  for (const [i, { note = '', target }] of noted.entries()) {
    yield `#${i + 1}\tAnnotatorNotes ${target}\t${escapeText(note)}\n`;
  }
}

function textBound(
  { id, label, fragments }: Annotation,
  ids: ReadonlyMap<string, string>,
  text: string,
  ruler: TextRuler,
): string {
  const parts = fragments.flatMap((fragment) => pieces(text, fragment));
  const spans = parts.map(({ start, end }) => `${ruler.fromUtf16(start)} ${ruler.fromUtf16(end)}`).join(';');
  const words = parts.map(({ start, end }) => text.slice(start, end)).join(' ');
  return `${ids.get(id)}\t${encodeName(label)} ${spans}\t${words}\n`;
}

/** A line for each value, once it is told what it is about: by name, several values of one in their order. */
function attributesOf({ label, attributes }: Annotation, codebook: Codebook): ((target: string) => string)[] {
  const definitions = definitionsFor(codebook, label);
  return Object.entries(attributes)
    .toSorted(([a], [b]) => compareStrings(a, b))
    .flatMap(([name, value]) => {
      const isChoice = definitions.some((one) => one.name === name && one.type === 'choice');
      return asTexts(value).map(
        (one) => (target: string) => `${encodeName(name)} ${target} ${escapeText(one, isChoice ? CHOICE_ESCAPES : '')}`,
      );
    });
}
