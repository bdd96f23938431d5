import type { Format } from '../format.ts';

/** The row of this format in the table. */
export const WEB_ANNOTATION: Format = {
  id: 'web-annotation',
  name: 'W3C Web Annotation',
  extensions: ['jsonld'],
  offsetUnit: 'codepoint',
  description: 'JSON-LD with a text quote and a text position for each annotation.',
  holds: [],
  loses: [],
};
