import type { AttributeDefinition, Label } from '../../../shared/model/codebook.ts';
import type { Workbench } from '../workbench.ts';
import { aboutCommands } from './about-commands.ts';
import { agreementCommands } from './agreement-commands.ts';
import { annotationCommands, labelCommands } from './annotation-commands.ts';
import { cardsCommands } from './cards-commands.ts';
import { claimCommands } from './claim-commands.ts';
import { copiesCommands } from './copies-commands.ts';
import { codebookCommands } from './codebook-commands.ts';
import { attributeCommands } from './attribute-commands.ts';
import { clauseCommands } from './clause-commands.ts';
import type { Command } from './command.ts';
import { qualityCommands } from './quality-commands.ts';
import { reportCommands } from './report-commands.ts';
import { relationCommands } from './relation-commands.ts';
import { exchangeCommands } from './exchange-commands.ts';
import { documentCommands } from './document-commands.ts';
import { findCommands } from './find-commands.ts';
import { languageCommands } from './language-commands.ts';
import { helpCommands } from './help-commands.ts';
import { reviewCommands } from './review-commands.ts';
import { searchCommands } from './search-commands.ts';
import { settingsCommands } from './settings-commands.ts';
import { historyCommands } from './history-commands.ts';
import { sourceCommands } from './source-commands.ts';
import { spanCommands } from './span-commands.ts';
import { teamCommands } from './team-commands.ts';
import { tabCommands } from './tab-commands.ts';
import { viewCommands } from './view-commands.ts';
import { windowCommands } from './window-commands.ts';

/** Every command of the window; the codebook's labels and the keys of its questions are commands too. */
export const createCommands = (
  workbench: Workbench,
  labels: readonly Label[],
  attributes: readonly AttributeDefinition[] = [],
): readonly Command[] => [
  // Keys of adjudication are those of labels elsewhere.
  ...reviewCommands(workbench, labels),
  // What is being made takes the keys.
  ...relationCommands(workbench),
  ...cardsCommands(workbench),
  ...labelCommands(workbench, labels),
  ...attributeCommands(workbench, attributes),
  ...annotationCommands(workbench),
  ...findCommands(workbench),
  ...searchCommands(workbench),
  ...spanCommands(workbench, labels),
  ...claimCommands(workbench),
  ...aboutCommands(workbench),
  ...codebookCommands(workbench),
  // Before the documents' commands, which hold the step back: it always has something to do.
  ...helpCommands(workbench),
  ...historyCommands(workbench),
  ...documentCommands(workbench),
  ...clauseCommands(workbench),
  ...tabCommands(workbench),
  ...viewCommands(workbench),
  ...sourceCommands(workbench),
  ...copiesCommands(workbench),
  ...agreementCommands(workbench),
  ...teamCommands(workbench),
  ...qualityCommands(workbench),
  ...reportCommands(workbench),
  ...exchangeCommands(workbench),
  ...settingsCommands(workbench),
  ...languageCommands(workbench),
  ...windowCommands(workbench),
];
