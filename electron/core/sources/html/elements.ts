/** Elements that begin and end a block, as browsers lay them out; what is in none of these lists is part of a line. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup p pre search section summary table ' +
    'caption tbody thead tfoot tr td th colgroup ul xmp listing plaintext'
  ).split(' '),
);

export const HEADINGS: Readonly<Record<string, number>> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };

/** Elements whose blanks and line ends are kept. */
export const KEPT_BLANKS: ReadonlySet<string> = new Set(['pre', 'xmp', 'listing', 'plaintext']);

/** Elements that are left out with everything in them, and what they are called. `hr` and the like have nothing in them. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  script: 'script',
  noscript: 'part for browsers without scripts',
  style: 'style sheet',
  template: 'template',
  iframe: 'embedded page',
  frame: 'embedded page',
  frameset: 'embedded page',
  noframes: 'embedded page',
  object: 'embedded object',
  embed: 'embedded object',
  applet: 'embedded object',
  portal: 'embedded page',
  svg: 'drawing',
  canvas: 'drawing',
  audio: 'sound or video',
  video: 'sound or video',
  input: 'form field',
  textarea: 'form field',
  select: 'form field',
  datalist: 'form field',
  button: 'button',
  progress: 'form field',
  meter: 'form field',
  rt: 'reading aid',
  rp: 'reading aid',
};

/** Those that say nothing to a reader and nothing about the page. */
export const SILENT: ReadonlySet<string> = new Set([
  'meta',
  'base',
  'title',
  'param',
  'source',
  'track',
  'wbr',
  'area',
  'col',
]);
