import type { pictureProcedures } from '../../../shared/api/pictures.ts';
import type { HandlersOf } from '../router.ts';
import { savePicture } from '../services/pictures.ts';

/** Files of pictures. `target`: makes sure that a file may be written there. */
export const pictureHandlers = (target: (path: string) => void): HandlersOf<typeof pictureProcedures> => ({
  'pictures.save': (request) => {
    target(request.path);
    return savePicture(request);
  },
});
