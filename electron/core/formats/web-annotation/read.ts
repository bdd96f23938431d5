import { Refusal } from '../../../../shared/api/reply.ts';
import type { AttributeValue } from '../../../../shared/model/annotation.ts';
import { offsetMap, type OffsetMap } from '../../../../shared/text/convert.ts';
import type { FileTree, ForeignAnnotation, ForeignDocument, ForeignRelation } from '../foreign.ts';
import { metadataFrom, shaped } from '../json/values.ts';
import { mergeInto, otherOfAnnotator, otherOfText } from '../merge.ts';
import { at, type Place } from '../problem.ts';
import { creatorOf, motivationsOf, saidBy, type Said } from './bodies.ts';
import { itemsOf, type Item } from './items.ts';
import { annotationSchema, iriIn, listOf, resourcesIn, textIn, type Node, type WebAnnotation } from './shape.ts';
import { selectedBy } from './selectors.ts';
import { marksOf, type Target } from './marks.ts';
import { documentIn, Texts } from './texts.ts';
import { idOf, TERM } from './vocabulary.ts';

interface Draft {
  readonly address: string;
  readonly text: string | null;
  /** Made once: annotations are many. */
  readonly map: OffsetMap | null;
  title: string | undefined;
  readonly metadata: Record<string, string | number | boolean>;
  readonly annotations: ForeignAnnotation[];
  readonly relations: ForeignRelation[];
  readonly labels: Map<string, Record<string, AttributeValue>>;
  readonly leftOut: Map<string, number>;
  readonly place: Place;
}

/** A link between two annotations, before it is known where they are. */
interface Link {
  readonly annotation: WebAnnotation;
  readonly said: Said;
  readonly from: string;
  readonly to: string;
  readonly place: Place;
}

/**
 * Reads collections of Web Annotations with the texts beside them; texts that are not there are those of the project, by the address.
 *
 * @throws Refusal with file and line.
 */
// oxlint-disable-next-line typescript/require-await -- the files are read at once
export async function* readWebAnnotation(tree: FileTree, signal?: AbortSignal): AsyncGenerator<ForeignDocument> {
  const reading = new Reading(new Texts(tree.files));
  for (const file of tree.files.filter(({ path }) => /\.(?:jsonld|json)$/i.test(path))) {
    for (const item of itemsOf(file)) {
      if (signal?.aborted) throw new Refusal('cancelled', 'Cancelled; nothing was changed.');
      at(item.place, () => reading.add(item, file.path));
    }
  }
  const documents = reading.documents();
  if (documents.length === 0) {
    throw new Refusal('refused', `${tree.name}: there are no annotations in it`, { file: tree.name });
  }
  yield* documents;
}

class Reading {
  readonly #texts: Texts;
  readonly #drafts = new Map<string, Draft>();
  /** The document of each annotation. */
  readonly #homes = new Map<string, Draft>();
  readonly #links: Link[] = [];

  constructor(texts: Texts) {
    this.#texts = texts;
    for (const address of texts.sources) this.#draft(address, { file: address, line: 1 });
  }

  add({ place, value }: Item, path: string): void {
    const annotation = shaped(annotationSchema, value, 'this is no annotation');
    const said = saidBy(annotation);
    const targets = resourcesIn(annotation.target);
    const link = linkIn(said, motivationsOf(annotation), targets);
    if (link) {
      this.#links.push({ annotation, said, ...link, place });
      return;
    }
    const bySource = Map.groupBy(targets, (target) => this.#texts.addressOf(sourceOf(target), path));
    for (const [n, [address, those]] of [...bySource].entries()) {
      const draft = this.#draft(address, place);
      this.#addTo(draft, annotation, said, those, place, n);
    }
  }

  documents(): ForeignDocument[] {
    for (const link of this.#links) at(link.place, () => this.#relate(link));
    return [...this.#drafts.values()].map(
      ({ address, text, title, metadata, annotations, relations, labels, leftOut, place }) => ({
        key: address,
        text,
        ...(text === null && { ...documentIn(address), unit: 'codepoint' as const }),
        ...(title !== undefined && { title }),
        ...(Object.keys(metadata).length > 0 && { metadata }),
        annotations,
        relations,
        ...(labels.size > 0 && { labels: Object.fromEntries(labels) }),
        ...(leftOut.size > 0 && { leftOut: [...leftOut].map(([what, count]) => ({ what, count })) }),
        place,
      }),
    );
  }

  #draft(address: string, place: Place): Draft {
    const known = this.#drafts.get(address);
    if (known) return known;
    const text = this.#texts.read(address);
    const draft: Draft = {
      address,
      text,
      map: text === null ? null : offsetMap(text),
      title: undefined,
      metadata: {},
      annotations: [],
      relations: [],
      labels: new Map(),
      leftOut: new Map(),
      place,
    };
    this.#drafts.set(address, draft);
    return draft;
  }

  #addTo(
    draft: Draft,
    annotation: WebAnnotation,
    said: Said,
    targets: readonly (string | Node)[],
    place: Place,
    n: number,
  ): void {
    const leave = (what: string): void => {
      draft.leftOut.set(what, (draft.leftOut.get(what) ?? 0) + 1);
    };
    const selected = targets.map((target): Target => selectedBy(selectorsOf(target)));
    if (selected.every(({ position, exact, unknown }) => position === null && exact === null && unknown.length === 0)) {
      this.#ofWhole(draft, annotation, said, leave);
      return;
    }
    const annotator = creatorOf(annotation);
    const iri = annotation.id ?? annotation['@id'];
    const own = iri === undefined ? { id: `${place.file}:${place.line}` } : idOf(iri);
    const marks = marksOf(annotation, said, selected, draft, leave).map((mark, i): ForeignAnnotation => ({
      ...(i + n === 0 ? own : { id: `${own.id} (${i + n})` }),
      ...(annotator !== undefined && { annotator }),
      ...mark,
      place,
    }));
    for (const mark of marks) {
      draft.annotations.push(mark);
      if (!this.#homes.has(mark.id)) this.#homes.set(mark.id, draft);
    }
  }

  /** An annotation of a text as a whole: what the text is, or document labels. Where several differ, the first one's word counts. */
  #ofWhole(
    draft: Draft,
    annotation: WebAnnotation,
    { tags, notes, links, description }: Said,
    leave: (what: string) => void,
  ): void {
    if (description) {
      const title = textIn(description, TERM.title)?.slice(0, 500);
      draft.title ??= title;
      if (title !== undefined && title !== draft.title) leave(otherOfText('title'));
      const metadata = description[TERM.metadata];
      if (typeof metadata === 'object' && metadata !== null) {
        const more = metadataFrom(metadata as Record<string, unknown>);
        mergeInto(draft.metadata, more, (name) => leave(otherOfText(name)));
      }
      return;
    }
    notes.forEach(() => leave('note on a whole document'));
    links.forEach(() => leave('link of a whole document'));
    const attributes = Object.entries(annotation[TERM.attributes] ?? {});
    if (tags.length === 0 && attributes.length === 0) {
      leave('annotation of a whole document that says no label');
      return;
    }
    const annotator = creatorOf(annotation) ?? '';
    const said = draft.labels.get(annotator) ?? {};
    draft.labels.set(annotator, said);
    mergeInto(said, Object.fromEntries(attributes), (name) => leave(otherOfAnnotator(name)));
    if (tags.length === 0) return;
    const [tag = '', ...others] = new Set([...listOf(said['tag']), ...tags]);
    said['tag'] = others.length > 0 ? [tag, ...others] : tag;
  }

  #relate({ annotation, said, from, to, place }: Link): void {
    const home = this.#homes.get(idOf(from).id);
    const other = this.#homes.get(idOf(to).id);
    const draft = home ?? other ?? [...this.#drafts.values()][0];
    if (!home || !other) {
      draft?.leftOut.set(NO_END, (draft.leftOut.get(NO_END) ?? 0) + 1);
      return;
    }
    const annotator = creatorOf(annotation);
    const iri = annotation.id ?? annotation['@id'];
    const own = iri === undefined ? { id: `${place.file}:${place.line}` } : idOf(iri);
    const types = said.tags.length > 0 ? said.tags : ['linking'];
    for (const [i, type] of types.entries()) {
      home.relations.push({
        ...(i === 0 ? own : { id: `${own.id} (${i})` }),
        type,
        from: idOf(from).id,
        to: idOf(to).id,
        ...(home !== other && { toDocument: other.address }),
        ...(annotator !== undefined && { annotator }),
        attributes: annotation[TERM.attributes] ?? {},
        ...(said.notes.length > 0 && { note: said.notes.join('\n') }),
        place,
      });
    }
  }
}

const NO_END = 'link to something that is no annotation of the file';

/** A link leads from one thing as a whole to one other. */
function linkIn(
  { links }: Said,
  motivations: readonly string[],
  targets: readonly (string | Node)[],
): { from: string; to: string } | null {
  const [[to, ...others], [target, ...more]] = [links, targets];
  if (
    !motivations.includes('linking') ||
    to === undefined ||
    others.length > 0 ||
    target === undefined ||
    more.length > 0
  )
    return null;
  const from = selectorsOf(target).length === 0 ? iriIn(target) : null;
  return from === null ? null : { from, to };
}

const sourceOf = (target: string | Node): string =>
  typeof target === 'string' ? target : (iriIn(target['source']) ?? iriIn(target) ?? '');

/** The selectors of a target; the fragment of an address is one. */
function selectorsOf(target: string | Node): readonly unknown[] {
  if (typeof target === 'object') return listOf(target['selector'] ?? []);
  const [, fragment] = target.split('#');
  return fragment === undefined ? [] : [{ type: 'FragmentSelector', value: fragment }];
}
