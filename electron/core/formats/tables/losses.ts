/** What tables cannot hold, in general words. */
export const TABLE_LOSSES: readonly string[] = [
  'the original files: their bytes and their encoding',
  'how far the work on a document is (done, locked)',
  'the display names of annotators; their handles are kept',
  'the codebook; annotations say its version',
  'claim cards that no annotation is on',
  'sources of the registry that nothing names',
  'relations one of whose ends was deleted',
  'the history of changes',
  'values of another type than the codebook asks for: they are written in its type',
];
