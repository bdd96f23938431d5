import { settings } from './settings.ts';
import { views } from './views.ts';

/** Every English string of the window, by feature. It is complete: other languages are held against it. */
export const en = { settings, views } as const;
