import type { Written } from '../../../../shared/api/inputs.ts';
import type { Output, Parsed } from '../../../../shared/api/procedures.ts';
import { DATASET_CARD, type CardPatch, type DatasetCard } from '../../../../shared/model/dataset-card.ts';
import type { ReadDb } from '../../db/types.ts';
import { lastSeq } from '../../repositories/log.ts';
import { listReleases, readDatasetCard } from '../../repositories/publication.ts';
import type { OpenProject } from '../project.ts';

/** The card with what was published; an empty one where nobody has said anything. */
export function readCard(db: ReadDb): Output<'dataset.card.read'> {
  return { seq: lastSeq(db), card: cardOf(db), releases: listReleases(db) };
}

/** The project's card, which says nothing where there is none yet. */
export const cardOf = (db: ReadDb): DatasetCard => readDatasetCard(db) ?? { id: DATASET_CARD };

/** Changes fields of the card. A card that says nothing is none. */
export function saveCard(project: OpenProject, actor: string, { batch, card }: Parsed<'dataset.card.save'>): Written {
  const after = patchedCard(cardOf(project.db), card);
  const isEmpty = Object.keys(after).length === 1;
  return project.write({
    batch,
    name: 'edit dataset card',
    actor,
    changes: [{ entity: 'datasetCard', id: DATASET_CARD, after: isEmpty ? null : after }],
  });
}

/** A card with fields put in and, where they are null, taken out. */
function patchedCard(before: DatasetCard, patch: CardPatch): DatasetCard {
  const fields = Object.entries({ ...before, ...patch }).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(fields) as DatasetCard;
}
