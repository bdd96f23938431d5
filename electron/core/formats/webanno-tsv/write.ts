import type { Annotation } from '../../../../shared/model/annotation.ts';
import { ANY_LABEL, type Codebook } from '../../../../shared/model/codebook.ts';
import { invariant } from '../../../../shared/assert.ts';
import type { DatasetRecord, DatasetRelation } from '../dataset.ts';
import type { DatasetSource, OutFile } from '../format.ts';
import { byId } from '../native/order.ts';
import { annotatorsOf, pathFor } from '../uima/by-annotator.ts';
import { definitionsOf, Usage } from '../uima/layers.ts';
import { encodeName, typeOfLabel, typeOfRelation } from '../uima/names.ts';
import { attachedTo } from '../uima/relation-ends.ts';
import { escapeText, escapeValue } from './escape.ts';
import { inOrder, layout, sentencesOf, type Layout, type Unit } from './units.ts';
import { STRING_TYPE } from '../uima/type-system.ts';
import { typeSystemXml } from '../uima/type-system-write.ts';
import { asText } from '../uima/values.ts';

/**
 * One file a document and annotator; documents that nobody annotated are there too. Beside them the type system that INCEpTION can make its layers from:
 * it reads no file whose layers a project does not have. Walks the records twice.
 */
export async function* writeTsv(source: DatasetSource): AsyncGenerator<OutFile> {
  const used = Usage.ofCodebook(source.codebook);
  for await (const { annotations, relations } of source.records()) used.add(annotations, relations);
  const types = definitionsOf(used, source.codebook, () => STRING_TYPE);
  yield { path: 'TypeSystem.xml', pieces: typeSystemXml(types) };
  for await (const record of source.records()) {
    const sentences = sentencesOf(record.text, record.annotations);
    for (const annotator of annotatorsOf(record)) {
      const annotations = record.annotations.filter(({ layer }) => layer === annotator);
      const laid = layout(record.text, sentences, annotations);
      yield { path: pathFor(record, annotator, 'tsv'), pieces: tsvOf(record, laid, annotations, source.codebook) };
    }
  }
}

/** A column: its part of the header, and what it says on a row. */
type Cell = (unit: Unit) => string;

interface Layer {
  readonly header: string;
  readonly cells: readonly Cell[];
}

function* tsvOf(
  record: DatasetRecord,
  laid: Layout,
  annotations: readonly Annotation[],
  codebook: Codebook,
): Generator<string> {
  const ends = new Set(annotations.map(({ id }) => id));
  const relations = record.relations.filter(({ from }) => ends.has(from));
  const numbers = numbersOf(laid, annotations, relations);
  const layers = [...spanLayers(annotations, codebook, numbers), ...relationLayers(relations, codebook, laid, numbers)];
  yield `#FORMAT=WebAnno TSV 3.3\n${layers.map(({ header }) => `${header}\n`).join('')}\n`;
  const cells = layers.flatMap((layer) => layer.cells);
  for (const { text, units } of laid.sentences) {
    yield `\n${text
      .split('\n')
      .map((line) => `#Text=${escapeText(line)}\n`)
      .join('')}`;
    for (const unit of units) {
      const shown = record.text.slice(unit.start, unit.end);
      // As WebAnno writes it, unless the row would fall apart.
      // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
      const safe = /[\0-\x1f]/.test(shown) ? escapeText(shown) : shown;
      const row = [unit.id, `${unit.start}-${unit.end}`, safe, ...cells.map((cell) => cell(unit))];
      yield `${row.join('\t')}\t\n`;
    }
  }
}

type Numbers = ReadonlyMap<string, number>;

/** The numbers of annotations that their rows alone do not tell apart: on several rows, stacked, at the end of a relation, or with an empty value. */
function numbersOf(laid: Layout, annotations: readonly Annotation[], relations: readonly DatasetRelation[]): Numbers {
  const needed = new Set([...laid.several, ...relations.flatMap(({ from, to }) => [from, to])]);
  for (const { units } of laid.sentences) {
    for (const { annotations: stacked } of units) {
      const labels = stacked.map(({ label }) => label);
      for (const [i, { id, label }] of stacked.entries()) {
        if (labels.indexOf(label) !== i || labels.lastIndexOf(label) !== i) needed.add(id);
      }
    }
  }
  for (const { id, attributes } of annotations) {
    if (Object.values(attributes).includes('')) needed.add(id);
  }
  const numbers = new Map<string, number>();
  for (const { units } of laid.sentences) {
    for (const { annotations: here } of units) {
      for (const { id } of here) if (needed.has(id) && !numbers.has(id)) numbers.set(id, numbers.size + 1);
    }
  }
  return numbers;
}

function spanLayers(annotations: readonly Annotation[], codebook: Codebook, numbers: Numbers): Layer[] {
  const labels = inOrder(
    annotations.map(({ label }) => label),
    codebook.labels.map(({ name }) => name),
  );
  return labels.map((label) => {
    const known = codebook.attributes.filter(({ on }) => on === label || on === ANY_LABEL);
    const names = inOrder(
      annotations.filter((one) => one.label === label).flatMap(({ attributes }) => Object.keys(attributes)),
      known.map(({ name }) => name),
    );
    const cells = (names.length === 0 ? [null] : names).map((name): Cell => (unit) => {
      const mine = unit.annotations.filter((one) => one.label === label);
      return mine.length === 0 ? '_' : mine.map((one) => cellOf(one, name, numbers)).join('|');
    });
    return { header: `#T_SP=${typeOfLabel(label)}|${names.map(encodeName).join('|')}`, cells };
  });
}

function cellOf({ id, attributes }: Annotation, name: string | null, numbers: Numbers): string {
  const value = name === null || !Object.hasOwn(attributes, name) ? undefined : attributes[name];
  const number = numbers.get(id);
  return `${value === undefined ? '*' : escapeValue(asText(value))}${number === undefined ? '' : `[${number}]`}`;
}

function relationLayers(
  relations: readonly DatasetRelation[],
  codebook: Codebook,
  laid: Layout,
  numbers: Numbers,
): Layer[] {
  const types = inOrder(
    relations.map(({ type }) => type),
    codebook.relations.map(({ name }) => name),
  );
  return types.map((type) => {
    const onUnit = Map.groupBy(
      relations.filter((one) => one.type === type).toSorted(byId),
      ({ to }) => laid.unitOf.get(to)?.id ?? '',
    );
    const cell: Cell = ({ id }) =>
      onUnit
        .get(id)
        ?.map(({ from, to }) => {
          const unit = laid.unitOf.get(from);
          invariant(unit !== undefined, `expected ${from} in the file of the relation`);
          return `${unit.id}[${numbers.get(from) ?? 0}_${numbers.get(to) ?? 0}]`;
        })
        .join('|') ?? '_';
    return { header: `#T_RL=${typeOfRelation(type)}|BT_${attachedTo(type, codebook)}`, cells: [cell] };
  });
}
