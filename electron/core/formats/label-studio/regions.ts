import type { Attributes, AttributeValue } from '../../../../shared/model/annotation.ts';
import { ON_DOCUMENT } from '../../../../shared/model/codebook.ts';
import { idSchema } from '../../../../shared/model/ids.ts';
import type { ForeignAnnotation, ForeignRelation } from '../foreign.ts';
import { answerOf } from '../json/values.ts';
import { mergeInto, otherOfAnnotator } from '../merge.ts';
import { Problem, within, type Place } from '../problem.ts';
import { attributeOf, CONTROL } from './answers.ts';
import { spanSchema, type Item } from './shape.ts';
import { placesOf, quoteFor, type Stated } from './unit.ts';

/** What an annotation of a task says. */
export interface Found {
  readonly annotations: ForeignAnnotation[];
  readonly relations: ForeignRelation[];
  /** Of the text as a whole. */
  readonly said: Attributes;
  readonly leftOut: string[];
}

interface Region extends Stated {
  readonly labels: readonly string[];
  readonly item: Item;
}

interface Where {
  readonly annotator: string | undefined;
  readonly place: Place;
  /** Makes ids unique that count anew in each annotation. */
  readonly prefix: string;
  /** Whether this program wrote it, so that its ids mean the same everywhere. */
  readonly isOurs: boolean;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The regions of a `result` with their answers, and the relations between them. A region with several labels is an annotation for each of them;
 * relations are those of the first.
 *
 * @throws Problem that names the entry.
 */
export function regionsOf(result: readonly Item[], text: string, where: Where): Found {
  const leftOut: string[] = [];
  const regions = new Map<string, Region>();
  for (const [i, item] of result.entries()) {
    within(`result[${i}]`, () => {
      const region = regionOf(item, leftOut);
      if (!region) return;
      const id = item.id ?? `#${i}`;
      if (regions.has(id)) throw new Problem(`two regions have the id ${id}; give each its own`);
      regions.set(id, region);
    });
  }
  const own = (id: string): string =>
    (where.isOurs || UUID.test(id)) && idSchema.safeParse(id).success ? id : `${where.prefix}${id}`;
  const answers = new Map<string, [string, AttributeValue][]>();
  const said: Record<string, AttributeValue> = {};
  // Regions of pictures, sound and HTML: what is answered about them is nothing that the text as a whole is.
  const elsewhere = new Set(result.filter(isRegion).map(({ id }) => id));
  for (const item of result) {
    if (item.type === 'relation' || regions.get(item.id ?? '')?.item === item || isRegion(item)) continue;
    if (item.from_name === CONTROL.annotator) continue;
    const value = valueOf(item);
    const control = item.from_name ?? item.type;
    if (value === null) leftOut.push(`answer of the type ${item.type}`);
    else if (item.id !== undefined && regions.has(item.id)) {
      answers.set(item.id, [...(answers.get(item.id) ?? []), [control, value]]);
    } else if (item.id !== undefined && elsewhere.has(item.id)) leftOut.push('answer about a region that is left out');
    else if (isPlaced(item)) leftOut.push('answer about a region that has no label');
    else {
      const name = attributeOf(control, ON_DOCUMENT);
      mergeInto(said, { [name]: value }, () => leftOut.push(otherOfAnnotator(name)));
    }
  }
  const place = placesOf(text, [...regions.values()]);
  const annotations = [...regions].flatMap(([id, region]) =>
    within(`region ${id}`, () =>
      annotationsOf(own(id), region, text, place(region), answers.get(id) ?? [], where, leftOut),
    ),
  );
  const relations = result.flatMap((item, i) => {
    if (item.type !== 'relation') return [];
    return within(`result[${i}]`, () =>
      relationsOf(item, (id) => (regions.has(id) ? own(id) : null), `${where.prefix}#${i}`, where.place),
    );
  });
  return { annotations, relations, said, leftOut };
}

/** Regions that have no label yet: of shapes in pictures, of stretches of sound, video, pages and series. */
const SHAPES =
  /^(?:rectangle|ellipse|polygon|keypoint|brush|bitmask|vector|cuboid|video|videorectangle|audio|timeseries|timeline|paragraphs|hypertext)$/;

/** Whether an answer repeats the place of its region. */
const isPlaced = ({ value = {} }: Item): boolean =>
  ['start', 'x', 'points', 'sequence'].some((name) => Object.hasOwn(value, name));

const labelsIn = (value: object): readonly unknown[] | undefined =>
  Object.entries(value).find(
    (entry): entry is [string, unknown[]] => entry[0].endsWith('labels') && Array.isArray(entry[1]),
  )?.[1];

/** Whatever its value is called: `labels`, `rectanglelabels`, `hypertextlabels`. */
const isRegion = ({ type, value }: Item): boolean =>
  value !== undefined && (SHAPES.test(type) || labelsIn(value) !== undefined);

function regionOf(item: Item, leftOut: string[]): Region | null {
  const { type, value, from_name: name } = item;
  if (type === 'relation' || value === undefined || name === CONTROL.annotator) return null;
  const labels = labelsIn(value) ?? [];
  if (!isRegion(item)) return null;
  const names = labels.filter((one): one is string => typeof one === 'string' && one !== '');
  // Pictures, sound, HTML: their regions are in no text that we hold.
  if (type !== 'labels' || !('start' in value)) {
    leftOut.push(`region of the type ${type}`);
    return null;
  }
  const span = spanSchema.safeParse(value);
  if (!span.success) {
    throw new Problem(
      'start and end are not whole numbers from 0; regions of HTML cannot be read, export them as text',
    );
  }
  if (names.length === 0) {
    leftOut.push('region without a label');
    return null;
  }
  const { start, end } = span.data;
  const { text } = value;
  return { start, end, text: typeof text === 'string' ? text : undefined, labels: names, item };
}

function annotationsOf(
  id: string,
  { labels, text: stated, item }: Region,
  text: string,
  span: NonNullable<ForeignAnnotation['fragments']>[number],
  answers: readonly (readonly [string, AttributeValue])[],
  { annotator, place, isOurs }: Where,
  leftOut: string[],
): ForeignAnnotation[] {
  const { score, meta } = item;
  const note = Array.isArray(meta?.text) ? meta.text.join('\n') : meta?.text;
  return labels.map((label, i) => ({
    ...(i > 0 ? { id: `${id} (${label})` } : { id, ...(isOurs && id === item.id && { keepsId: true as const }) }),
    ...(annotator !== undefined && { annotator }),
    label,
    fragments: [span],
    ...quoteFor(text, span, stated),
    attributes: attributesFor(label, answers, leftOut),
    ...(note !== undefined && note !== '' && { note }),
    ...(typeof score === 'number' && score >= 0 && score <= 1 && { confidence: score }),
    place,
  }));
}

/** The answers about a region as its attributes: the first one counts where a question is answered twice. */
function attributesFor(
  label: string,
  answers: readonly (readonly [string, AttributeValue])[],
  leftOut: string[],
): Attributes {
  const attributes: Record<string, AttributeValue> = {};
  for (const [control, value] of answers) {
    mergeInto(attributes, { [attributeOf(control, label)]: value }, (name) =>
      leftOut.push(`other ${name} of the same region`),
    );
  }
  return attributes;
}

/** A relation for each of its labels; one without is called `relation`. */
function relationsOf(
  { from_id, to_id, direction, labels }: Item,
  own: (id: string) => string | null,
  id: string,
  place: Place,
): ForeignRelation[] {
  const end = (field: string, of: string | undefined): string => {
    const found = of === undefined ? null : own(of);
    if (found !== null) return found;
    throw new Problem(`${field} is ${of ?? 'missing'}, which is no region of this annotation; correct it`);
  };
  const ends = { from: end('from_id', from_id), to: end('to_id', to_id) };
  const { from, to } = direction === 'left' ? { from: ends.to, to: ends.from } : ends;
  const types = labels && labels.length > 0 ? labels : ['relation'];
  return types.map((type, i) => ({ id: `${id}.${i}`, type, from, to, attributes: {}, place }));
}

/** What an answer says; null: it is of a kind that attributes cannot hold. */
function valueOf({ type, value }: Item): AttributeValue | null {
  const stated = value?.[type === 'textarea' ? 'text' : type];
  if (typeof stated === 'string' || typeof stated === 'number' || typeof stated === 'boolean') return stated;
  if (!Array.isArray(stated)) return null;
  // A taxonomy has a path for each answer.
  const texts = stated.map((one: unknown) => (Array.isArray(one) ? one.join(' > ') : one));
  const scalars = texts.filter((one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean');
  return scalars.length === texts.length && scalars.length > 0 ? answerOf(scalars) : null;
}
