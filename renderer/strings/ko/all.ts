import type { en } from '../en/all.ts';
import type { Translation } from '../translation.ts';
import { counts } from './counts.ts';
import { find } from './find.ts';
import { inspector } from './inspector.ts';
import { rich } from './rich.ts';
import { settings } from './settings.ts';
import { spans } from './spans.ts';
import { views } from './views.ts';

/** Every Korean string of the window. */
export const ko: Translation<typeof en> = {
  counts,
  find,
  inspector,
  rich,
  settings,
  spans,
  views,
};
