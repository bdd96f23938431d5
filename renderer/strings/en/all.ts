import { rich } from './rich.ts';
import { views } from './views.ts';

/** Every English string of the window, by feature. It is complete: other languages are held against it. */
export const en = { rich, views } as const;
