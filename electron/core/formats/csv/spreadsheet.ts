/** The column that names the cells of its row that begin with an apostrophe of ours, as a JSON list. */
export const ESCAPED = 'escaped';

/**
 * What a spreadsheet may take for a formula, by its beginning: the signs that OWASP lists ("CSV injection"), their full-width forms, and the
 * control characters that some programs pass over.
 */
const RISKY = /^[=+\-@\t\r\n\0＝＋－＠]/;

/** Whether a text begins like a formula. */
export const isRisky = (text: string): boolean => RISKY.test(text);
