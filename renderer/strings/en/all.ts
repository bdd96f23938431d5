import { annotate } from './annotate.ts';
import { codebook } from './codebook.ts';
import { commands } from './commands.ts';
import { counts } from './counts.ts';
import { documents } from './documents.ts';
import { errors } from './errors.ts';
import { frame } from './frame.ts';
import { inspector } from './inspector.ts';
import { rich } from './rich.ts';
import { spans } from './spans.ts';
import { undoNames } from './undo-names.ts';
import { views } from './views.ts';

/** Every English string of the window, by feature. It is complete: other languages are held against it. */
export const en = {
  annotate,
  codebook,
  commands,
  counts,
  documents,
  errors,
  frame,
  inspector,
  rich,
  spans,
  undoNames,
  views,
} as const;
