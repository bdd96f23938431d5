import type { pictureProcedures } from '../../../shared/api/pictures.ts';
import type { HandlersOf } from '../router.ts';
import { savePicture } from '../services/pictures.ts';

/** Files of pictures. `refuseHeld` throws for a path that leads to a file of the open project. */
export const pictureHandlers = (refuseHeld: (path: string) => void): HandlersOf<typeof pictureProcedures> => ({
  'pictures.save': (request) => {
    refuseHeld(request.path);
    return savePicture(request);
  },
});
