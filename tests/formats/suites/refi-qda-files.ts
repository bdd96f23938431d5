import { strToU8, zipSync } from 'fflate';
import type { Files } from './suite.ts';

/** An archive of other tools, not compressed: what its files say is tried here, not what packing does. */
export const packed = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content]),
    ),
    { level: 0 },
  );

/** A project of another tool: its `project.qde`, and its texts. */
export const qdpx = (qde: string | Uint8Array, texts: Readonly<Record<string, string | Uint8Array>> = {}): Files => ({
  'p.qdpx': packed({
    'project.qde': qde,
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`Sources/${name}`, text])),
  }),
});

/** What stands in a `Project`. */
export const project = (inside: string, origin = 'Other 1.0'): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<Project name="P" origin="${origin}" xmlns="urn:QDA-XML:project:1.0">
${inside}
</Project>`;

/** A GUID for a number. */
export const guid = (n: number): string => `{0190AAAA-0000-7000-8000-${String(n).padStart(12, '0')}}`;

export const CODES = `<CodeBook><Codes><Code guid="${guid(1)}" name="CLAIM" isCodable="true" color="#f80"/></Codes></CodeBook>`;

/** A text source with what stands in it. */
export const textSource = (inside: string, attributes = 'plainTextPath="internal://a.txt"'): string =>
  `<Sources><TextSource guid="${guid(9)}" name="A" ${attributes}>${inside}</TextSource></Sources>`;

/** A selection with the code of {@link CODES}. */
export const selection = (start: number | string, end: number | string, n = 10, more = ''): string =>
  `<PlainTextSelection guid="${guid(n)}" startPosition="${start}" endPosition="${end}"><Coding guid="${guid(n + 1)}"><CodeRef targetGUID="${guid(1)}"/>${more}</Coding></PlainTextSelection>`;
