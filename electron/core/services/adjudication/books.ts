import { Refusal } from '../../../../shared/api/reply.ts';
import { compareStrings } from '../../../../shared/model/annotation.ts';
import { sightMark } from '../../db/blindfold.ts';
import type { ReadDb } from '../../db/types.ts';
import { annotationCounts } from '../../repositories/annotations.ts';
import { hasDocumentLabels } from '../../repositories/document-labels.ts';
import { listLayers } from '../../repositories/small.ts';
import type { Pace } from '../task.ts';
import { createBook, type Book } from './book.ts';
import { GOLD } from './gold.ts';

/** Books of the open project: the one that was asked for last is kept. */
export interface Books {
  /**
   * As may be seen over a connection: the book of these layers, or (undefined) of every annotator who has work, up to date.
   *
   * @throws Refusal `not_found` (a layer that is not there), `invalid` (the gold layer), `no_project`, `cancelled`
   */
  read(db: ReadDb, layers: readonly string[] | undefined, pace: Pace): Promise<Book>;
}

export function createBooks(): Books {
  let kept: { readonly db: ReadDb; readonly sight: string; readonly book: Book } | null = null;
  return {
    async read(db, asked, pace) {
      const layers = chosenLayers(db, asked);
      const sight = sightMark(db);
      const isSame = kept?.db === db && kept.sight === sight && kept.book.layers.join('\n') === layers.join('\n');
      const book = isSame && kept ? kept.book : createBook(() => openDb(db), layers);
      kept = { db, sight, book };
      await book.refresh(pace);
      return book;
    },
  };
}

function openDb(db: ReadDb): ReadDb {
  if (!db.open) throw new Refusal('no_project', 'The project was closed meanwhile. Nothing was changed.');
  return db;
}

/** The layers that have work of their own, by name: what can be compared. Gold is what comes of it. */
export function layersWithWork(db: ReadDb): { readonly id: string; readonly kind: string }[] {
  const worked = new Set(annotationCounts(db).map(({ layer }) => layer));
  return listLayers(db).filter(({ id }) => id !== GOLD && (worked.has(id) || hasDocumentLabels(db, id)));
}

function chosenLayers(db: ReadDb, asked: readonly string[] | undefined): readonly string[] {
  if (asked === undefined) return layersWithWork(db).flatMap(({ id, kind }) => (kind === 'annotator' ? [id] : []));
  const known = new Set(listLayers(db).map(({ id }) => id));
  const missing = asked.find((layer) => !known.has(layer));
  if (missing !== undefined) {
    throw new Refusal('not_found', `There is no layer "${missing}" in this project. It has ${[...known].join(', ')}.`);
  }
  if (asked.includes(GOLD)) {
    throw new Refusal('invalid', 'The gold layer is what adjudication makes: it cannot be one of the layers compared.');
  }
  return [...new Set(asked)].toSorted(compareStrings);
}
