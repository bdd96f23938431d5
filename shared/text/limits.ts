/** The largest source file that is read, in bytes (32 MiB): windows check it before they read, the core before it decodes. */
export const MAX_TEXT_BYTES = 32 * 1024 * 1024;

/** The longest title that is made from a text, in UTF-16 code units. */
export const MAX_TITLE = 200;
