/** What is used of the library; its own package has no types. */
declare module 'edtf' {
  /** @throws SyntaxError, or another error, for what is no EDTF. */
  export function parse(text: string): unknown;
  /**
   * The first and the last millisecond (UTC) that a date can mean; null or infinite where it has no such end.
   *
   * @throws as `parse`.
   */
  export default function edtf(text: string): { readonly min: number | null; readonly max: number | null };
}
