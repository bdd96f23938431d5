import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Refusal } from '../../../../shared/api/reply.ts';

const refuse = (message: string): never => {
  throw new Refusal('refused', message);
};

let loaded: Promise<typeof PdfJs> | null = null;

/** Loads pdf.js with its worker's code in this thread, so that it looks for none elsewhere. */
async function load(): Promise<typeof PdfJs> {
  const globals: Record<string, unknown> = globalThis;
  // It looks for these and warns where they are missing; they are for drawing, and nothing is drawn here.
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) globals[name] ??= Object;
  const said = console;
  const { warn } = said;
  // It also says that it cannot find a library for drawing, which nobody needs to hear.
  said.warn = () => undefined;
  try {
    const worker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    globals['pdfjsWorker'] = worker;
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    said.warn = warn;
  }
}

/** Fonts and tables of characters that a PDF names but does not hold are fetched by nobody. */
class NothingOutside {
  fetch(): Promise<never> {
    return Promise.reject(new Error('nothing outside the file is read'));
  }
}

/** Where a PDF's first line stands at the latest, in bytes. */
const SAMPLE = 1024;

/**
 * Opens a PDF for its text. No script in it runs, nothing outside it is read, no font is loaded.
 *
 * @throws Refusal `refused` for what is no PDF, is damaged, or has a password.
 */
export async function openPdf(bytes: Uint8Array): Promise<PdfJs.PDFDocumentProxy> {
  if (!new TextDecoder('latin1').decode(bytes.subarray(0, SAMPLE)).includes('%PDF-')) {
    refuse('It is no PDF: it does not begin as one.');
  }
  loaded ??= load();
  const pdfjs = await loaded;
  try {
    return await pdfjs.getDocument({
      // A copy: pdf.js keeps the bytes for itself.
      data: new Uint8Array(bytes),
      verbosity: 0,
      isEvalSupported: false,
      useWorkerFetch: false,
      useWasm: false,
      useSystemFonts: false,
      disableFontFace: true,
      enableXfa: false,
      stopAtErrors: false,
      maxImageSize: 1,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      disableRange: true,
      disableStream: true,
      disableAutoFetch: true,
      BinaryDataFactory: NothingOutside,
    } as never).promise;
  } catch (error) {
    throw openRefusal(error);
  }
}

/** Why a PDF cannot be read. Its errors are of classes of pdf.js, told apart by their names. */
export function openRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Refusal) return error;
  if (error.name === 'PasswordException') {
    return new Refusal('refused', 'It is locked with a password. Save it without one and import that.');
  }
  return new Refusal('refused', `The PDF is damaged: ${error.message.slice(0, 200)}. Save or print it to PDF again.`);
}
