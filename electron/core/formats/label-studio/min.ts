import type { AttributeValue } from '../../../../shared/model/annotation.ts';
import type { ForeignAnnotation } from '../foreign.ts';
import type { Draft } from '../json/documents.ts';
import { answerOf, metadataFrom, type PlacedValue } from '../json/values.ts';
import { Problem, within } from '../problem.ts';
import type { JsonValue } from '../strict-json.ts';
import { minSpanSchema } from './shape.ts';
import { placesOf, quoteFor, type Stated } from './unit.ts';

/** What JSON-MIN says of an annotation beside its answers: no content of ours. */
const ABOUT = new Set(['id', 'annotator', 'annotation_id', 'created_at', 'updated_at', 'lead_time', 'text', 'title']);

/** Whether a value is a task of JSON-MIN: data and answers side by side. It has no relations, and no ids of regions. */
export const isMin = (value: JsonValue): value is { readonly [key: string]: JsonValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('data' in value) && 'text' in value;

/** A line of JSON-MIN: one annotation of one task. @throws Problem */
export function minDraft({ place, value }: PlacedValue): Draft {
  const task = isMin(value) ? value : {};
  const { id, text, title, annotator } = task;
  if (typeof text !== 'string' || text.trim() === '')
    throw new Problem('text is empty or missing; a document has some text');
  const regions: (Stated & { labels: readonly string[] })[] = [];
  const said: Record<string, AttributeValue> = {};
  const rest: Record<string, JsonValue> = {};
  const leftOut: string[] = [];
  for (const [name, column] of Object.entries(task)) {
    if (ABOUT.has(name)) continue;
    if (isSpans(column)) within(name, () => spansIn(column, regions, leftOut));
    else if (isChoices(column)) said[name] = answerOf(column.choices);
    else rest[name] = column;
  }
  const at = placesOf(text, regions);
  const whose = typeof annotator === 'number' || typeof annotator === 'string' ? { annotator: String(annotator) } : {};
  const annotations = regions.flatMap((region, i) =>
    region.labels.map((label, k): ForeignAnnotation => {
      const span = at(region);
      const own = `${place.file}:${place.line}:${i}.${k}`;
      return {
        id: own,
        ...whose,
        label,
        fragments: [span],
        ...quoteFor(text, span, region.text),
        attributes: {},
        place,
      };
    }),
  );
  return {
    key: typeof id === 'number' || typeof id === 'string' ? String(id) : `${place.file}:${place.line}`,
    text,
    title: typeof title === 'string' ? title.slice(0, 500) : undefined,
    metadata: metadataFrom(rest),
    annotations,
    relations: [],
    labels: Object.keys(said).length > 0 ? { [whose.annotator ?? '']: said } : {},
    leftOut,
    place,
  };
}

const isSpans = (column: JsonValue): column is readonly JsonValue[] =>
  Array.isArray(column) &&
  column.some((one) => typeof one === 'object' && one !== null && 'start' in one && 'end' in one);

const isChoices = (column: JsonValue): column is { readonly choices: readonly string[] } =>
  typeof column === 'object' && column !== null && 'choices' in column && Array.isArray(column.choices);

function spansIn(
  column: readonly JsonValue[],
  regions: (Stated & { labels: readonly string[] })[],
  leftOut: string[],
): void {
  for (const one of column) {
    const parsed = minSpanSchema.safeParse(one);
    if (!parsed.success) throw new Problem('a region has no whole numbers start and end; correct it');
    const { start, end, text, labels } = parsed.data;
    // Without the region's id nothing says which one of two at the same place an answer is about.
    if (!labels || labels.length === 0) leftOut.push('answer about a region (JSON-MIN does not say which)');
    else regions.push({ start, end, text: typeof text === 'string' ? text : undefined, labels });
  }
}
