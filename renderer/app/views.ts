import { BookOpenText, Highlighter, History, MessageCircleQuestion, type LucideIcon } from 'lucide-react';
import type { TextKey } from '../strings/t.ts';
import type { ViewName } from './store.ts';

/** A view as the switch and the commands name it. */
export interface View {
  readonly name: ViewName;
  readonly title: TextKey;
  readonly icon: LucideIcon;
  /** In tinykeys' syntax. */
  readonly key: string;
}

/** Every view, in the order of the switch. */
export const VIEWS: readonly View[] = [
  { name: 'annotate', title: 'views.annotate', icon: Highlighter, key: 'Alt+Shift+Digit1' },
  { name: 'codebook', title: 'views.codebook', icon: BookOpenText, key: 'Alt+Shift+Digit2' },
  { name: 'questions', title: 'views.questions', icon: MessageCircleQuestion, key: 'Alt+Shift+Digit3' },
  { name: 'history', title: 'views.history', icon: History, key: 'Alt+Shift+Digit4' },
];
