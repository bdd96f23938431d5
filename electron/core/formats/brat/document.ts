import type { Attributes, AttributeValue } from '../../../../shared/model/annotation.ts';
import type { Span } from '../../../../shared/text/units.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignRelation } from '../foreign.ts';
import { fromTexts } from '../mapping/text-values.ts';
import { refusalAt } from '../problem.ts';
import { placesOf, type BratText, type PlacedEntry } from './place.ts';

/** The `.ann` file of one annotator. */
export interface AnnFile {
  /** Undefined where the dataset names none. */
  readonly annotator: string | undefined;
  readonly entries: readonly PlacedEntry[];
}

type Of<K extends PlacedEntry['kind']> = Extract<PlacedEntry, { kind: K }>;

/** What attributes, normalisations and notes say of something, in the order of the file. */
interface Said {
  readonly values: Map<string, AttributeValue[]>;
  readonly notes: string[];
}

const NOTES = 'AnnotatorNotes';

/**
 * Annotations and relations of one file. An event is an annotation on the span of its trigger; its arguments are relations that are called
 * as their roles. The other members of a group with `*` are related to the first one. A normalisation is an attribute with the reference, and
 * one with its text where it has one.
 *
 * @throws Refusal with file and line: an id that stands twice, or names nothing that there is; those of {@link placesOf}.
 */
export function contentOf(
  { annotator, entries }: AnnFile,
  text: BratText,
): Required<Pick<ForeignDocument, 'annotations' | 'relations' | 'leftOut'>> {
  const ids = byId(entries);
  const of = <K extends PlacedEntry['kind']>(kind: K): Of<K>[] =>
    entries.filter((entry): entry is Of<K> => entry.kind === kind);
  const bound = of('T');
  const events = of('E');
  const places = placesOf(bound, text);
  const eventOf = new Map(events.toReversed().map((event) => [event.trigger, event.id]));
  const said = new Map<string, Said>();
  const prefix = annotator === undefined ? '' : `${annotator}/`;

  /** What stands for a thing that a line names: the event for its trigger. */
  const target = (entry: PlacedEntry, id: string, kinds: string): PlacedEntry => {
    const found = ids.get(eventOf.get(id) ?? id);
    if (found && kinds.includes(found.kind)) return found;
    const why = found ? 'which it cannot be about' : 'which is not in this file';
    throw refusalAt(entry.place, `${entry.id} names ${id}, ${why}; correct it or take it out`);
  };
  const spanOf = (entry: PlacedEntry, id: string): string => prefix + target(entry, id, 'TE').id;
  const saidOf = (id: string): Said => {
    const there = said.get(id) ?? { values: new Map(), notes: [] };
    said.set(id, there);
    return there;
  };
  const value = (of: PlacedEntry, name: string, one: AttributeValue): void => {
    const { values } = saidOf(of.id);
    const there = values.get(name) ?? [];
    values.set(name, there);
    there.push(one);
  };

  for (const entry of of('A')) value(target(entry, entry.target, 'TER'), entry.name, entry.value);
  for (const entry of of('N')) {
    const about = target(entry, entry.target, 'TE');
    value(about, entry.name, entry.reference);
    if (entry.text !== '') value(about, `${entry.name} text`, entry.text);
  }
  for (const entry of of('#')) {
    const named = target(entry, entry.target, 'TERAN');
    // A note on what an annotation says of itself is a note on the annotation.
    const about = named.kind === 'A' || named.kind === 'N' ? target(entry, named.target, 'TER') : named;
    const before = [
      ...(named === about ? [] : ['name' in named ? named.name : '']),
      ...(entry.type === NOTES ? [] : [entry.type]),
    ];
    const all = [...before, ...(entry.text === null ? [] : [entry.text])];
    if (all.length > 0) saidOf(about.id).notes.push(all.join(': '));
  }

  const annotation = (entry: Of<'T'> | Of<'E'>, fragments: readonly Span[]): ForeignAnnotation => ({
    id: prefix + entry.id,
    ...(annotator !== undefined && { annotator }),
    label: entry.type,
    fragments,
    ...what(said.get(entry.id)),
    place: entry.place,
  });
  const relation = (entry: PlacedEntry, n: string, type: string, from: string, to: string): ForeignRelation => ({
    id: `${prefix}${entry.id}${n}`,
    type,
    from,
    to,
    ...what(said.get(entry.id)),
    place: entry.place,
  });

  const annotations = entries.flatMap((entry) => {
    if (entry.kind === 'T') return eventOf.has(entry.id) ? [] : [annotation(entry, places.get(entry.id) ?? [])];
    if (entry.kind !== 'E') return [];
    const trigger = ids.get(entry.trigger);
    if (trigger?.kind === 'T') return [annotation(entry, places.get(trigger.id) ?? [])];
    throw refusalAt(
      entry.place,
      `${entry.id} has the trigger ${entry.trigger}, which is no T of this file; correct it`,
    );
  });
  const relations = [
    ...of('R').map((entry) => relation(entry, '', entry.type, spanOf(entry, entry.from), spanOf(entry, entry.to))),
    ...events.flatMap((entry) =>
      entry.roles.map(([role, id], i) => ({
        ...relation(entry, `.${i + 1}`, role, prefix + entry.id, spanOf(entry, id)),
        attributes: {},
      })),
    ),
    ...of('*').flatMap((entry, n) => {
      const [first = '', ...others] = [...new Set(entry.members)].map((id) => spanOf(entry, id));
      return others.map((other, i) => relation(entry, `${n + 1}.${i + 1}`, entry.type, first, other));
    }),
  ];
  const leftOut = [
    { what: 'event, read as an annotation with a relation for each argument', count: events.length },
    { what: 'group of equals, read as relations to its first member', count: of('*').length },
    {
      what: 'relation whose ends have names of their own, read without those names',
      count: of('R').filter(({ isNamed }) => isNamed).length,
    },
  ].filter(({ count }) => count > 0);
  return { annotations, relations, leftOut };
}

/** @throws Refusal for an id that stands twice. */
function byId(entries: readonly PlacedEntry[]): ReadonlyMap<string, PlacedEntry> {
  const ids = new Map<string, PlacedEntry>();
  for (const entry of entries) {
    if (entry.kind === '*') continue;
    const before = ids.get(entry.id);
    if (before) {
      throw refusalAt(entry.place, `${entry.id} stands here and in line ${before.place.line}; give one another number`);
    }
    ids.set(entry.id, entry);
  }
  return ids;
}

function what(said: Said | undefined): { attributes: Attributes; note?: string } {
  if (!said) return { attributes: {} };
  const attributes = [...said.values].flatMap(([name, values]): [string, AttributeValue][] => {
    const value = valueOf(values);
    return value === undefined ? [] : [[name, value]];
  });
  return {
    attributes: Object.fromEntries(attributes),
    ...(said.notes.length > 0 && { note: said.notes.join('\n') }),
  };
}

/** True alone is a mark; among other values it is one of them. */
const valueOf = (values: readonly AttributeValue[]): AttributeValue | undefined =>
  values.every((value) => value === true) ? true : fromTexts(values.map(String));
