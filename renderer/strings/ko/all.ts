import type { en } from '../en/all.ts';
import type { Translation } from '../translation.ts';
import { counts } from './counts.ts';
import { inspector } from './inspector.ts';
import { relations } from './relations.ts';
import { rich } from './rich.ts';
import { spans } from './spans.ts';
import { views } from './views.ts';

/** Every Korean string of the window. */
export const ko: Translation<typeof en> = {
  counts,
  inspector,
  relations,
  rich,
  spans,
  views,
};
