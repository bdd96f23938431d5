import type { en } from '../en/all.ts';
import type { Translation } from '../translation.ts';
import { counts } from './counts.ts';
import { inspector } from './inspector.ts';
import { propagate } from './propagate.ts';
import { spans } from './spans.ts';
import { views } from './views.ts';
import { zones } from './zones.ts';

/** Every Korean string of the window. */
export const ko: Translation<typeof en> = { counts, inspector, propagate, spans, views, zones };
