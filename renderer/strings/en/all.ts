import { counts } from './counts.ts';
import { inspector } from './inspector.ts';
import { views } from './views.ts';
import { annotate } from './annotate.ts';
import { commands } from './commands.ts';
import { frame } from './frame.ts';
import { errors } from './errors.ts';
import { undoNames } from './undo-names.ts';
import { documents } from './documents.ts';

/** Every English string of the window, by feature. It is complete: other languages are held against it. */
export const en = { annotate, commands, counts, documents, errors, frame, inspector, undoNames, views } as const;
