import type { Parsed } from '../../../../shared/api/procedures.ts';
import type { QualityReport } from '../../../../shared/api/quality.ts';
import { createScheme } from '../../../../shared/model/attributes.ts';
import type { Annotator } from '../../../../shared/model/annotator.ts';
import { labelsWithCards } from '../../../../shared/model/claim.ts';
import type { Codebook } from '../../../../shared/model/codebook.ts';
import { createWords, type Words } from '../../../../shared/text/words.ts';
import type { ReadDb } from '../../db/types.ts';
import { annotationsOf } from '../../repositories/annotations.ts';
import { listClaims } from '../../repositories/claims.ts';
import { documentById, documentIds } from '../../repositories/documents.ts';
import { lastSeq } from '../../repositories/log.ts';
import { layerById, listLayers, readCodebook, statusesOf } from '../../repositories/small.ts';
import { textOf } from '../../repositories/texts.ts';
import type { RawFinding } from '../../quality/raw.ts';
import { isLocked } from '../own.ts';
import type { Pace } from '../task.ts';
import { annotationFindings, pairFindings, type Ground, type Reading } from './annotation-findings.ts';
import { createCollection, type Collection } from './collect.ts';
import { cardFindings, documentFindings, relationFindings, type Looked } from './project-findings.ts';
import { survey } from './survey.ts';
import { createTwins } from './twin-findings.ts';

type Asked = Omit<Parsed<'quality.check'>, 'task' | 'session'>;
const NO_CODEBOOK: Pick<Codebook, 'labels' | 'attributes' | 'relations'> = {
  labels: [],
  attributes: [],
  relations: [],
};

/**
 * Looks for what is odd in the whole project: two passes over its documents, one of which is in memory at a time. About 20 µs an annotation and 1 µs a word of the texts.
 *
 * @param own who annotates: only what that person may change gets a fix. Null: nobody has said so.
 * @throws Refusal `cancelled`.
 */
export async function checkQuality(
  db: ReadDb,
  own: Pick<Annotator, 'id'> | null,
  asked: Asked,
  pace: Pace,
): Promise<QualityReport> {
  const documents = documentIds(db);
  const layers = new Set(listLayers(db).flatMap(({ id, kind }) => (kind === 'suggestions' ? [] : [id])));
  const codebook = readCodebook(db) ?? NO_CODEBOOK;
  const languages = createLanguages(db);
  const usual = await survey(db, { documents, layers, languageOf: languages.of }, pace);
  const cards = listClaims(db).length;
  const ground: Ground = {
    survey: usual,
    scheme: createScheme(codebook.attributes),
    labels: new Map(codebook.labels.map((label) => [label.name, label])),
    // Who has no card yet does not work with cards.
    onCards: cards > 0 ? labelsWithCards(codebook) : null,
    mayChange: permission(db, own),
  };
  await pace.step('checking', 0, documents.length);
  const collection = createCollection(db, asked);
  const twins = createTwins(ground, own?.id ?? null, collection);
  for (const [i, id] of documents.entries()) {
    const giveWay = (): Promise<void> => pace.step('checking', i, documents.length);
    await giveWay();
    const annotations = annotationsOf(db, id).filter(({ layer }) => layers.has(layer));
    const workers = new Set(annotations.map(({ layer }) => layer));
    for (const { layer, state } of statusesOf(db, id)) if (state !== 'open') workers.add(layer);
    if (workers.size === 0) continue;
    const reading = read(db, id, languages);
    for (const one of annotations) {
      await giveWay();
      for (const finding of annotationFindings(ground, reading, one)) collection.take(finding);
    }
    for (const finding of pairFindings(ground, annotations)) collection.take(finding);
    for (const _ of twins.look(id, reading, annotations, workers)) await giveWay();
  }
  for (const _ of twins.finish()) await pace.step('checking', documents.length, documents.length);
  const { relations } = await takeAll(collection, pace, [
    relationFindings(db, codebook, layers, ground.mayChange),
    cardFindings(db, documents, layers),
    documentFindings(db, documents, codebook, layers),
  ]);
  return {
    seq: lastSeq(db),
    looked: { documents: documents.length, annotations: usual.annotations, relations, cards, layers: [...layers] },
    ...(await collection.report(pace)),
  };
}

/** Takes what is found, and counts what was looked at of each kind. */
async function takeAll(
  collection: Collection,
  pace: Pace,
  all: readonly Iterable<RawFinding | Looked>[],
): Promise<Record<Looked, number>> {
  const looked: Record<Looked, number> = { relations: 0, cards: 0, answers: 0 };
  for (const findings of all) {
    await pace.step('checking', 0, null);
    for (const finding of findings) {
      if (typeof finding !== 'string') collection.take(finding);
      else {
        looked[finding] += 1;
        await pace.step(finding, looked[finding], null);
      }
    }
  }
  return looked;
}

/** Own work and what is nobody's may be changed, where it is not locked. Asked once a pair. */
function permission(db: ReadDb, own: Pick<Annotator, 'id'> | null): Ground['mayChange'] {
  const known = new Map<string, boolean>();
  return (layer, document) => {
    if (own === null) return false;
    const pair = `${layer}/${document}`;
    let may = known.get(pair);
    if (may === undefined) {
      may = (layer === own.id || layerById(db, layer)?.kind !== 'annotator') && !isLocked(db, layer, document);
      known.set(pair, may);
    }
    return may;
  };
}

interface Languages {
  of(document: string): string;
  words(language: string): Words;
}

function createLanguages(db: ReadDb): Languages {
  const stated = new Map<string, string>();
  const made = new Map<string, Words>();
  return {
    of(document) {
      let language = stated.get(document);
      if (language === undefined) {
        const said = documentById(db, document)?.metadata['language'];
        language = typeof said === 'string' ? said : '';
        stated.set(document, language);
      }
      return language;
    },
    words(language) {
      const words = made.get(language) ?? wordsOf(language);
      made.set(language, words);
      return words;
    },
  };
}

/** Metadata may say anything: what names no language leaves it to the machine. */
function wordsOf(language: string): Words {
  try {
    return createWords(language === '' ? undefined : language);
  } catch {
    return createWords();
  }
}

function read(db: ReadDb, id: string, languages: Languages): Reading {
  const language = languages.of(id);
  return {
    text: textOf(db, id) ?? '',
    blocks: documentById(db, id)?.blocks ?? [],
    language,
    words: languages.words(language),
  };
}
