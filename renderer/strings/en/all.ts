import { annotate } from './annotate.ts';
import { commands } from './commands.ts';
import { counts } from './counts.ts';
import { documents } from './documents.ts';
import { errors } from './errors.ts';
import { find } from './find.ts';
import { frame } from './frame.ts';
import { claims } from './claims.ts';
import { flags } from './flags.ts';
import { questions } from './questions.ts';
import { inspector } from './inspector.ts';
import { rich } from './rich.ts';
import { settings } from './settings.ts';
import { spans } from './spans.ts';
import { undoNames } from './undo-names.ts';
import { views } from './views.ts';

/** Every English string of the window, by feature. It is complete: other languages are held against it. */
export const en = {
  annotate,
  commands,
  counts,
  documents,
  errors,
  find,
  frame,
  claims,
  flags,
  questions,
  inspector,
  rich,
  settings,
  spans,
  undoNames,
  views,
} as const;
