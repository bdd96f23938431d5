import type { FileTree, TreeFile } from '../foreign.ts';
import { bytesOf } from '../tree-in.ts';
import { sha256 } from '../../sources/identity.ts';
import { OWN_MARK } from './config.ts';
import { decodeName } from './names.ts';

/** An `.ann` file with its text, and whose it is. */
export interface Pair {
  readonly annotator: string | undefined;
  readonly title: string;
  readonly ann: TreeFile;
  readonly txt: TreeFile | undefined;
}

/** How the files of a dataset belong together. */
export interface Layout {
  /** Whether we wrote it. */
  readonly isOwn: boolean;
  /** The files of one name, of all annotators. */
  readonly documents: readonly (readonly Pair[])[];
}

const parts = (path: string): { folder: string; name: string } => {
  const slash = path.lastIndexOf('/');
  return { folder: path.slice(0, slash + 1), name: path.slice(slash + 1) };
};

/** The folder, with its `/`, that all paths are in. */
function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => parts(path).folder.split('/').slice(0, -1));
  const [first = []] = folders;
  const differs = first.findIndex((name, i) => folders.some((folder) => folder[i] !== name));
  const shared = differs < 0 ? first : first.slice(0, differs);
  return shared.map((name) => `${name}/`).join('');
}

function ownRoot(files: readonly TreeFile[]): string | null {
  const mark = Buffer.from(OWN_MARK);
  const found = files.find(
    ({ path, source }) =>
      parts(path).name === 'annotation.conf' && mark.equals(bytesOf(source).subarray(0, mark.length)),
  );
  return found ? parts(found.path).folder : null;
}

/**
 * Folders are annotators where we wrote the dataset, and where a text of one name stands in several of them; otherwise they are
 * folders, and nobody is named.
 */
export function layoutOf({ files }: FileTree): Layout {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const anns = files.filter(({ path }) => path.endsWith('.ann'));
  const own = ownRoot(files);
  const root = own ?? commonFolder(anns.map(({ path }) => path));
  const pairs = anns.map((ann) => {
    const inside = ann.path.startsWith(root) ? ann.path.slice(root.length) : ann.path;
    const slash = inside.indexOf('/');
    const folder = slash < 0 ? undefined : inside.slice(0, slash);
    const txt = byPath.get(ann.path.replace(/\.ann$/, '.txt'));
    return { ann, txt, folder, below: inside.slice(slash + 1), title: parts(ann.path).name.replace(/\.ann$/, '') };
  });
  const byName = Map.groupBy(pairs, ({ below }) => below);
  const areAnnotators = own !== null || [...byName.values()].some(isOfSeveral);
  const named = pairs.map(({ ann, txt, folder, below, title }) => {
    const annotator =
      areAnnotators && folder !== undefined ? { annotator: decodeName(folder) } : { annotator: undefined };
    return { below: areAnnotators ? below : ann.path, pair: { ann, txt, title, ...annotator } };
  });
  const documents = [...Map.groupBy(named, ({ below }) => below).values()];
  return { isOwn: own !== null, documents: documents.map((same) => same.map(({ pair }) => pair)) };
}

/** Whether two folders hold the same text under the same name. */
function isOfSeveral(
  pairs: readonly { readonly folder: string | undefined; readonly txt: TreeFile | undefined }[],
): boolean {
  if (pairs.length === 1) return false;
  const texts = pairs.flatMap(({ folder, txt }) => (folder === undefined || !txt ? [] : [sha256(bytesOf(txt.source))]));
  return new Set(texts).size < texts.length;
}
