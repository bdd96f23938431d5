import { nameOf } from '../lines.ts';
import type { FileTree, ForeignDocument, TreeFile } from '../foreign.ts';
import { refusalAt } from '../problem.ts';
import { readZip } from '../zip-in.ts';
import { contentOf } from './cas-in.ts';
import { documentsOf, type AnnotatorContent, type FileNames } from './documents.ts';
import type { TypeSystem } from './type-system.ts';
import { readTypeSystem } from './type-system-read.ts';
import { readXmi } from './xmi-read.ts';

const isTypeSystem = (path: string): boolean => /(?:^|\/)[^/]*typesystem[^/]*\.xml$/i.test(path);

/** Where INCEpTION exports an archive for each annotator. */
const ARCHIVE = /(?:^|\/)(?:annotation|curation)\/[^/]+\/[^/]+\.zip$/i;

/** Which files of a folder or an archive are XMI with its type systems: one dataset. */
export function xmiGroups(paths: readonly string[]): readonly (readonly string[])[] {
  const mine = paths.filter((path) => path.toLowerCase().endsWith('.xmi') || ARCHIVE.test(path));
  return mine.length === 0 ? [] : [[...paths.filter(isTypeSystem), ...mine]];
}

/**
 * Reads XMI files with the type system beside them or in a folder above, and archives of both as INCEpTION exports them.
 *
 * @throws Refusal with file and line.
 */
export async function* readXmiFiles(tree: FileTree, signal?: AbortSignal): AsyncGenerator<ForeignDocument> {
  const found = new TypeSystems(tree.files);
  const read = async (file: TreeFile, names: FileNames, cancelled?: AbortSignal): Promise<AnnotatorContent> => {
    if (!file.path.toLowerCase().endsWith('.zip')) return contentIn(file, found.for(file), names);
    const inner = await readZip(file.source, { signal: cancelled });
    const [xmi, ...others] = inner.files.filter(({ path }) => path.toLowerCase().endsWith('.xmi'));
    if (!xmi || others.length > 0) {
      throw refusalAt(
        { file: nameOf(file.source), line: 1 },
        `the archive of an annotator holds one .xmi, this one ${others.length + (xmi ? 1 : 0)}; export it again`,
      );
    }
    return contentIn(xmi, new TypeSystems(inner.files).for(xmi), names);
  };
  yield* documentsOf(tree, { endings: ['xmi', 'zip'], read }, signal);
}

const contentIn = ({ source }: TreeFile, types: TypeSystem, names: FileNames): AnnotatorContent =>
  contentOf(readXmi(source, types), nameOf(source), names);

/** The type systems of a dataset, each read once. */
class TypeSystems {
  readonly #files: readonly TreeFile[];
  readonly #read = new Map<string, TypeSystem>();

  constructor(files: readonly TreeFile[]) {
    this.#files = files.filter(({ path }) => isTypeSystem(path));
  }

  /** The nearest one: in the folder of the file, or in one above. @throws Refusal where there is none */
  for({ path, source }: TreeFile): TypeSystem {
    const above = (folder: string): boolean => folder === '' || path.startsWith(`${folder}/`);
    const folderOf = (file: TreeFile): string => file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')));
    const [nearest] = this.#files
      .filter((file) => above(folderOf(file)))
      .toSorted((a, b) => folderOf(b).length - folderOf(a).length);
    if (!nearest) {
      const what =
        'there is no TypeSystem.xml beside this file or above it; export it with the file, and choose the folder or archive that both are in';
      throw refusalAt({ file: nameOf(source), line: 1 }, what);
    }
    const known = this.#read.get(nearest.path) ?? readTypeSystem(nearest.source);
    this.#read.set(nearest.path, known);
    return known;
  }
}
