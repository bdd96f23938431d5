import type { AttributeDefinition, Label } from '../../../shared/model/codebook.ts';
import type { Workbench } from '../workbench.ts';
import { aboutCommands } from './about-commands.ts';
import { annotationCommands, labelCommands } from './annotation-commands.ts';
import { attributeCommands } from './attribute-commands.ts';
import type { Command } from './command.ts';
import { documentCommands } from './document-commands.ts';
import { spanCommands } from './span-commands.ts';
import { viewCommands } from './view-commands.ts';
import { windowCommands } from './window-commands.ts';

/** Every command of the window; the codebook's labels and the keys of its questions are commands too. */
export const createCommands = (
  workbench: Workbench,
  labels: readonly Label[],
  attributes: readonly AttributeDefinition[] = [],
): readonly Command[] => [
  ...labelCommands(workbench, labels),
  ...attributeCommands(workbench, attributes),
  ...annotationCommands(workbench),
  ...spanCommands(workbench, labels),
  ...aboutCommands(workbench),
  ...documentCommands(workbench),
  ...viewCommands(workbench),
  ...windowCommands(workbench),
];
