import type { Lost } from '../fit.ts';
import type { BesideRecord } from '../loss.ts';

/** What the native dataset cannot hold, in general words. */
export const NATIVE_LOSSES: readonly string[] = [
  'the original files: their bytes and their encoding',
  'how far the work on a document is (done, locked)',
  'the display names of annotators; their handles are kept',
  'the codebook; annotations say its version',
  'claim cards that no annotation is on',
  'sources of the registry that nothing names',
  'relations one of whose ends was deleted',
  'the history of changes',
];

/** What is lost of one document, counted. Relations are counted where they are looked up. */
export function nativeLosses({ original, statuses }: BesideRecord): readonly Lost[] {
  return [
    ...(original === 'other'
      ? [{ what: 'original file', count: 1, why: 'texts are written as UTF-8 without a mark' }]
      : []),
    ...(statuses > 0 ? [{ what: 'status', count: statuses, why: 'the format cannot hold how far the work is' }] : []),
  ];
}
