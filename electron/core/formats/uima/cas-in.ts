import type { AttributeValue } from '../../../../shared/model/annotation.ts';
import type { MediaType } from '../../../../shared/model/document.ts';
import { utf16 } from '../../../../shared/text/units.ts';
import type { ForeignAnnotation, ForeignRelation } from '../foreign.ts';
import { at, Problem, refusalAt, type Place } from '../problem.ts';
import {
  isRef,
  membersOf,
  resolve,
  type Cas,
  type FeatureStructure,
  type Primitive,
  type Value,
  type View,
} from './cas.ts';
import { INITIAL_VIEW } from './cas-out.ts';
import type { AnnotatorContent, FileNames } from './documents.ts';
import { decodeName, nameOfType } from './names.ts';
import { ANNOTATION_TYPE, DOCUMENT_TYPE, SENTENCE_TYPE, TOKEN_TYPE, type TypeSystem } from './type-system.ts';
import { fromText } from './values.ts';

type Kind = 'relation' | 'span' | 'document' | 'structure' | 'other';

/** What a type is for, as INCEpTION tells layers: by its features. */
function kindOf(types: TypeSystem, type: string): Kind {
  if (types.isA(type, DOCUMENT_TYPE)) return 'document';
  if (types.isA(type, TOKEN_TYPE) || types.isA(type, SENTENCE_TYPE)) return 'structure';
  if (!types.isA(type, ANNOTATION_TYPE)) return 'other';
  const features = types.features(type);
  const isEnd = (name: string): boolean => {
    const range = features.get(name)?.range;
    return range !== undefined && !types.isPrimitive(range);
  };
  return isEnd('Governor') && isEnd('Dependent') ? 'relation' : 'span';
}

/** The document that the first view of a CAS is. @throws Refusal with file and line */
export function contentOf(cas: Cas, file: string, names: FileNames): AnnotatorContent {
  return new Reading(cas, file, names).content();
}

class Reading {
  readonly #cas: Cas;
  readonly #file: string;
  readonly #names: FileNames;
  readonly #annotations = new Map<number, ForeignAnnotation>();
  readonly #relations: ForeignRelation[] = [];
  readonly #leftOut = new Map<string, number>();
  readonly #kinds = new Map<string, Kind>();

  constructor(cas: Cas, file: string, names: FileNames) {
    this.#cas = cas;
    this.#file = file;
    this.#names = names;
  }

  content(): AnnotatorContent {
    const { view, sofa, text } = this.#firstView();
    const members = at(this.#place(view.line), () => view.members.map((ref) => resolve(this.#cas, { ref })));
    const byKind = Map.groupBy(members, ({ type }) => this.#kind(type));
    const of = (kind: Kind): readonly FeatureStructure[] => byKind.get(kind) ?? [];
    const inView = of('span').filter((one) => at(this.#place(one.line), () => this.#span(one)));
    for (const one of inView) at(this.#place(one.line), () => this.#references(one));
    for (const one of of('relation')) at(this.#place(one.line), () => this.#relation(one));
    for (const one of of('other')) this.#other(one);
    this.#otherViews(view);
    const title = of('document').flatMap(({ features }) => features.get('documentTitle') ?? [])[0];
    const isMarkdown = sofa.features.get('mimeType') === 'text/markdown';
    return {
      text,
      ...(typeof title === 'string' && title.trim() !== '' && { title }),
      ...(isMarkdown && { mediaType: 'text/markdown' satisfies MediaType }),
      annotations: [...this.#annotations.values()],
      relations: this.#relations,
      leftOut: this.#leftOut,
    };
  }

  #kind(type: string): Kind {
    const kind = this.#kinds.get(type) ?? kindOf(this.#cas.types, type);
    this.#kinds.set(type, kind);
    return kind;
  }

  #place(line: number): Place {
    return { file: this.#file, line };
  }

  #leave(what: string, count = 1): void {
    this.#leftOut.set(what, (this.#leftOut.get(what) ?? 0) + count);
  }

  #firstView(): { readonly view: View; readonly sofa: FeatureStructure; readonly text: string } {
    const texts = this.#cas.views.flatMap((view) => {
      const sofa = view.sofa === null ? undefined : this.#cas.structures.get(view.sofa);
      const text = sofa?.features.get('sofaString');
      return sofa && typeof text === 'string' ? [{ view, sofa, text }] : [];
    });
    const first = texts.find(({ view }) => view.name === INITIAL_VIEW) ?? texts[0];
    if (first) return first;
    throw refusalAt(this.#place(1), 'no view of this file has a text; only texts can be annotated here');
  }

  #otherViews(first: View): void {
    for (const view of this.#cas.views) {
      if (view === first) continue;
      const annotations = view.members.filter((id) => {
        const type = this.#cas.structures.get(id)?.type;
        return type !== undefined && ['span', 'relation'].includes(this.#kind(type));
      });
      this.#leave(`view ${view.name || 'without a name'} of the document`);
      if (annotations.length > 0) this.#leave(`annotation of the view ${view.name}`, annotations.length);
    }
  }

  /** Whether it could be taken. */
  #span(structure: FeatureStructure): boolean {
    const { id, type, features, line } = structure;
    const [start, end] = [features.get('begin'), features.get('end')];
    if (typeof start !== 'number' || typeof end !== 'number') {
      throw new Problem(`the ${nameOfType(type)} with the id ${id} has no begin or no end; export it again`);
    }
    if (start === end) {
      this.#leave(`annotation ${nameOfType(type)} between two characters`);
      return false;
    }
    this.#annotations.set(id, {
      id: this.#idOf(id),
      ...this.#whose(),
      label: nameOfType(type),
      fragments: [{ start: utf16(start), end: utf16(end) }],
      attributes: this.#attributes(structure),
      place: this.#place(line),
    });
    return true;
  }

  #idOf(id: number): string {
    return `${this.#names.prefix}${id}`;
  }

  #whose(): { annotator?: string } {
    const { annotator } = this.#names;
    return annotator === undefined ? {} : { annotator };
  }

  /** What the features say that refers to nothing. */
  #attributes({ type, features }: FeatureStructure): ForeignAnnotation['attributes'] {
    const declared = this.#cas.types.features(type);
    const found = [...features].flatMap(([name, value]): [string, AttributeValue][] => {
      if (PLACE.has(name)) return [];
      const range = declared.get(name)?.range ?? '';
      if (this.#cas.types.isPrimitive(range))
        return [[decodeName(name), typeof value === 'string' ? fromText(value) : (value as Primitive)]];
      if (!isOfPrimitives(range)) return [];
      return [[decodeName(name), membersOf(this.#cas, value).filter((one) => !isRef(one)) as Primitive[]]];
    });
    return Object.fromEntries(found);
  }

  /** Slots, chains, and features that name other annotations: all of them are relations. */
  #references(structure: FeatureStructure): void {
    const { id, type, features } = structure;
    const declared = this.#cas.types.features(type);
    for (const [name, value] of features) {
      const range = declared.get(name)?.range ?? '';
      if (PLACE.has(name) || this.#cas.types.isPrimitive(range) || isOfPrimitives(range)) continue;
      const isChain = name === 'next' && range === type;
      for (const member of membersOf(this.#cas, value).filter((one) => isRef(one))) {
        const target = resolve(this.#cas, member);
        const link = target.features.get('target');
        const isLink = link !== undefined && !this.#cas.types.isA(target.type, ANNOTATION_TYPE);
        const role = isLink ? target.features.get('role') : undefined;
        const to = this.#end(isLink ? link : member);
        if (to === null) {
          this.#leave(`reference ${name} of ${nameOfType(type)} to what is no annotation`);
          continue;
        }
        const relation = features.get('referenceRelation');
        this.#add({
          type: isChain ? nameOfType(type) : decodeName(name),
          from: this.#idOf(id),
          to,
          attributes: {
            ...(role !== undefined && !isRef(role) && { role: role as Primitive }),
            ...(isChain && typeof relation === 'string' && { referenceRelation: relation }),
          },
          line: structure.line,
        });
      }
    }
  }

  #relation(structure: FeatureStructure): void {
    const { type, features, line } = structure;
    const [from, to] = [this.#end(features.get('Governor')), this.#end(features.get('Dependent'))];
    if (from === null || to === null) {
      this.#leave(`relation ${nameOfType(type)} without both of its ends`);
      return;
    }
    this.#add({ type: nameOfType(type), from, to, attributes: this.#attributes(structure), line });
  }

  #add({ line, ...relation }: Pick<ForeignRelation, 'type' | 'from' | 'to' | 'attributes'> & { line: number }): void {
    const id = `${this.#names.prefix}relation ${this.#relations.length + 1}`;
    this.#relations.push({ id, ...relation, ...this.#whose(), place: this.#place(line) });
  }

  /** The annotation that a feature names; tokens and sentences become annotations where something refers to them. Null: it names none. */
  #end(value: Value | undefined): string | null {
    if (value === undefined || !isRef(value)) return null;
    const target = resolve(this.#cas, value);
    const isThere = this.#annotations.has(target.id);
    if (!isThere && this.#kind(target.type) === 'structure') {
      const { features, type } = target;
      const plain = new Map([...features].filter(([name]) => name === 'begin' || name === 'end'));
      return this.#span({ ...target, type, features: plain }) ? this.#idOf(target.id) : null;
    }
    return isThere ? this.#idOf(target.id) : null;
  }

  /** Links and heads of chains are read with what they link. */
  #other({ type }: FeatureStructure): void {
    const features = this.#cas.types.features(type);
    if (features.has('target') || features.has('first')) return;
    this.#leave(`${nameOfType(type)}, which is no annotation`);
  }
}

const PLACE: ReadonlySet<string> = new Set(['sofa', 'begin', 'end', 'Governor', 'Dependent']);

/** Arrays and lists of texts, numbers or truth values. */
const isOfPrimitives = (range: string): boolean =>
  /^uima\.cas\.(?:String|Boolean|Short|Integer|Long|Float|Double)(?:Array|List|\[\])$/.test(range);
