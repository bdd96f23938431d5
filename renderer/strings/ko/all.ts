import type { en } from '../en/all.ts';
import type { Translation } from '../translation.ts';
import { counts } from './counts.ts';
import { inspector } from './inspector.ts';
import { views } from './views.ts';
import { annotate } from './annotate.ts';
import { commands } from './commands.ts';
import { frame } from './frame.ts';
import { errors } from './errors.ts';
import { undoNames } from './undo-names.ts';
import { documents } from './documents.ts';

/** Every Korean string of the window. */
export const ko: Translation<typeof en> = {
  annotate,
  commands,
  counts,
  documents,
  errors,
  frame,
  inspector,
  undoNames,
  views,
};
