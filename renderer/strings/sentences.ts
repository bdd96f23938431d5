const ENDS = /[.!?…。？！]["”’』」)]*$/u;

/** Sentences one after the other, as they are said: each has an end, so that a voice pauses there. */
export const sentences = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .map((part, place, all) => (place === all.length - 1 || ENDS.test(part) ? part : `${part}.`))
    .join(' ');
