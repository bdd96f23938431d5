import { counts } from './counts.ts';
import { inspector } from './inspector.ts';
import { relations } from './relations.ts';
import { rich } from './rich.ts';
import { spans } from './spans.ts';
import { views } from './views.ts';

/** Every English string of the window, by feature. It is complete: other languages are held against it. */
export const en = {
  counts,
  inspector,
  relations,
  rich,
  spans,
  views,
} as const;
