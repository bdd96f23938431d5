import {
  BookOpenText,
  ChartColumn,
  Handshake,
  Highlighter,
  History,
  Layers,
  MessageCircleQuestion,
  Package,
  Scale,
  Search,
  type LucideIcon,
} from 'lucide-react';
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
  { name: 'claims', title: 'views.claims', icon: Layers, key: 'Alt+Shift+Digit2' },
  { name: 'search', title: 'views.search', icon: Search, key: 'Alt+Shift+Digit3' },
  { name: 'statistics', title: 'views.statistics', icon: ChartColumn, key: 'Alt+Shift+Digit4' },
  { name: 'codebook', title: 'views.codebook', icon: BookOpenText, key: 'Alt+Shift+Digit5' },
  { name: 'questions', title: 'views.questions', icon: MessageCircleQuestion, key: 'Alt+Shift+Digit6' },
  { name: 'history', title: 'views.history', icon: History, key: 'Alt+Shift+Digit7' },
  { name: 'dataset', title: 'views.dataset', icon: Package, key: 'Alt+Shift+Digit8' },
  { name: 'review', title: 'views.review', icon: Scale, key: 'Alt+Shift+Digit9' },
  { name: 'agreement', title: 'views.agreement', icon: Handshake, key: 'Alt+Shift+Digit0' },
];
