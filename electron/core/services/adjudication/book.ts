import type { Relation } from '../../../../shared/model/relation.ts';
import { progressOf, type Progress } from '../../../../shared/model/status.ts';
import { sameCards, type Mention } from '../../adjudication/cards.ts';
import { matchRelations, type Linked } from '../../adjudication/match-relations.ts';
import { compareCards, kindOfKey, ofRelations, unitsOf, type Judged, type Unit } from '../../adjudication/unit.ts';
import type { ReadDb } from '../../db/types.ts';
import { documentIds, importOrder } from '../../repositories/documents.ts';
import { lastSeq } from '../../repositories/log.ts';
import { relationsIn } from '../../repositories/relations.ts';
import { readCodebook, statusesOf } from '../../repositories/small.ts';
import { decisionsOf } from '../../repositories/teams.ts';
import { workOn } from '../agreement/gather-work.ts';
import type { Pace } from '../task.ts';
import { giveDecisions, isUnchosen, judgedBy, vanished, type UnitOf } from './judge.ts';
import { touchedSince, type Touched } from './touched.ts';

/** One document of the book. */
export interface Page {
  readonly document: string;
  readonly title: string;
  /** Place in the order of import. */
  readonly order: number;
  /** Those who worked on it, and how far each of them is. */
  readonly layers: readonly { readonly layer: string; readonly progress: Progress }[];
  /** Of annotations and of the document as a whole; none where fewer than two worked on it. */
  readonly own: readonly Unit[];
  relations: readonly Unit[];
  /** Decisions whose candidates are gone, or at units that other decisions have. */
  gone: readonly Unit[];
}

/**
 * Everything that can be adjudicated between some layers, with what was decided of it: made once, then kept up to date by the log. It holds
 * places and labels, not records: about 1 KB a unit.
 */
export interface Book {
  /** What it is read from. */
  readonly db: ReadDb;
  readonly layers: readonly string[];
  readonly pages: ReadonlyMap<string, Page>;
  /** By its key, or by one that it had with other candidates; by that of a decision whose candidates are gone. */
  unit(key: string): Unit | undefined;
  /** The unit that a record is a candidate of. */
  readonly unitOf: UnitOf;
  /** The card that stands for all that are the same. */
  cardOf(card: string): string;
  /** Whether a relation goes from the later of its units to the first; one of a symmetric type goes nowhere. */
  isBack(relation: Pick<Relation, 'type' | 'from' | 'to'>): boolean;
  /** Brings it up to date: O(what has changed). Gives way to other calls. @throws Refusal `cancelled` */
  refresh(pace: Pace): Promise<void>;
}

const unitsOn = (page: Page | undefined): readonly Unit[] => (page ? [...page.own, ...page.relations] : []);

/** More operations than these since it was read: it is read afresh. */
const MOST_CHANGED = 20_000;

/** Makes a book of the layers; it is empty until it is refreshed. */
export function createBook(db: () => ReadDb, layers: readonly string[]): Book {
  const pages = new Map<string, Page>();
  const byRecord = {
    annotation: new Map<string, Unit>(),
    relation: new Map<string, Unit>(),
    documentLabels: new Map<string, Unit>(),
  };
  const byKey = new Map<string, Unit>();
  let cards: ReadonlyMap<string, string> = new Map();
  /** What was found of decisions, as long as neither they nor their units have changed. */
  const judgements = new Map<string, { readonly unit: Unit; readonly judged: Judged }>();
  let symmetric: ReadonlySet<string> = new Set();
  let known: number | null = null;
  const cardOf = (card: string): string => cards.get(card) ?? card;
  const unitOf: UnitOf = (kind, id) => byRecord[kind].get(id);

  function enter(unit: Unit): void {
    byKey.set(unit.key, unit);
    for (const { id } of unit.voices) if (id !== null) byRecord[unit.kind].set(id, unit);
  }

  function leave(unit: Unit): void {
    byKey.delete(unit.key);
    for (const { id } of unit.voices) if (id !== null) byRecord[unit.kind].delete(id);
  }

  function readPage(document: string, order: number): void {
    const old = pages.get(document);
    for (const unit of old?.own ?? []) leave(unit);
    const work = workOn(db(), document, { layers, labels: null });
    if (!work) {
      for (const unit of [...(old?.relations ?? []), ...(old?.gone ?? [])]) leave(unit);
      pages.delete(document);
      return;
    }
    const own = work.layers.length < 2 ? [] : unitsOf(work);
    for (const unit of own) enter(unit);
    const said = new Map(statusesOf(db(), document).map(({ layer, state }) => [layer, state]));
    pages.set(document, {
      document,
      title: work.title,
      order,
      layers: work.layers.map(({ layer, annotations }) => ({
        layer,
        progress: progressOf(said.get(layer) ?? null, annotations.length),
      })),
      own,
      relations: old?.relations ?? [],
      gone: old?.gone ?? [],
    });
  }

  function readRelations(): void {
    for (const page of pages.values()) {
      for (const unit of page.relations) leave(unit);
      page.relations = [];
    }
    symmetric = new Set(readCodebook(db())?.relations.flatMap(({ name, symmetric: is }) => (is ? [name] : [])));
    const links = relationsIn(db(), layers).flatMap((relation): Linked[] => {
      const [from, to] = [unitOf('annotation', relation.from), unitOf('annotation', relation.to)];
      if (!from || !to || from === to) return [];
      return [{ relation, from: from.key, to: to.key, isSymmetric: symmetric.has(relation.type) }];
    });
    const found = Map.groupBy(
      matchRelations(links).flatMap((group) => ofRelations(group, (key) => byKey.get(key))),
      ({ document }) => document,
    );
    for (const [document, units] of found) {
      const page = pages.get(document);
      if (page) page.relations = units;
      for (const unit of units) enter(unit);
    }
  }

  function readCards(): void {
    const mentions: Mention[] = [];
    for (const { own } of pages.values()) {
      for (const { key, voices } of own) {
        for (const { layer, claim } of voices) if (claim !== null) mentions.push({ layer, card: claim, unit: key });
      }
    }
    cards = sameCards(mentions);
    for (const { own } of pages.values()) for (const unit of own) compareCards(unit, cardOf);
  }

  function judge(page: Page): void {
    for (const unit of page.gone) leave(unit);
    const against = { db: db(), layers, unitOf };
    const left = giveDecisions(decisionsOf(db(), page.document), unitOf, (decision, unit) => {
      const known = judgements.get(decision.id);
      // Labels of a document have an id that says nothing of their decision.
      if (known?.unit === unit && decision.kind !== 'documentLabels') return known.judged;
      const judged = judgedBy(against, decision, unit);
      judgements.set(decision.id, { unit, judged });
      return judged;
    });
    // What is between layers that are not compared is no matter of this book.
    const mine = left.filter(({ kind, candidates }) => !candidates.every((one) => isUnchosen(db(), layers, kind, one)));
    page.gone = mine.map((decision) => vanished(against, decision));
    for (const unit of page.gone) byKey.set(unit.key, unit);
  }

  async function readAll(pace: Pace): Promise<void> {
    pages.clear();
    byKey.clear();
    judgements.clear();
    for (const map of Object.values(byRecord)) map.clear();
    const order = importOrder(db());
    const ids = documentIds(db());
    for (const [i, id] of ids.entries()) {
      await pace.step('matching', i, ids.length);
      readPage(id, order.get(id) ?? i);
    }
    readRelations();
    readCards();
    for (const [i, page] of [...pages.values()].entries()) {
      await pace.step('matching', i, pages.size);
      judge(page);
    }
  }

  /** What has changed, and no more. */
  async function readSome(touched: Touched, pace: Pace): Promise<void> {
    const again = new Set([...touched.judged, ...touched.documents]);
    for (const id of touched.decisions) judgements.delete(id);
    const order = touched.documents.size > 0 ? importOrder(db()) : new Map<string, number>();
    for (const document of touched.documents) readPage(document, order.get(document) ?? 0);
    if (touched.documents.size > 0) readCards();
    if (touched.documents.size > 0 || touched.relations) {
      const related = (): string[] =>
        [...pages.values()].flatMap((page) => (page.relations.length > 0 ? [page.document] : []));
      for (const document of related()) again.add(document);
      readRelations();
      for (const document of related()) again.add(document);
    }
    for (const document of again) {
      // A relation can have been decided on when its first end stood in another document.
      for (const { judged } of unitsOn(pages.get(document))) if (judged) again.add(judged.document);
    }
    const dirty = [...again].flatMap((document) => pages.get(document) ?? []);
    for (const page of dirty) for (const unit of unitsOn(page)) unit.judged = null;
    for (const page of dirty) {
      await pace.step('matching', 0, null);
      judge(page);
    }
  }

  let running: Promise<void> = Promise.resolve();
  // What was read gave way to other calls: what they have written is read in the next round.
  async function update(pace: Pace): Promise<void> {
    for (let seq = lastSeq(db()); seq !== known; seq = lastSeq(db())) {
      const touched = known === null || seq - known > MOST_CHANGED ? null : touchedSince(db(), known, layers);
      known = null;
      await (touched === null ? readAll(pace) : readSome(touched, pace));
      known = seq;
    }
  }

  return {
    get db() {
      return db();
    },
    layers,
    pages,
    unit: (key) => byKey.get(key) ?? unitOf(kindOfKey(key), key.slice(2)),
    unitOf,
    cardOf,
    isBack({ type, from, to }) {
      const [a, b] = [unitOf('annotation', from)?.key ?? '', unitOf('annotation', to)?.key ?? ''];
      return a > b && !symmetric.has(type);
    },
    refresh(pace) {
      const mine = running.then(() => update(pace));
      running = mine.catch(() => {});
      return mine;
    },
  };
}
