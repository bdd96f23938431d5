import { counts } from './counts.ts';
import { inspector } from './inspector.ts';
import { propagate } from './propagate.ts';
import { spans } from './spans.ts';
import { views } from './views.ts';
import { zones } from './zones.ts';

/** Every English string of the window, by feature. It is complete: other languages are held against it. */
export const en = { counts, inspector, propagate, spans, views, zones } as const;
