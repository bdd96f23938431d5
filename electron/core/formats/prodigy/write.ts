import { compareStrings, extent, type Annotation, type Attributes } from '../../../../shared/model/annotation.ts';
import { invariant } from '../../../../shared/assert.ts';
import { offsetMap } from '../../../../shared/text/convert.ts';
import { utf16 } from '../../../../shared/text/units.ts';
import { canonical } from '../../repositories/state.ts';
import { sha256 } from '../../sources/identity.ts';
import type { DatasetRecord, DatasetRelation } from '../dataset.ts';
import type { DatasetSource } from '../format.ts';
import { tokensOf } from '../json/tokens.ts';
import { byId, byPlace } from '../native/order.ts';

/** Writes a line for each document and annotator, as `db-out` does; one without an answer for a document that nobody has annotated. */
export async function* writeProdigy(source: DatasetSource): AsyncGenerator<string> {
  for await (const record of source.records()) {
    const said = new Set([...record.annotations.map(({ layer }) => layer), ...Object.keys(record.labels)]);
    const layers = said.size === 0 ? [null] : [...said].toSorted(compareStrings);
    for (const layer of layers) yield `${canonical(taskOf(record, layer))}\n`;
  }
}

/** A 32-bit signed whole number made of a text: the first four bytes of its SHA-256. Prodigy compares hashes and never makes them again. */
const hashOf = (text: string): number => Number.parseInt(sha256(text).slice(0, 8), 16) | 0;

function taskOf(record: DatasetRecord, layer: string | null): object {
  const { text, title, metadata } = record;
  const own = record.annotations.filter((annotation) => annotation.layer === layer).toSorted(byPlace);
  const map = offsetMap(text);
  const tokens = tokensOf(text, own.map(extent));
  const starts = new Map(tokens.map(({ start }, i) => [start, i]));
  const ends = new Map(tokens.map(({ end }, i) => [end, i]));
  const spans = new Map(
    own.map((annotation) => {
      const { start, end } = extent(annotation);
      const [first, last] = [starts.get(start), ends.get(end)];
      invariant(first !== undefined && last !== undefined, `expected ${annotation.id} to be of whole tokens`);
      const place = { start: map.toCodePoint(start), end: map.toCodePoint(end), token_start: first, token_end: last };
      return [annotation.id, { ...place, label: annotation.label, id: annotation.id }] as const;
    }),
  );
  const relations = record.relations
    .filter(({ from }) => spans.has(from))
    .toSorted(byId)
    .map((relation) => relationOf(relation, spans));
  const answer = {
    spans: own.map((annotation) => ({ ...spans.get(annotation.id), ...saidOf(annotation) })),
    relations,
    ...(layer !== null && labelsOf(record.labels[layer])),
  };
  const input = hashOf(text);
  return {
    text,
    claimwright: true,
    meta: { ...metadata, title },
    tokens: tokens.map(({ start, end, ws }, id) => ({
      text: text.slice(start, end),
      start: map.toCodePoint(utf16(start)),
      end: map.toCodePoint(utf16(end)),
      id,
      ws,
    })),
    ...answer,
    _input_hash: input,
    _task_hash: hashOf(canonical({ input, ...answer })),
    _view_id: relations.length > 0 ? 'relations' : 'spans_manual',
    ...(layer !== null && { answer: 'accept', _session_id: layer, _annotator_id: layer }),
  };
}

/** What Prodigy has no field of its own for stands in further ones, which it keeps. */
const saidOf = ({ attributes, note, confidence }: Annotation): object => ({
  ...(Object.keys(attributes).length > 0 && { attributes }),
  ...(note !== undefined && { note }),
  ...(confidence !== undefined && { score: confidence }),
});

const labelsOf = (labels: Attributes | undefined): object => (labels === undefined ? {} : { document_labels: labels });

type Ends = ReadonlyMap<string, { readonly token_end: number }>;

/** `head` and `child` are the last tokens of their spans. */
function relationOf({ id, from, to, type, attributes, note }: DatasetRelation, spans: Ends): object {
  const [head, child] = [spans.get(from), spans.get(to)];
  return {
    id,
    head: head?.token_end,
    child: child?.token_end,
    head_span: head,
    child_span: child,
    label: type,
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(note !== undefined && { note }),
  };
}
