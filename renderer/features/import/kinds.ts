import { DOCX, type MediaType } from '../../../shared/model/document.ts';
import type { TextKey } from '../../strings/t.ts';

/** What each kind of text is called. */
export const KIND_NAMES: Readonly<Record<MediaType, TextKey>> = {
  'text/plain': 'importing.kinds.text/plain',
  'text/markdown': 'importing.kinds.text/markdown',
  'text/html': 'importing.kinds.html',
  [DOCX]: 'importing.kinds.docx',
  'application/pdf': 'importing.kinds.pdf',
};

const TEXTS: readonly MediaType[] = ['text/plain', 'text/markdown', 'text/html'];

/** Whether a file of this kind is text whose encoding can be chosen. */
export const hasEncoding = (kind: MediaType): boolean => TEXTS.includes(kind);

/** Kinds that a file can be read as which is of this kind: no choice for one that is no text by itself. */
export const kindsBeside = (kind: MediaType): readonly MediaType[] => (TEXTS.includes(kind) ? TEXTS : [kind]);
