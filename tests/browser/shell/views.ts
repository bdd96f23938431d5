import { ANNOTATING } from './views/annotating.ts';
import { COMMANDS, DIALOGS } from './views/dialogs.ts';
import { LEAVING } from './views/leaving.ts';
import { PAGES } from './views/pages.ts';
import type { ViewStep } from './views/step.ts';
import { TEAM } from './views/team.ts';

/** Every view and dialog, in the order in which one leads to the next in one window on the sample project. */
export const VIEW_STEPS: readonly ViewStep[] = [...ANNOTATING, ...COMMANDS, ...DIALOGS, ...PAGES, ...TEAM, ...LEAVING];
