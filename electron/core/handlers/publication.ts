import type { publicationProcedures } from '../../../shared/api/publication.ts';
import { DATASET_CARD } from '../../../shared/model/dataset-card.ts';
import type { Desk } from '../desk.ts';
import type { HandlersOf } from '../router.ts';
import { readCard, saveCard } from '../services/publication/card.ts';
import { readChecklist } from '../services/publication/checklist.ts';
import { onSnapshot } from './snapshot.ts';
import type { Tasks } from '../services/task.ts';

/** The card of the dataset and its checklist, which is read from a snapshot, so that writing goes on meanwhile. */
export const publicationHandlers = (desk: Desk, tasks: Tasks): HandlersOf<typeof publicationProcedures> => ({
  'dataset.card.read': () => readCard(desk.db()),
  'dataset.card.save': (request) =>
    desk.once(request.batch, [DATASET_CARD], (open) => saveCard(open, desk.actor(), request)),
  'dataset.checklist': (request) =>
    tasks.run(request.task, (pace) => onSnapshot(desk, (db) => readChecklist(db, request, pace))),
});
