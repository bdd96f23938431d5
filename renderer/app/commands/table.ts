import type { Label } from '../../../shared/model/codebook.ts';
import type { Workbench } from '../workbench.ts';
import { annotationCommands, labelCommands } from './annotation-commands.ts';
import { claimCommands } from './claim-commands.ts';
import type { Command } from './command.ts';
import { documentCommands } from './document-commands.ts';
import { findCommands } from './find-commands.ts';
import { settingsCommands } from './settings-commands.ts';
import { spanCommands } from './span-commands.ts';
import { viewCommands } from './view-commands.ts';
import { windowCommands } from './window-commands.ts';

/** Every command of the window; the codebook's labels are commands too. */
export const createCommands = (workbench: Workbench, labels: readonly Label[]): readonly Command[] => [
  ...labelCommands(workbench, labels),
  ...annotationCommands(workbench),
  ...findCommands(workbench),
  ...spanCommands(workbench, labels),
  ...claimCommands(workbench),
  ...documentCommands(workbench),
  ...viewCommands(workbench),
  ...settingsCommands(workbench),
  ...windowCommands(workbench),
];
