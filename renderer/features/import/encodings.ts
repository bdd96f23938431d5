/** Encodings that can be chosen by hand, by their WHATWG names: what news texts are found in. */
export const ENCODINGS: readonly { readonly id: string; readonly name: string }[] = [
  { id: 'utf-8', name: 'Unicode (UTF-8)' },
  { id: 'utf-16le', name: 'Unicode (UTF-16 LE)' },
  { id: 'utf-16be', name: 'Unicode (UTF-16 BE)' },
  { id: 'windows-1252', name: 'Western European (Windows-1252)' },
  { id: 'iso-8859-15', name: 'Western European (ISO 8859-15)' },
  { id: 'windows-1250', name: 'Central European (Windows-1250)' },
  { id: 'iso-8859-2', name: 'Central European (ISO 8859-2)' },
  { id: 'windows-1251', name: 'Cyrillic (Windows-1251)' },
  { id: 'koi8-r', name: 'Cyrillic (KOI8-R)' },
  { id: 'windows-1253', name: 'Greek (Windows-1253)' },
  { id: 'windows-1254', name: 'Turkish (Windows-1254)' },
  { id: 'windows-1255', name: 'Hebrew (Windows-1255)' },
  { id: 'windows-1256', name: 'Arabic (Windows-1256)' },
  { id: 'euc-kr', name: 'Korean (EUC-KR)' },
  { id: 'shift_jis', name: 'Japanese (Shift JIS)' },
  { id: 'euc-jp', name: 'Japanese (EUC-JP)' },
  { id: 'gb18030', name: 'Simplified Chinese (GB 18030)' },
  { id: 'big5', name: 'Traditional Chinese (Big5)' },
];

const FROM = {
  bom: 'Found by its byte order mark',
  'utf-8': 'The file is valid UTF-8',
  guess: 'A guess: check the text below',
  user: 'Chosen by you',
} as const;

/** How an encoding was found, in words. */
export const encodingFound = (from: keyof typeof FROM): string => FROM[from];
