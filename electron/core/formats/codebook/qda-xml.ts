/** Characters that XML 1.0 has no place for. */
// oxlint-disable-next-line no-control-regex -- these are the ones
export const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const ALL_NOT_XML = new RegExp(NOT_XML, 'g');

/** A text with U+FFFD for each character that XML has no place for. */
export const legalXml = (text: string): string => text.replaceAll(ALL_NOT_XML, '\ufffd');

/** A text in an element. A carriage return would be read back as a line feed if it stood there as it is. */
export const textXml = (text: string): string =>
  legalXml(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');

/** A text in an attribute with double quotes. */
export const attributeXml = (text: string): string =>
  textXml(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
