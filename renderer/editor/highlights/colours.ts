/** Hues of the label palette. */
const HUES = 12;

/** The tokens that highlights are drawn with, resolved to plain colours. */
export interface Colours {
  /** By number, as labels name them. */
  readonly labels: readonly string[];
  readonly text: string;
  readonly faint: string;
  readonly accent: string;
  /** Share of the label's colour in a fill, such as `14%`. */
  readonly fill: string;
}

/**
 * Reads the tokens as they are now. Highlight rules get plain colours and never `var()`: Chromium styles every
 * highlight again for every element where a rule refers to a variable, which made a section six times as slow to draw.
 *
 * @param host an element to put a probe into for a moment.
 */
export function readColours(host: HTMLElement): Colours {
  const probe = host.ownerDocument.createElement('div');
  probe.hidden = true;
  const tokens = [...Array.from({ length: HUES }, (_, i) => `--label-${i}`), '--text-1', '--text-3', '--accent'];
  probe.append(
    ...tokens.map((token) => {
      const element = host.ownerDocument.createElement('i');
      element.style.color = `var(${token})`;
      return element;
    }),
  );
  host.append(probe);
  const colours = [...probe.children].map((element) => getComputedStyle(element).color);
  const fill = getComputedStyle(host).getPropertyValue('--label-fill').trim();
  probe.remove();
  const [text = '', faint = '', accent = ''] = colours.slice(HUES);
  return { labels: colours.slice(0, HUES), text, faint, accent, fill: fill || '14%' };
}

/**
 * Tells when the theme may have changed: by the system, or by an attribute of the root element.
 *
 * @returns stops it.
 */
export function watchTheme(document: Document, onChange: () => void): () => void {
  const stop = new AbortController();
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)']) {
    matchMedia(query).addEventListener('change', onChange, { signal: stop.signal });
  }
  const attributes = new MutationObserver(onChange);
  attributes.observe(document.documentElement, { attributes: true });
  return () => {
    stop.abort();
    attributes.disconnect();
  };
}
