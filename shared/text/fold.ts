const ASCII = /^[\0-\x7f]*$/;

/** A text as searching compares it: without case and accents. */
export const folded = (text: string): string =>
  ASCII.test(text) ? text.toLowerCase() : text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
