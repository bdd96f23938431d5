import { documentIdSchema } from '../../../../shared/model/ids.ts';
import { findInvalidBytes } from '../../sources/invalid-bytes.ts';
import type { TreeFile } from '../foreign.ts';
import { nameOf } from '../lines.ts';
import { refusalAt } from '../problem.ts';
import { bytesOf } from '../tree-in.ts';

/** The texts that stand beside a collection, by the addresses that targets name them by. */
export class Texts {
  readonly #files: ReadonlyMap<string, TreeFile>;

  constructor(files: readonly TreeFile[]) {
    this.#files = new Map(files.filter(({ path }) => /\.txt$/i.test(path)).map((file) => [file.path, file]));
  }

  /** The addresses of all of them. */
  get sources(): readonly string[] {
    return [...this.#files.keys()];
  }

  /**
   * The address that a source has beside this collection, or the source itself where it is elsewhere.
   *
   * @param from path of the collection.
   */
  addressOf(source: string, from: string): string {
    const [plain = ''] = source.split('#');
    const folder = from.slice(0, from.lastIndexOf('/') + 1);
    const beside = `${folder}${decoded(plain).replace(/^\.\//, '')}`;
    return this.#files.has(beside) ? beside : plain;
  }

  /** The text of an address, exactly; null where it is not here. @throws Refusal for what is no UTF-8, or empty */
  read(address: string): string | null {
    const file = this.#files.get(address);
    if (!file) return null;
    const bytes = bytesOf(file.source);
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      if (text.trim() !== '') return text;
    } catch {
      const { offset } = findInvalidBytes('utf-8', bytes);
      throw refusalAt(
        { file: nameOf(file.source), line: 1 },
        `byte ${offset + 1} of the file is not UTF-8; save the file as UTF-8`,
      );
    }
    throw refusalAt({ file: nameOf(file.source), line: 1 }, 'the text is empty; a document has some text');
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The id of a document of ours in an address, so that the project's own text is met. */
export function documentIn(address: string): { documentId?: string } {
  const id = /d_[a-z2-7]{26}/.exec(address)?.[0];
  return id !== undefined && documentIdSchema.safeParse(id).success ? { documentId: id } : {};
}
