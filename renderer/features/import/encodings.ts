import { t } from '../../strings/t.ts';

/** Encodings that can be chosen by hand, by their WHATWG names: what news texts are found in. */
export const ENCODINGS = [
  { id: 'utf-8', script: 'unicode', name: 'UTF-8' },
  { id: 'utf-16le', script: 'unicode', name: 'UTF-16 LE' },
  { id: 'utf-16be', script: 'unicode', name: 'UTF-16 BE' },
  { id: 'windows-1252', script: 'western', name: 'Windows-1252' },
  { id: 'iso-8859-15', script: 'western', name: 'ISO 8859-15' },
  { id: 'windows-1250', script: 'central', name: 'Windows-1250' },
  { id: 'iso-8859-2', script: 'central', name: 'ISO 8859-2' },
  { id: 'windows-1251', script: 'cyrillic', name: 'Windows-1251' },
  { id: 'koi8-r', script: 'cyrillic', name: 'KOI8-R' },
  { id: 'windows-1253', script: 'greek', name: 'Windows-1253' },
  { id: 'windows-1254', script: 'turkish', name: 'Windows-1254' },
  { id: 'windows-1255', script: 'hebrew', name: 'Windows-1255' },
  { id: 'windows-1256', script: 'arabic', name: 'Windows-1256' },
  { id: 'euc-kr', script: 'korean', name: 'EUC-KR' },
  { id: 'shift_jis', script: 'japanese', name: 'Shift JIS' },
  { id: 'euc-jp', script: 'japanese', name: 'EUC-JP' },
  { id: 'gb18030', script: 'simplified', name: 'GB 18030' },
  { id: 'big5', script: 'traditional', name: 'Big5' },
] as const;

/** How an encoding was found, in words. */
export const encodingFound = (from: 'bom' | 'declared' | 'utf-8' | 'guess' | 'user'): string =>
  t(`importing.encodingFrom.${from}`);
