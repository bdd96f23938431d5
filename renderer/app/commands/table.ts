import type { Workbench } from '../workbench.ts';
import { annotationCommands, labelCommands } from './annotation-commands.ts';
import type { Command } from './command.ts';
import { documentCommands } from './document-commands.ts';
import { windowCommands } from './window-commands.ts';

/** Every command of the window. Made afresh when the codebook changes, whose labels are commands too. */
export const createCommands = (workbench: Workbench): readonly Command[] => [
  ...labelCommands(workbench),
  ...annotationCommands(workbench),
  ...documentCommands(workbench),
  ...windowCommands(workbench),
];
