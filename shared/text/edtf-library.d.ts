/** What is used of the library; its own package has no types. */
declare module 'edtf' {
  /** @throws SyntaxError, or another error, for what is no EDTF. */
  export function parse(text: string): unknown;
}
