import { Refusal } from '../../../../shared/api/reply.ts';
import { readZip } from '../../formats/zip-in.ts';
import { checkXml, type XmlFindings } from './check-xml.ts';

/** The parts of a Word document, checked. */
export interface DocxPackage {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly findings: ReadonlyMap<string, XmlFindings>;
}

const refuse = (message: string): never => {
  throw new Refusal('refused', message);
};

/** What a file is that is no Word document of today, by its first bytes; the words of the refusal. */
function otherKind(bytes: Uint8Array): string | null {
  const begins = (...signs: number[]): boolean => signs.every((sign, i) => bytes[i] === sign);
  if (begins(0x50, 0x4b)) return null;
  if (begins(0xd0, 0xcf, 0x11, 0xe0))
    return 'It is an old Word document (.doc), or one with a password. Save it as .docx without a password.';
  if (begins(0x7b, 0x5c, 0x72, 0x74, 0x66)) return 'It is a Rich Text document (RTF). Save it as .docx.';
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'It is a PDF. Give it the ending .pdf.';
  return 'It is no Word document (.docx): it does not begin as one.';
}

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const TEMPLATE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml';

/** The files of the archive; whoever asks names the document in front of what is wrong with it. */
async function filesIn(bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const name = 'the document';
  try {
    const limits = { entries: 5000, unpacked: 256 * 2 ** 20 };
    const { files } = await readZip({ kind: 'bytes', name, bytes }, { keepHidden: true, limits });
    return new Map(
      files.flatMap(({ path, source }) => (source.kind === 'bytes' ? [[path, source.bytes] as const] : [])),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refuse(error.message.replace(`${name}: `, ''));
  }
}

/** Reads the archive that a Word document is. @throws Refusal `refused` for an archive that is not as it should be, other documents, macros */
export async function openDocx(bytes: Uint8Array): Promise<DocxPackage> {
  const other = otherKind(bytes);
  if (other !== null) refuse(other);
  const parts = await filesIn(bytes);
  const types = parts.get('[Content_Types].xml');
  if (types === undefined) {
    return refuse(
      parts.has('mimetype')
        ? 'It is an OpenDocument text. Save it as .docx.'
        : 'It is no Word document: an archive without [Content_Types].xml.',
    );
  }
  const findings = new Map<string, XmlFindings>();
  for (const [path, part] of parts) {
    const found = checkXml(path, part);
    if (found) findings.set(path, found);
  }
  const declared = new TextDecoder().decode(types);
  if (/macroEnabled|vbaProject/i.test(declared) || [...parts.keys()].some((path) => /vbaProject|vbaData/i.test(path))) {
    refuse('It holds macros, which are programs. Save it as .docx without macros.');
  }
  if (!declared.includes(MAIN) && !declared.includes(TEMPLATE)) {
    refuse('It is an Office document, but none of Word: only .docx is read.');
  }
  return { parts, findings };
}
