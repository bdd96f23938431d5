/** So much of a text's beginning, in UTF-16 code units, is looked at. */
const SAMPLE = 4000;

/**
 * The language that a text is drawn in: the stated one, else Korean where most of its letters are Hangul, which needs
 * line breaks of its own. BCP 47; undefined where nothing tells.
 */
export function drawnLanguage(text: string, stated: string | undefined): string | undefined {
  if (stated !== undefined) return stated;
  const sample = text.slice(0, SAMPLE);
  const hangul = sample.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  return hangul * 2 > letters ? 'ko' : undefined;
}
