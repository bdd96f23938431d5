import type { publicationProcedures } from '../../../shared/api/publication.ts';
import { DATASET_CARD } from '../../../shared/model/dataset-card.ts';
import type { Desk } from '../desk.ts';
import type { HandlersOf } from '../router.ts';
import { readCard, saveCard } from '../services/publication/card.ts';
import { readChecklist } from '../services/publication/checklist.ts';
import type { Tasks } from '../services/task.ts';

/** The card of the dataset and its checklist, which is read from a snapshot, so that writing goes on meanwhile. */
export const publicationHandlers = (
  { db, once, actor, project }: Desk,
  tasks: Tasks,
): HandlersOf<typeof publicationProcedures> => ({
  'dataset.card.read': () => readCard(db()),
  'dataset.card.save': (request) => once(request.batch, [DATASET_CARD], (open) => saveCard(open, actor(), request)),
  'dataset.checklist': (request) =>
    tasks.run(request.task, async (pace) => {
      const snapshot = project().snapshot();
      try {
        return await readChecklist(snapshot, request, pace);
      } finally {
        snapshot.close();
      }
    }),
});
