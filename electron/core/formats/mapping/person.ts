import { handleFor } from '../../../../shared/model/annotator.ts';

const MARK = 'annotator:';
/** As long as what an origin names may be. */
const LONGEST = 200;

/** What an origin says of whose an annotation was in its file; null where its layer says that. */
export const personIn = (layer: string, annotator: string | undefined): string | null =>
  annotator === undefined || handleFor(annotator) === layer
    ? null
    : `${MARK}${annotator}`.slice(0, LONGEST).toWellFormed();

/** Whether what an origin names is a person. */
export const isPerson = (from: string): boolean => from.startsWith(MARK);

/** The name of a person that an origin names. */
export const personOf = (from: string): string => from.slice(MARK.length);
